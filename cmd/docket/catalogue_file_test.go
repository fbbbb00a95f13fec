package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// keeps runs a command of the catalogue on the command line and returns what it says.
func (c *company) keeps(args ...string) (string, error) {
	c.t.Helper()
	return c.runs(append([]string{"catalogue"}, args...)...)
}

// runs a command on the command line and returns what it says.
func (c *company) runs(args ...string) (string, error) {
	c.t.Helper()
	out, err := os.Create(filepath.Join(c.t.TempDir(), "out"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer out.Close()
	failed := config{DatabaseURL: c.databaseURL}.run(c.t.Context(), args, streams{out: out, err: out})
	said, err := os.ReadFile(out.Name())
	if err != nil {
		c.t.Fatal(err)
	}
	return string(said), failed
}

// says fails unless the command ended well and said this.
func (c *company) says(wants []string, args ...string) {
	c.t.Helper()
	said, err := c.keeps(args...)
	for _, want := range wants {
		if err != nil || !strings.Contains(said, want) {
			c.t.Errorf("%q says %q, %v; want %q", args, said, err, want)
		}
	}
}

const example = "../../internal/seed/catalogue.yaml"

func TestTheCatalogueIsKeptAsOneFile(t *testing.T) {
	t.Parallel()
	c := office(t)
	c.says([]string{"25 SKUs, 11 territories. Nothing is wrong."}, "validate", example)
	c.says([]string{"+ AUDIT-STD  Process audit", "~ terms", "discounts.sales_manager: none → 15", "25 added, 0 changed, 0 withdrawn"}, "plan", example)
	c.says([]string{"The catalogue is at edition 1."}, "apply", example, "--as", "U0ADMIN001")
	c.says([]string{"Nothing changes.", "The catalogue is at edition 1."}, "apply", example, "--as", "U0ADMIN001")

	exported := filepath.Join(t.TempDir(), "catalogue.yaml")
	c.says(nil, "export", exported)
	c.says([]string{"Nothing changes."}, "plan", exported, "--exit-code")

	text, err := os.ReadFile(exported)
	if err != nil || !strings.HasPrefix(string(text), "edition: 1\n") {
		t.Fatalf("exported is %.80s, %v", text, err)
	}
	dearer := written(t, strings.Replace(string(text), "EUR: 2400.00", "EUR: 2500.00", 1))
	c.says([]string{"~ AUDIT-STD\n    prices.EUR: 2400.00 → 2500.00\n", "0 added, 1 changed, 0 withdrawn"}, "plan", dearer)
	var code exitCode
	if _, err := c.keeps("plan", dearer, "--exit-code"); !errors.As(err, &code) || code != 2 {
		t.Errorf("a plan that changes something ends with %v", err)
	}
	c.says([]string{"prices.EUR: 2400.00 → 2500.00", "The catalogue is at edition 2."}, "apply", dearer, "--as", "U0ADMIN001")
	c.says([]string{"Nothing changes."}, "apply", dearer, "--as", "U0ADMIN001")

	if said, err := c.keeps("apply", exported, "--as", "U0ADMIN001"); err == nil || !strings.Contains(err.Error(), "Ada Keller has changed the catalogue meanwhile: it is at edition 2 now, and this comes from edition 1.") {
		t.Errorf("an old file says %q, %v", said, err)
	}
	c.says([]string{"prices.EUR: 2500.00 → 2400.00", "The catalogue is at edition 3."}, "apply", example, "--as", "U0ADMIN001")
}

func TestAFileWithMistakesChangesNothing(t *testing.T) {
	t.Parallel()
	c := office(t)
	file := written(t, "skus:", "  - code: AUDIT", "    kind: audit", "    prices: {EUR: lots}")
	for _, command := range [][]string{{"validate", file}, {"plan", file}, {"apply", file, "--as", "U0ADMIN001"}} {
		said, err := c.keeps(command...)
		if !errors.Is(err, errWrong) || !strings.Contains(said, "line 4: AUDIT: Write the amount as a number") || !strings.Contains(said, "line 2: AUDIT: Say who delivers it") {
			t.Errorf("%q says %q, %v", command, said, err)
		}
	}
	if said, err := c.keeps("apply", example, "--as", "U0PAUL0001"); err == nil || !strings.Contains(err.Error(), "Only the head of sales, Management or an administrator") {
		t.Errorf("a consultant's file says %q, %v", said, err)
	}
	c.says([]string{"edition: 0\nskus: []\n"}, "export")
}
