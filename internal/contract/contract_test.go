package contract_test

import (
	"os"
	"strings"
	"testing"

	"docket/internal/contract"
	"docket/internal/project"
)

const head = "contract_number,title,directorate,execution_date,expiry_date\n"

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name    string
		file    string
		taken   int
		again   int
		refused []string
	}{
		{name: "a line is a contract", file: head + "C1,Support,Acme,2025-01-02,2026-01-01\n", taken: 1},
		{name: "a byte order mark is read past", file: "\ufeff" + head + "C1,Support,Acme,2025-01-02,\n", taken: 1},
		{name: "semicolons separate as well", file: strings.ReplaceAll(head, ",", ";") + "C1;Support, large;Acme;2025-01-02;\n", taken: 1},
		{name: "columns have other names and any order", file: "Customer,Received_on,Number,Title\nAcme,2025-01-02,C1,Support\n", taken: 1},
		{name: "the same line again is the same contract", file: head + "C1,Support,Acme,2025-01-02,\nC1, Support ,acme,2025-01-02,\n", taken: 1, again: 1},
		{name: "the same number with another title is another contract", file: head + "C1,Support,Acme,2025-01-02,\nC1,Audit,Acme,2025-01-02,\n", taken: 2},
		{name: "the same contract with other dates is refused", file: head + "C1,Support,Acme,2025-01-02,\nC1,Support,Acme,2025-02-02,\n", taken: 1,
			refused: []string{"Line 2 has the same contract with other dates. Keep one of the two."}},
		{name: "what is missing is named", file: head + ",Support,Acme,2025-01-02,\nC1,,Acme,2025-01-02,\nC1,Support,,2025-01-02,\nC1,Support,Acme,,\n", refused: []string{
			"The contract has no number.", "The contract has no title.", "The contract has no customer.", "The contract has no date on which it was received."}},
		{name: "a date that is none is refused", file: head + "C1,Support,Acme,02/01/2025,\n", refused: []string{
			`"02/01/2025" is no date. Write the year, the month and the day, as in 2026-11-30.`}},
		{name: "a year that cannot be right is refused", file: head + "C1,Support,Acme,0000-01-02,\n", refused: []string{"The year of 0000-01-02 cannot be right."}},
		{name: "an end before the beginning is refused", file: head + "C1,Support,Acme,2025-01-02,2025-01-01\n", refused: []string{"The contract ends before it begins."}},
		{name: "a line of another width is refused and the next one taken", file: head + "C1,Support\nC2,Support,Acme,2025-01-02,\n", taken: 1,
			refused: []string{"The line has more or fewer cells than the first one."}},
		{name: "what is not UTF-8 is refused", file: head + "C1,Sup\xffport,Acme,2025-01-02,\n", refused: []string{"The line is not UTF-8. Save the file as CSV UTF-8."}},
		{name: "what cannot be shown is refused", file: head + "C1,Sup\x00port,Acme,2025-01-02,\n", refused: []string{"A cell holds characters that cannot be shown."}},
		{name: "a cell that is too long is refused", file: head + "C1," + strings.Repeat("x", 5000) + ",Acme,2025-01-02,\n", refused: []string{"A cell has more than 4,000 characters."}},
		{name: "a quotation that never ends is refused", file: head + "C1,\"Support,Acme,2025-01-02,\n", refused: []string{"The quotation marks of the line do not match."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, err := contract.Read(strings.NewReader(c.file))
			if err != nil {
				t.Fatal(err)
			}
			if len(f.Contracts) != c.taken || f.Repeated != c.again || len(f.Refused) != len(c.refused) {
				t.Fatalf("took %d, again %d, refused %v", len(f.Contracts), f.Repeated, f.Refused)
			}
			for n, r := range f.Refused {
				if r.Why.Error() != c.refused[n] || r.Line < 2 {
					t.Errorf("line %d: %s", r.Line, r.Why)
				}
			}
		})
	}
}

func TestAFileThatIsNoTableIsRefusedAsAWhole(t *testing.T) {
	for file, want := range map[string]string{
		"":                    "The file is empty.",
		"contract_number\n":   `The file has no column "title".`,
		"\"never ended, a, b": "The first line of the file cannot be read. It has to name the columns.",
	} {
		if _, err := contract.Read(strings.NewReader(file)); err == nil || err.Error() != want {
			t.Errorf("%q: got %v", file, err)
		}
	}
}

func TestTheRealFileIsReadWhole(t *testing.T) {
	in, err := os.Open("testdata/contracts-act-2025.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	f, err := contract.Read(in)
	if err != nil || len(f.Contracts) != 281 || len(f.Refused) != 0 || f.Repeated != 0 {
		t.Errorf("%d contracts, %d refused, %v", len(f.Contracts), len(f.Refused), err)
	}
	keys := map[string]bool{}
	for _, c := range f.Contracts {
		keys[c.Key()] = true
		if n := len([]rune(c.ProjectName())); n == 0 || n > project.NameLimit {
			t.Errorf("line %d: a name of %d characters", c.Line, n)
		}
	}
	if len(keys) != 281 {
		t.Errorf("%d different contracts", len(keys))
	}
}

// Whatever a file holds, each contract taken can be kept, and the file read again
// is the same.
func FuzzRead(f *testing.F) {
	f.Add(head + "C1,Support,Acme,2025-01-02,2026-01-01\n")
	f.Add("\ufeffnumber;title;customer;received_on\n\"a\"\"b\";c;d;2025-02-30\n")
	f.Add(head + "C1,\"Support\nC2,x,y,2025-01-02,\n\x00,\xff,,,\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := contract.Read(strings.NewReader(text))
		if err != nil {
			return
		}
		again, _ := contract.Read(strings.NewReader(text))
		if len(again.Contracts) != len(got.Contracts) || len(again.Refused) != len(got.Refused) {
			t.Error("the same file reads differently")
		}
		for _, c := range got.Contracts {
			p := project.Project{Name: c.ProjectName(), Customer: 1, Committee: 1, Type: project.PS}
			if err := p.Check(); err != nil || c.Number == "" || c.Customer == "" || c.ReceivedOn.IsZero() {
				t.Errorf("took %+v: %v", c, err)
			}
		}
	})
}
