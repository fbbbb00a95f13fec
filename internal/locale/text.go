package locale

// Localized is what can be said in any language: a Text, a Plural, a Day, or a noun's own type such as a role.
// As an argument of T, N or a fault it stands under %s.
type Localized interface {
	Localize(p *Printer) string
}

// Text is a sentence kept for later, when the reader's language is known.
type Text struct {
	// Format is the English sentence, the key of its translations.
	Format string
	// Args are the values of the format's verbs.
	Args []any
}

// Textf keeps a sentence for later. The format must be a literal, so that the tests find it.
func Textf(format string, args ...any) Text { return Text{Format: format, Args: args} }

// Localize says the text.
func (t Text) Localize(p *Printer) string { return p.T(t.Format, t.Args...) }

// String says the text in English, for logs and records.
func (t Text) String() string { return t.Localize(English()) }

// Plural is a sentence that counts, kept for later.
type Plural struct {
	// N is the count and the first argument of both sentences.
	N int
	// One and Other are the English singular and plural.
	One, Other string
	// Args follow N.
	Args []any
}

// Pluralf keeps a counting sentence for later. Both formats must be literals, so that the tests find them.
func Pluralf(n int, one, other string, args ...any) Plural {
	return Plural{N: n, One: one, Other: other, Args: args}
}

// Localize says the sentence in the form its count asks for.
func (c Plural) Localize(p *Printer) string { return p.N(c.N, c.One, c.Other, c.Args...) }

// String says the sentence in English, for logs and records.
func (c Plural) String() string { return c.Localize(English()) }
