package intake

import (
	"docket/internal/money"
	"docket/internal/sheet"
)

// OrderReport is what a file of orders came to.
type OrderReport struct {
	Taken      int
	Known      int                      // orders that were there already
	Refused    int                      // orders
	Problems   []Problem                // why, by line of the file
	Unreadable []sheet.Refusal          // lines of which not even the order is known
	Money      map[money.Currency]int64 // of the orders taken, in minor units
}

// sum adds an order that was taken.
func (r *OrderReport) sum(o Ready) {
	r.Taken++
	r.Money[o.Content.Currency] += o.Content.Total()
}

// refuse adds an order that was not.
func (r *OrderReport) refuse(why ...Problem) {
	r.Refused++
	r.Problems = append(r.Problems, why...)
}

// Refuses reports whether anything was refused.
func (r *OrderReport) Refuses() bool { return r.Refused+len(r.Unreadable) > 0 }
