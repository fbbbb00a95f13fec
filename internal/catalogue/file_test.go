package catalogue_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"docket/internal/catalogue"
)

func file(t testing.TB, c catalogue.Catalogue) string {
	t.Helper()
	var out bytes.Buffer
	if err := catalogue.WriteFile(&out, c); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestACatalogueIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCatalogue.Draw(t, "catalogue")
		if err := c.Tidy().Check(); err != nil {
			t.Fatalf("it makes no sense: %v", err)
		}
		var out bytes.Buffer
		if err := catalogue.WriteFile(&out, c); err != nil {
			t.Fatal(err)
		}
		back, problems, err := catalogue.ReadFile(bytes.NewReader(out.Bytes()))
		if err != nil || len(problems) > 0 {
			t.Fatalf("%v %v in\n%s", err, problems, out.String())
		}
		if plan := catalogue.Compare(c.Tidy(), back); len(plan) > 0 || back.Edition != c.Edition {
			t.Fatalf("%d became %d, %v in\n%s", c.Edition, back.Edition, plan, out.String())
		}
	})
}

func TestPricesAreReadAsTheyStand(t *testing.T) {
	text := strings.ReplaceAll(file(t, small()), "EUR: 1200.00", `EUR: "100000000000.00"`) // beyond what a float tells apart from its neighbours, were it hundredths of cents
	c, problems, err := catalogue.ReadFile(strings.NewReader(text))
	if err != nil || len(problems) > 0 || c.SKUs[0].Prices["EUR"] != 10_000_000_000_000 {
		t.Errorf("%v, %v, %v", c.SKUs[0].Prices, problems, err)
	}
}

func TestEveryMistakeIsNamedWithItsLine(t *testing.T) {
	const whole = `territories:
  - code: FR
    names: {en: France}
discounts:
  sales_manager: 15
starter:
  - sku: AUDIT-STD
    quantity: 1
skus:
  - code: AUDIT-STD
    kind: audit
    unit: piece
    business: PS
    names:
      en: Standard audit
    prices:
      EUR: 1200.00
    window: 12
  - code: VIEWS
    kind: page_views
    unit: month
    business: BS
    names: {en: Views}
    prices: {EUR: 90}
    volume: 100000
    thresholds:
      - above: 100000
        per: {EUR: 0.90}
      - above: 200000
        per: {EUR: 0.80}
    until: 2026-12-31
`
	for _, tt := range []struct {
		name     string
		old, new string
		says     []string
	}{
		{"nothing", "", "", nil},
		{"a key nobody knows", "window: 12", "windows: 12", []string{"line 18: AUDIT-STD: “windows” says nothing here."}},
		{"a key at the top nobody knows", "discounts:", "rebates:", []string{"line 4: “rebates” says nothing here."}},
		{"a code twice", "code: VIEWS", "code: AUDIT-STD", []string{"line 19: AUDIT-STD: There is a SKU with the code AUDIT-STD already."}},
		{"a code in small letters", "code: VIEWS", "code: views", []string{"line 19: views: A code has up to 40"}},
		{"no currency", "EUR: 1200.00", "XXX: 1200.00", []string{"line 17: AUDIT-STD: “XXX” is no currency."}},
		{"an amount with too many decimals", "1200.00", "1200.005", []string{"line 17: AUDIT-STD: Write the amount as a number with at most 2 decimals."}},
		{"an amount in the manner of programs", "1200.00", "1.2e3", []string{"line 17: AUDIT-STD: Write the amount"}},
		{"an amount below zero", "1200.00", "-1", []string{"line 17: AUDIT-STD: Write the amount"}},
		{"no price", "    prices:\n      EUR: 1200.00\n", "", []string{"line 10: AUDIT-STD: Give a price in at least one currency."}},
		{"thresholds out of order", "above: 200000", "above: 100000", []string{"line 29: VIEWS: The thresholds stand in their order"}},
		{"a threshold below the volume", "above: 100000", "above: 99999", []string{"line 27: VIEWS: The first threshold lies below the volume."}},
		{"a threshold in another currency", "per: {EUR: 0.80}", "per: {USD: 0.80}", []string{"line 30: VIEWS: A threshold has a price in each currency"}},
		{"page views without volume", "    volume: 100000\n", "", []string{"line 19: VIEWS: Say how many page views one unit of the subscription has."}},
		{"a volume of something else", "window: 12", "volume: 12", []string{"line 18: AUDIT-STD: Only subscriptions by page views have a volume."}},
		{"a window of what has none", "until: 2026", "window: 3\n    until: 2026", []string{"line 31: VIEWS: Only workshops, audits and trainings"}},
		{"a kind nobody knows", "kind: audit", "kind: magic", []string{"line 11: AUDIT-STD: The kind is one of licence,", "line 18: AUDIT-STD: Only workshops"}},
		{"a day that is none", "2026-12-31", "31.12.2026", []string{"line 31: VIEWS: \"31.12.2026\" is no date."}},
		{"no English name", "en: Standard", "fr: Standard", []string{"line 14: AUDIT-STD: Write the name in English."}},
		{"a starter pack of what is not there", "sku: AUDIT-STD", "sku: AUDIT", []string{"line 7: The starter pack names AUDIT, which is not in the catalogue."}},
		{"a discount of more than all", "sales_manager: 15", "sales_manager: 115", []string{"line 5: Write the discount as a number between 0 and 100."}},
		{"a role nobody knows", "sales_manager: 15", "astronaut: 15", []string{"line 5: There is no role \"astronaut\"."}},
		{"a territory without English", "{en: France}", "{fr: France}", []string{"line 3: The territory FR needs a name in English."}},
		{"a key twice", "window: 12", "window: 12\n    window: 6", []string{"line 19: AUDIT-STD: “window” stands there twice."}},
		{"an anchor", "EUR: 1200.00", "EUR: &price 1200.00", nil},
		{"a reference", "volume: 100000", "volume: *x", []string{"unknown anchor"}},
		{"a tab", "    unit: piece", "\tunit: piece", []string{"This cannot be read as YAML"}},
		{"a list where a mapping belongs", "{EUR: 90}", "[90]", []string{"line 24: VIEWS: Here come names with their values"}},
		{"a second catalogue", "until: 2026-12-31\n", "until: 2026-12-31\n---\nskus: []\n", []string{"A second document begins here."}},
		{"no list of SKUs", "\nskus:", "\nstuff:", []string{"line 1: The file has no “skus”.", "line 7: The starter pack names", "line 9: “stuff” says nothing here."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, problems, err := catalogue.ReadFile(strings.NewReader(strings.Replace(whole, tt.old, tt.new, 1)))
			if err != nil {
				t.Fatal(err)
			}
			said := make([]string, len(problems))
			for n, p := range problems {
				said[n] = p.String()
			}
			if !slices.EqualFunc(said, tt.says, strings.Contains) {
				t.Errorf("it says %q, want %q", said, tt.says)
			}
		})
	}
}

