package calendar

import "time"

// noOffset is further than any zone has ever been from UTC.
const noOffset = 24 * time.Hour

// reading is what the wall clock in loc shows at t.
func reading(t time.Time, loc *time.Location) time.Time {
	t = t.In(loc)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// instant is the first instant in loc that the wall clock shows this reading, or has jumped past it.
// time.Date promises neither: for a reading in a gap or a fold it may choose either side.
func instant(wall time.Time, loc *time.Location) time.Time {
	for t := wall.Add(-noOffset).In(loc); ; {
		_, offset := t.Zone()
		start, end := t.ZoneBounds()
		candidate := wall.Add(-time.Duration(offset) * time.Second).In(loc)
		switch {
		case !start.IsZero() && candidate.Before(start):
			return start // in the gap before this stretch of the zone
		case end.IsZero() || candidate.Before(end):
			return candidate
		}
		t = end
	}
}
