package sheet_test

import (
	"encoding/binary"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"docket/internal/fault"
	"docket/internal/sheet"
)

var columns = []sheet.Column{{Names: []string{"name", "customer"}}, {Names: []string{"amount"}}, {Names: []string{"note"}, Optional: true}}

// read is the table as lines of "line|name|amount|note"; a line that cannot be read is
// its number and why.
func read(t *testing.T, file string) []string {
	t.Helper()
	s, err := sheet.Open(strings.NewReader(file), columns...)
	if err != nil {
		return []string{err.Error()}
	}
	var all []string
	for row, err := range s.Rows() {
		if why, refused := fault.As(err); refused {
			all = append(all, string(rune('0'+row.Line))+" "+why.Error())
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, strings.Join([]string{string(rune('0' + row.Line)), row.Text("name"), row.Text("amount"), row.Long("note")}, "|"))
	}
	return all
}

// wide is a text in UTF-16 with a byte order mark.
func wide(order binary.AppendByteOrder, text string) string {
	var raw []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		raw = order.AppendUint16(raw, unit)
	}
	return string(raw)
}

func TestTheTablesPeopleHaveAreRead(t *testing.T) {
	for name, tt := range map[string]struct {
		file string
		want []string
	}{
		"plain":                              {"name,amount\nAcme,12.50\n", []string{"2|Acme|12.50|"}},
		"without an end of the last line":    {"name,amount\nAcme,12.50", []string{"2|Acme|12.50|"}},
		"as a French spreadsheet writes it":  {"\ufeffName;Amount;Note\r\nAcmé;\"1 234,50\";\r\n", []string{"2|Acmé|1 234,50|"}},
		"as Excel’s Unicode text":            {wide(binary.LittleEndian, "Name\tNote\tAmount\r\nAcmé 客户\t\t12,50\r\n"), []string{"2|Acmé 客户|12,50|"}},
		"in UTF-16 of another byte order":    {wide(binary.BigEndian, "name;amount\nAcmé;1\n"), []string{"2|Acmé|1|"}},
		"columns in any order, by any name":  {"note,AMOUNT,Customer\nSoon,1,Acme\n", []string{"2|Acme|1|Soon"}},
		"columns nobody asked for":           {"id,name,colour,amount\n7,Acme,red,1\n", []string{"2|Acme|1|"}},
		"quotation marks, commas and lines":  {"name,amount,note\n\"Acme, \"\"the\"\" best\",1,\"one\ntwo\"\nBeta,2,\n", []string{"2|Acme, \"the\" best|1|one\ntwo", "4|Beta|2|"}},
		"blank lines between":                {"name,amount\n\n\nAcme,1\n\n", []string{"4|Acme|1|"}},
		"blanks around what was typed":       {"name , amount\n  Acme \t Foods ,  1\n", []string{"2|Acme Foods|1|"}},
		"an old Macintosh's ends of lines":   {"name,amount\rAcme,1\r", []string{"The file has no column \"amount\"."}},
		"no rows":                            {"name,amount\n", nil},
		"nothing":                            {"", []string{"The file is empty."}},
		"a byte order mark and nothing else": {"\ufeff", []string{"The file is empty."}},
		"another table":                      {"vorname,nachname\na,b\n", []string{"The file has no column \"name\"."}},
		"a head that never ends":             {"\"name,amount\nAcme,1\n", []string{"The first line of the file cannot be read. It has to name the columns."}},
		"a line with too few cells":          {"name,amount\nAcme\nBeta,2\n", []string{"2 The line has more or fewer cells than the first one.", "3|Beta|2|"}},
		"a line with too many":               {"name,amount\nAcme,1,2\nBeta,2\n", []string{"2 The line has more or fewer cells than the first one.", "3|Beta|2|"}},
		"a quotation mark in the middle":     {"name,amount\nAc\"me,1\nBeta,2\n", []string{"2 The quotation marks of the line do not match.", "3|Beta|2|"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(t, tt.file)); diff != "" {
				t.Errorf("it is read as (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatCannotBeShownIsRefusedLineByLine(t *testing.T) {
	for name, cell := range map[string]string{"letters of another encoding": "Acm\xe9", "a null": "Ac\x00me", "a book": strings.Repeat("a", sheet.MaxCell+1)} {
		got := read(t, "name,amount\n"+cell+",1\nBeta,2\n")
		if len(got) != 2 || !strings.HasPrefix(got[0], "2 ") || got[1] != "3|Beta|2|" {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := read(t, "name,amount\n"+strings.Repeat("é", sheet.MaxCell)+",1\n"); len(got) != 1 || !strings.HasPrefix(got[0], "2|é") {
		t.Errorf("a cell that is just not too long: %.60q", got)
	}
}

func TestADayIsWrittenInOneWay(t *testing.T) {
	for text, want := range map[string]string{"2026-11-30": "2026-11-30", "": "", "30.11.2026": "refused", "2026-02-30": "refused", "0026-11-30": "refused"} {
		s, err := sheet.Open(strings.NewReader("name,amount\nAcme,"+text+"\n"), columns...)
		if err != nil {
			t.Fatal(err)
		}
		for row := range s.Rows() {
			day, err := row.Day("amount")
			switch {
			case want == "refused":
				if fault.KindOf(err) != fault.Invalid {
					t.Errorf("%q is %s, %v", text, day, err)
				}
			case err != nil || want != "" && day.String() != want || (want == "") != day.IsZero():
				t.Errorf("%q is %s, %v", text, day, err)
			}
		}
	}
}

// endless is a table that never ends.
type endless struct{ at int }

var line = strings.Repeat("A", 1000) + ",1\n"

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, line[e.at:])
	e.at = (e.at + n) % len(line)
	return n, nil
}

func TestATableThatNeverEndsIsLeft(t *testing.T) {
	s, err := sheet.Open(io.MultiReader(strings.NewReader("name,amount\n"), new(endless)), columns...)
	if err != nil {
		t.Fatal(err)
	}
	var last error
	for _, err := range s.Rows() {
		last = err
	}
	if why, ok := fault.As(last); !ok || why.Error() != "The file is larger than 64 MB. Split it." {
		t.Errorf("it ends with %v", last)
	}
}
