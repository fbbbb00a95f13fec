package postgres_test

import (
	"testing"

	"docket/internal/customer"
	"docket/internal/dossier"
)

// The card of a customer with a thousand things, beside two thousand other customers
// with forty thousand issues and a record of four hundred thousand entries; and of one
// with little.
func BenchmarkCustomer(b *testing.B) {
	h := newHouse(b)
	small := h.clientele("Other", 2000, 5)
	large := h.clientele("Crowd", 1, 110)
	h.sql.MustExec(`VACUUM (ANALYZE)`)
	desk := dossier.NewDesk(h.store, h.members)
	for name, of := range map[string]customer.ID{"small": small, "large": large, "bare": h.customer.ID} {
		b.Run("card/"+name, func(b *testing.B) {
			things := 0
			for b.Loop() {
				f := must(desk.File(b.Context(), boss, of))(b)
				things = f.Open.Total() + f.Projects.Count + f.Rights.Count
			}
			b.ReportMetric(float64(things), "things")
		})
		b.Run("under way/"+name, func(b *testing.B) {
			for b.Loop() {
				must(desk.Open(b.Context(), boss, of, 20))(b)
			}
		})
		b.Run("history/"+name, func(b *testing.B) {
			for b.Loop() {
				must(desk.History(b.Context(), boss, of, 0))(b)
			}
		})
	}
}
