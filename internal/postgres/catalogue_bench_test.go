package postgres_test

import (
	"fmt"
	"testing"

	"docket/internal/catalogue"
	"docket/internal/directory"
)

// fullShelf is the catalogue of a house that sells so many SKUs.
func fullShelf(b *testing.B, many int) *catalogue.Desk {
	h := newHouse(b)
	skus := make([]catalogue.SKU, many)
	for n := range skus {
		skus[n] = audit(catalogue.Code(fmt.Sprintf("AUDIT-%05d", n)))
		skus[n].Descriptions["en"] = fmt.Sprintf("Two days on the documents of department %d, with a report of what to change first.", n)
	}
	desk := h.catalogue()
	must(desk.Apply(b.Context(), h.by(boss), shelf(skus...), 0))(b)
	b.ResetTimer()
	return desk
}

func BenchmarkFindInFiveThousandSKUs(b *testing.B) {
	desk := fullShelf(b, 5000)
	for b.Loop() {
		if found := must(desk.Find(b.Context(), catalogue.Filter{Text: "department 4711", Limit: 50}))(b); len(found) != 1 {
			b.Fatalf("%d found", len(found))
		}
	}
}

func BenchmarkReadFiveThousandSKUs(b *testing.B) {
	desk := fullShelf(b, 5000)
	for b.Loop() {
		must(desk.Current(b.Context()))(b)
	}
}

func BenchmarkChangeOneOfFiveThousandSKUs(b *testing.B) {
	desk := fullShelf(b, 5000)
	for n := int64(1); b.Loop(); n++ {
		s := audit("AUDIT-00001")
		s.Prices["EUR"] += n
		must(desk.Save(b.Context(), directory.Act{Key: fmt.Sprint("save:", n), By: boss}, s, catalogue.Present))(b)
	}
}
