package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// imports runs the command line on a file and returns what it says.
func (c *company) imports(what, file string, flags ...string) (string, error) {
	c.t.Helper()
	out, err := os.Create(filepath.Join(c.t.TempDir(), "out"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer out.Close()
	line := append([]string{"import", what, file, "--as", "U0ADMIN001"}, flags...)
	failed := config{DatabaseURL: c.databaseURL}.run(c.t.Context(), line, streams{out: out, err: out})
	said, err := os.ReadFile(out.Name())
	if err != nil {
		c.t.Fatal(err)
	}
	return string(said), failed
}

func written(t *testing.T, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const contracts = "../../internal/contract/testdata/contracts-act-2025.csv"

func TestRealContractsAreTakenInOnce(t *testing.T) {
	t.Parallel()
	c := office(t)
	said, err := c.imports("contracts", contracts, "--dry-run")
	if err != nil || !strings.Contains(said, "Would be taken in: 2") {
		t.Fatalf("a dry run says %q, %v", said, err)
	}
	said, err = c.imports("contracts", contracts)
	if err != nil || !strings.Contains(said, "Taken in: 2") || strings.Contains(said, "Known already: 2") {
		t.Fatalf("the file says %q, %v", said, err)
	}
	said, err = c.imports("contracts", contracts)
	if err != nil || !strings.Contains(said, "Taken in: 0 projects, 0 new customers") {
		t.Errorf("the same file again says %q, %v", said, err)
	}
	c.as("paul").types("committee-europe", "/project AppSpace")
	c.as("paul").isTold("committee-europe", "AppSpace Licensing and Support 2025", "Digital Canberra")
}

func TestARefusedLineIsNamedAndTakesTheAtomicFileWithIt(t *testing.T) {
	t.Parallel()
	c := office(t)
	file := written(t, "contract_number,title,customer,execution_date,expiry_date",
		"P-1,Good work,Acme,2026-01-05,2026-12-31", "P-2,,Acme,2026-01-05,2026-12-31", "P-3,Bad day,Acme,soon,2026-12-31")
	said, err := c.imports("contracts", file, "--atomic")
	if err == nil || !strings.Contains(said, "line 3:") || !strings.Contains(said, "line 4:") || !strings.Contains(said, "Taken in: 0 projects") {
		t.Errorf("an atomic file says %q, %v", said, err)
	}
	said, err = c.imports("contracts", file)
	if err != nil || !strings.Contains(said, "Taken in: 1 projects, 1 new customers") {
		t.Errorf("line by line it says %q, %v", said, err)
	}
}

func TestListsOfCustomersProjectsAndRolesAreTakenIn(t *testing.T) {
	t.Parallel()
	c := office(t)
	for _, tt := range []struct {
		what string
		file string
		says string
	}{
		{"customers", written(t, "name,class,territory", "Acme Foods,A,FR", "Acme Foods,A,FR", "Nobody,Z,FR"), "Taken in: 2. Refused: 1."},
		{"customers", written(t, "name,class,language", "Brume,A,FR", "Calme,B,", "Dune,C,tlh"), "Taken in: 2. Refused: 1."},
		{"projects", written(t, "name,customer,type", "Warehouse,Acme Foods,PS", "Orphan,Unknown,PS"), "Taken in: 1. Refused: 1."},
		{"roles", written(t, "member,roles", "U0PAUL0001,consultant assessor", "paul,consultant", "U0TOM00001,astronaut"), "Taken in: 1. Refused: 2."},
	} {
		if said, err := c.imports(tt.what, tt.file); err != nil || !strings.Contains(said, tt.says) {
			t.Errorf("%s say %q, %v; want %q", tt.what, said, err, tt.says)
		}
	}
	c.as("paul").types("committee-europe", "/docket roles")
	c.as("paul").isTold("committee-europe", "Paul Aubry", "Assessor")
}

func TestTheRecordIsExportedLineByLine(t *testing.T) {
	t.Parallel()
	c := office(t)
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := (exportAudit{}).Run(t.Context(), config{DatabaseURL: c.databaseURL}, streams{out: out, err: out}); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"verb":"issue.logged"`, `"by":"U0PAUL0001"`, `"verb":"project.launched"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the record lacks %s", want)
		}
	}
}
