package order

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"docket/internal/catalogue"
)

func TestTheTermsOfASKUAreTheCataloguesUnlessAStatementOfWorkSaysOtherwise(t *testing.T) {
	tests := map[string]struct {
		of    catalogue.Code
		alter func(*Line)
		same  bool
	}{
		"as they are":                         {"VIEWS", func(*Line) {}, true},
		"a year for the price of a month":     {"VIEWS", func(l *Line) { l.Unit = catalogue.Year }, false},
		"a licence by the month":              {"LIC", func(l *Line) { l.Unit = catalogue.Month }, false},
		"a licence that is called support":    {"LIC", func(l *Line) { l.Kind = catalogue.Support }, false},
		"more page views for the same price":  {"VIEWS", func(l *Line) { l.Volume, l.Thresholds[0].Above = 900_000, 900_000 }, false},
		"fewer page views for the same price": {"VIEWS", func(l *Line) { l.Volume = 1 }, false},
		"a cheaper threshold":                 {"VIEWS", func(l *Line) { l.Thresholds[0].Per-- }, false},
		"a threshold further up":              {"VIEWS", func(l *Line) { l.Thresholds[0].Above++ }, false},
		"one threshold more":                  {"VIEWS", func(l *Line) { l.Thresholds = append(l.Thresholds, Threshold{Above: 500_000, Per: 1}) }, false},
		"a volume of what counts no views":    {"LIC", func(l *Line) { l.Volume = 5 }, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := stocked()
			c := s.content(0)
			c.Lines[0] = s.of(test.of)
			test.alter(&c.Lines[0])
			var without, with []judged
			if !test.same {
				without, with = []judged{{TermsDiffer, 1}}, []judged{{TermsChanged, 1}}
			}
			if diff := cmp.Diff(without, reasons(c.Check(s.scene(ines)))); diff != "" {
				t.Errorf("without a statement of work (-want +got):\n%s", diff)
			}
			c.SOW = sow
			if diff := cmp.Diff(with, reasons(c.Check(s.scene(ines)))); diff != "" {
				t.Errorf("with one (-want +got):\n%s", diff)
			}
		})
	}
}

func TestALineTakesOverTheTermsOfTheCatalogueWithItsPrices(t *testing.T) {
	s := stocked()
	c := s.content(0)
	c.Lines[0] = s.of("VIEWS")
	grown := s.shelf.SKUs["VIEWS"]
	grown.Volume, grown.Thresholds = 50_000, []catalogue.Threshold{{Above: 50_000, Per: catalogue.Prices{"EUR": 300}}}
	s.shelf.SKUs["VIEWS"] = grown
	if diff := cmp.Diff([]judged{{TermsDiffer, 1}}, reasons(c.Check(s.scene(ines)))); diff != "" {
		t.Errorf("under a new edition (-want +got):\n%s", diff)
	}
	if v := c.In("EUR", s.shelf).Check(s.scene(ines)); len(v) != 0 {
		t.Errorf("taken over, there is still %v", reasons(v))
	}
}
