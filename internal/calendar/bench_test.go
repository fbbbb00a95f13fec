package calendar_test

import (
	"testing"
	"time"
)

func BenchmarkNextOccurrence(b *testing.B) {
	loc := zone(b, "Europe/Paris")
	s, days, at := schedule(b, "0 9 * * 1"), country(b, "FR"), time.Date(2027, 3, 23, 9, 0, 0, 0, loc)
	for b.Loop() {
		s.NextOccurrence(at, loc, days)
	}
}
