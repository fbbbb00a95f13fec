package search

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/request"
	"docket/internal/requirement"
)

// The limits of a question: what lies beyond them is not looked for.
const (
	TextLimit = 200 // characters
	termLimit = 8
)

// Query is what somebody looks for: things that hold all terms, each by how it begins.
type Query struct {
	Text    string // as it was typed
	Terms   []string
	Numbers []outbox.Subject // that the text as a whole may be meant to number
	Named   bool             // only titles, and names of customer and project, count
}

// Read reads what somebody typed. No text is refused; quotes and operators are
// nothing but what parts words.
func Read(text string) Query {
	text = strings.TrimSpace(strings.ToValidUTF8(text, " "))
	q := Query{Text: text, Numbers: numbers(text)}
	if utf8.RuneCountInString(text) > TextLimit {
		text = string([]rune(text)[:TextLimit])
	}
	q.Terms = distinct(asked(text))
	if long := slices.DeleteFunc(slices.Clone(q.Terms), single); len(long) > 0 {
		q.Terms = long
	}
	q.Terms = q.Terms[:min(len(q.Terms), termLimit)]
	return q
}

// single tells what narrows nothing beside a whole word: the l of l’audit.
func single(term string) bool {
	return len(term) == 1 && (term[0] < '0' || term[0] > '9')
}

// Empty reports whether there is nothing to look for.
func (q Query) Empty() bool { return len(q.Terms) == 0 }

// Numbered reports whether the text may be the thing's number.
func (q Query) Numbered(of outbox.Subject) bool { return slices.Contains(q.Numbers, of) }

// numbers reads a text that may be a number as people write it: "PO-1042", "R 381",
// "#12". A bare one may be any kind's.
func numbers(text string) []outbox.Subject {
	if len(text) > 30 {
		return nil
	}
	var all []outbox.Subject
	if id, ok := request.ParseNumber(text); ok {
		all = append(all, id.Subject())
	}
	if id, ok := requirement.ParseNumber(text); ok {
		all = append(all, id.Subject())
	}
	if id, ok := order.ParseNumber(text); ok {
		all = append(all, id.Subject())
	}
	bare := strings.TrimLeft(strings.TrimPrefix(strings.ToUpper(text), "I-"), "#")
	if id, err := strconv.ParseInt(bare, 10, 64); err == nil && id > 0 {
		all = append(all, outbox.Subject{Kind: string(Issues), ID: id})
	}
	return all
}
