package locale

import (
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

const sourceHead = `package bot
import (
	l "docket/internal/locale"
	"docket/internal/fault"
	"golang.org/x/text/cases"
)
const greeting = "Good " + "morning."
func draw(p *l.Printer, v view, name string, names []any) {
`

func TestTheSourcesAreJudged(t *testing.T) {
	french := map[string]forms{
		"Approved by %s.": {"Approuvé par %s."}, "Good morning.": {"Bonjour."}, "Open": {"Ouvrir"},
		"%s: %d from": {"de %[2]d : %[1]s"}, "%d issue": {"%d problème"}, "%d issues": {"%d problèmes"},
		"Close": {"Fermer la fenêtre et tout ce qui s’ensuit"}, "Wait": {""}, "Now": {"Maintenant !"},
		"Count %d": {"Compte %s"}, "22 %% done": {"22 %% faits"}, "Gone.": {"Parti."},
		"%d new": {"%d nouveau", "%d nouveaux"}, "%d old": {"%d vieux", "des vieux"},
	}
	tests := map[string]struct {
		code string
		want []string // parts of the complaints, in order; none when all is well
	}{
		"a translated sentence passes":                {`p.T("Approved by %s.", name)`, nil},
		"a constant of the package is a literal":      {`p.T(greeting)`, nil},
		"the verbs may change places":                 {`p.T("%s: %d from", name, 3)`, nil},
		"both forms of a count are looked for":        {`p.N(3, "%d issue", "%d issues")`, nil},
		"a count may have two forms in French alone":  {`p.N(3, "%d new", "%d new")`, nil},
		"both of the two are read":                    {`p.N(3, "%d old", "%d old")`, []string{"other verbs", "other verbs"}},
		"a sentence without words needs no French":    {`p.T("%s (%d)", name, 3)`, nil},
		"an escaped percent sign is no verb":          {`p.T("22 %% done")`, nil},
		"a printer in a field is a printer":           {`v.p.T("Open")`, nil},
		"a function of another package is none":       {`cases.Title(name)`, nil},
		"spread values are not counted":               {`p.T("%s: %d from", names...)`, nil},
		"a fault's sentence is translated":            {`fault.NotFoundf("Gone.")`, nil},
		"a missing sentence is reported":              {`p.T("Approved.")`, []string{`missing Approved.`}},
		"a missing fault is reported":                 {`fault.Conflictf("Too late.")`, []string{`missing Too late.`}},
		"a text kept for later is reported":           {`l.Textf("Later.")`, []string{`missing Later.`}},
		"a missing plural is reported":                {`p.N(3, "%d issue", "%d problems")`, []string{`missing %d problems`}},
		"a sentence built at run time is reported":    {`p.T(name)`, []string{"is no literal"}},
		"a value too few is reported":                 {`p.T("Approved by %s.")`, []string{"1 verbs for 0 values"}},
		"a text kept may get its values later":        {`l.Textf("Approved by %s.")`, nil},
		"a value too many is reported":                {`p.N(3, "%d issue", "%d issues", name)`, []string{"1 verbs for 2", "1 verbs for 2"}},
		"another verb in the translation is reported": {`p.T("Count %d", 3)`, []string{"other verbs"}},
		"a translation too long is reported":          {`p.Title("Close")`, []string{"characters of 24"}},
		"the same words elsewhere are not too long":   {`p.T("Close")`, nil},
		"an English text too long is reported":        {`p.Title("Approved by %s.", name)`, []string{"of 24", "of 24"}},
		"an empty translation is reported":            {`p.T("Wait")`, []string{"empty"}},
		"an exclamation mark is reported":             {`p.T("Now")`, []string{"calls out"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, "draw.go", sourceHead+test.code+"\n}", 0)
			if err != nil {
				t.Fatal(err)
			}
			found, got := newPkg(file).uses(fset)
			complaints, missing := judge(found, french)
			got = append(got, complaints...)
			for _, english := range missing {
				got = append(got, "missing "+english)
			}
			if !slices.EqualFunc(got, test.want, strings.Contains) {
				t.Errorf("complaints are %q, want %q", got, test.want)
			}
		})
	}
}

func TestStaleTranslationsAreFound(t *testing.T) {
	got := stale([]use{{english: "Open"}}, map[string]forms{"Open": {"Ouvrir"}, "Shut": {"Fermer"}})
	if !slices.Equal(got, []string{"Shut"}) {
		t.Errorf("stale sentences are %q, want Shut", got)
	}
}

func TestASentenceTwiceInTheFileIsFound(t *testing.T) {
	_, twice := readFile(t, []byte(`{"Open": "Ouvrir", "Shut": "Fermer", "Open": "Ouvert"}`))
	if !slices.Equal(twice, []string{"Open"}) {
		t.Errorf("sentences twice are %q, want Open", twice)
	}
}
