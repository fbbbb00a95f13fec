package search

import "strings"

// Span is a stretch of a text, at these bytes.
type Span struct{ From, To int }

// Marks are the words of a text that the query found, in their order.
func (q Query) Marks(text string) []Span {
	var all []Span
	for _, r := range runs(text) {
		if q.meets(kept(text[r.from:r.to])) {
			all = append(all, Span{r.from, r.to})
		}
	}
	return all
}

func (q Query) meets(words []string) bool {
	for _, word := range words {
		for _, term := range q.Terms {
			if strings.HasPrefix(word, term) {
				return true
			}
		}
	}
	return false
}