func TestAFileWithoutACatalogueIsRefused(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "---\n", "null", "[]", "a", strings.Repeat("[", 1000), "\xff", "a: *a", "&a [*a]", "{a: 1, a: 2}"} {
		if _, problems, err := catalogue.ReadFile(strings.NewReader(text)); err != nil || len(problems) == 0 {
			t.Errorf("%.20q: %v, %v", text, problems, err)
		}
	}
}

func FuzzReadFile(f *testing.F) {
	f.Add(file(f, small()))
	f.Add("skus: [{code: A, names: &n {en: x}, descriptions: *n, <<: {kind: audit}}]")
	f.Add("skus:\n  - ? [a]\n    : b\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, problems, err := catalogue.ReadFile(strings.NewReader(text))
		if err != nil || len(problems) > 0 {
			return
		}
		if err := c.Check(); err != nil {
			t.Fatalf("taken, and refused: %v", err)
		}
		back, problems, err := catalogue.ReadFile(strings.NewReader(file(t, c)))
		if plan := catalogue.Compare(c, back); err != nil || len(problems) > 0 || len(plan) > 0 {
			t.Fatalf("it becomes %v, %v, %v", plan, problems, err)
		}
	})
}

func TestTheDocumentedFileIsRead(t *testing.T) {
	page, err := os.ReadFile("../../docs/catalogue.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```yaml\n")
	text, _, _ := strings.Cut(rest, "```")
	c, problems, err := catalogue.ReadFile(strings.NewReader(text))
	if err != nil || len(problems) > 0 || len(c.SKUs) != 1 || c.Edition != 7 {
		t.Errorf("%+v, %v, %v", c, problems, err)
	}
}

func TestTheExampleCanBeSoldFrom(t *testing.T) {
	text, err := os.Open("../seed/catalogue.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	c, problems, err := catalogue.ReadFile(text)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	sold := map[catalogue.Kind]int{}
	for _, s := range c.SKUs {
		sold[s.Kind]++
		for _, lang := range catalogue.Languages {
			if s.Names[lang] == "" || s.Descriptions[lang] == "" {
				t.Errorf("%s says nothing in %s", s.Code, lang)
			}
		}
	}
	for _, k := range catalogue.Kinds {
		if sold[k] == 0 {
			t.Errorf("it has no %s", k)
		}
	}
}
