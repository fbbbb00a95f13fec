package locale

import (
	"fmt"
	"strings"
)

// List joins names as a sentence does: "Ana", "Ana and Marc", "Ana, Lea and Marc".
func (p *Printer) List(items []string) string {
	return enumerate(items, func(head, last string) string { return p.T("%s and %s", head, last) })
}

// AnyOf joins names as a choice: "Marc", "Marc or Lea", "Ana, Lea or Marc".
func (p *Printer) AnyOf(items []string) string {
	return enumerate(items, func(head, last string) string { return p.T("%s or %s", head, last) })
}

func enumerate(items []string, join func(head, last string) string) string {
	switch last := len(items) - 1; last {
	case -1:
		return ""
	case 0:
		return items[0]
	default:
		return join(strings.Join(items[:last], ", "), items[last])
	}
}

// Choice is a list joined by "or", as an argument of a sentence whose language is not known yet. Its items are
// Localized, or print as they are.
type Choice []any

// Localize says the list as Printer.AnyOf does.
func (c Choice) Localize(p *Printer) string { return p.AnyOf(p.each(c)) }

// Together is a list joined by "and", as Choice is one joined by "or".
type Together []any

// Localize says the list as Printer.List does.
func (t Together) Localize(p *Printer) string { return p.List(p.each(t)) }

// each says the items one by one.
func (p *Printer) each(items []any) []string {
	said := make([]string, len(items))
	for i, item := range p.localize(items) {
		said[i] = fmt.Sprint(item)
	}
	return said
}
