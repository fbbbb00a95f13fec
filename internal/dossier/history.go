package dossier

import (
	"slices"

	"docket/internal/audit"
)

// Entry is one change of a customer or of what belongs to it.
type Entry struct {
	audit.Entry
	Title string // what people call the thing: a name, a number
}

// priced are the kinds of subjects whose changes tell what something costs.
var priced = []string{"order", "invoice", "request", "requirement"}

// withoutPrices leaves of an entry that tells what something costs only that it was.
func (e Entry) withoutPrices() Entry {
	if slices.Contains(priced, e.Subject.Kind) {
		e.Before, e.After = nil, nil
	}
	return e
}
