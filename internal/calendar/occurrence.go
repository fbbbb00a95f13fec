package calendar

import "time"

// wallLayout writes a reading of the wall clock to the minute.
const wallLayout = "2006-01-02T15:04"

// Occurrence is one time a schedule comes round.
type Occurrence struct {
	// Wall is the local wall time the schedule names, "2026-11-30T09:00": the occurrence's key, moved or not.
	Wall string
	// At is when it takes place.
	At time.Time
	// Moved is the public holiday that made it move to the next working day; empty when it did not move.
	Moved string
}

// NextOccurrence is the first occurrence to take place after the given instant. One that falls on a public holiday moves
// to the next working day, at the same wall time; one on a weekend stays, since whoever wrote the schedule meant it.
// When several would take place at the same instant there is one, and it is the one that did not move. Ask for the
// next with the last one's At: then none is left out. The zero Schedule gives the zero Occurrence.
func (s Schedule) NextOccurrence(after time.Time, loc *time.Location, days Days) Occurrence {
	var best Occurrence
	// Nothing from before the last working day can still be waiting for its turn.
	first := days.LastWorkday(DateOf(after, loc)).Add(1)
	for wall := s.nextWall(first.wall(0).Add(-time.Second)); !wall.IsZero(); wall = s.nextWall(wall) {
		if !best.At.IsZero() && instant(wall, loc).After(best.At) {
			break // nothing takes place earlier than it is scheduled
		}
		if o := occurrence(wall, loc, days); o.At.After(after) && o.precedes(best) {
			best = o
		}
	}
	return best
}

func occurrence(wall time.Time, loc *time.Location, days Days) Occurrence {
	o := Occurrence{Wall: wall.Format(wallLayout), At: instant(wall, loc)}
	day := DateOf(wall, time.UTC)
	if name, ok := days.Holiday(day); ok {
		o.Moved = name
		o.At = days.NextWorkday(day).At(wall.Hour()*60+wall.Minute(), loc)
	}
	return o
}

func (o Occurrence) precedes(other Occurrence) bool {
	if other.At.IsZero() || o.At.Before(other.At) {
		return true
	}
	return o.At.Equal(other.At) && o.Moved == "" && other.Moved != ""
}
