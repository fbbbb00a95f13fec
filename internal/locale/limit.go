package locale

import "unicode/utf8"

// What Slack takes, in characters (docs.slack.dev/reference/block-kit, reference/views).
const (
	titleLimit       = 24  // a view's title, submit and close
	buttonLimit      = 75  // a button's text
	optionLimit      = 75  // an option's text and its description
	placeholderLimit = 150 // the grey words in an empty input
	headerLimit      = 150 // a header block
	labelLimit       = 2000
	confirmLimit     = 300 // the question of a confirmation; its title takes 100, its buttons 30
)

// A button longer than buttonComfort is cut on a phone; a label longer than labelComfort is no label.
const (
	buttonComfort = 30
	labelComfort  = 80
)

// Title says a modal's title, or the text of its submit or close, cut to Slack's 24 characters.
func (p *Printer) Title(format string, args ...any) string {
	return Clip(p.T(format, args...), titleLimit)
}

// Button says a button's text, cut to Slack's 75 characters. The tests want 30, which a phone still shows whole.
func (p *Printer) Button(format string, args ...any) string {
	return Clip(p.T(format, args...), buttonLimit)
}

// Option says an option's text or its description, cut to Slack's 75 characters.
func (p *Printer) Option(format string, args ...any) string {
	return Clip(p.T(format, args...), optionLimit)
}

// Placeholder says the words in an empty input, cut to Slack's 150 characters.
func (p *Printer) Placeholder(format string, args ...any) string {
	return Clip(p.T(format, args...), placeholderLimit)
}

// Header says a header block, cut to Slack's 150 characters.
func (p *Printer) Header(format string, args ...any) string {
	return Clip(p.T(format, args...), headerLimit)
}

// Label says an input's label or hint, cut to Slack's 2,000 characters. The tests want 80.
func (p *Printer) Label(format string, args ...any) string {
	return Clip(p.T(format, args...), labelLimit)
}

// Confirm says the question of a confirmation, cut to Slack's 300 characters.
func (p *Printer) Confirm(format string, args ...any) string {
	return Clip(p.T(format, args...), confirmLimit)
}

// Clip cuts text to at most limit characters, ending what was cut in an ellipsis. It counts code points, as Slack does.
func Clip(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	runes := []rune(text)
	return string(runes[:limit-1]) + "…"
}
