package locale

import (
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// Printer says sentences in one language. Its methods may be called from any number of goroutines.
type Printer struct {
	tag     language.Tag
	numbers *message.Printer
	words   words
	stops   *strings.Replacer // a month that is cut short ends a sentence by itself
}

func newPrinter(tag language.Tag, w words) *Printer {
	return &Printer{
		tag:     tag,
		numbers: message.NewPrinter(tag, message.Catalog(sentences())),
		words:   w,
		stops:   w.stops(),
	}
}

// Tag is the language's BCP 47 tag, "en-GB" or "fr", as HTML's lang attribute wants it.
func (p *Printer) Tag() string { return p.tag.String() }

// T says a sentence. The format is the English sentence with the verbs of fmt; %d and %f group and point numbers as
// the language does, so that a year or a reference belongs in a %s. Arguments that are Localized are said in the same
// language, under %s.
func (p *Printer) T(format string, args ...any) string {
	return p.stops.Replace(p.numbers.Sprintf(format, p.localize(args)...))
}

// N says a sentence that counts: one is the English singular, other the plural, and n is the first argument of both.
// Further arguments follow it. Which of the two a number takes is the language's own rule: French says 0 in the singular.
func (p *Printer) N(n int, one, other string, args ...any) string {
	return p.T(p.form(n, one, other), append([]any{n}, args...)...)
}

// Say says what knows how to be said.
func (p *Printer) Say(it Localized) string { return it.Localize(p) }

// form picks the sentence by CLDR's cardinal rules. French's third form ("un million de") reads well enough as the plural.
func (p *Printer) form(n int, one, other string) string {
	if plural.Cardinal.MatchPlural(p.tag, max(n, -n), 0, 0, 0, 0) == plural.One {
		return one
	}
	return other
}

func (p *Printer) localize(args []any) []any {
	said := make([]any, len(args))
	for i, arg := range args {
		if it, ok := arg.(Localized); ok {
			arg = it.Localize(p)
		}
		said[i] = arg
	}
	return said
}
