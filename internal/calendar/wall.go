package calendar

import "time"

// aDay is further than any zone is from UTC, so that a zone's offset a day before a reading and a day after it
// are the two the reading may have been made with.
const aDay = 24 * time.Hour

// reading is what the wall clock in loc shows at t.
func reading(t time.Time, loc *time.Location) time.Time {
	t = t.In(loc)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// instant is the first instant in loc that the wall clock shows this reading, or has jumped past it.
// time.Date promises neither: for a reading in a gap or a fold it may choose either side.
func instant(wall time.Time, loc *time.Location) time.Time {
	before := wall.Add(-offset(wall.Add(-aDay), loc)).In(loc)
	after := wall.Add(-offset(wall.Add(aDay), loc)).In(loc)
	switch {
	case reading(before, loc).Equal(wall): // in a fold, too, the offset before the change comes first
		return before
	case reading(after, loc).Equal(wall):
		return after
	}
	// In a gap the old offset leads past the change.
	start, _ := before.ZoneBounds()
	return start
}

func offset(t time.Time, loc *time.Location) time.Duration {
	_, seconds := t.In(loc).Zone()
	return time.Duration(seconds) * time.Second
}
