package calendar

import "time"

// Morning and Evening are between what people are told things that they did not ask for, on the wall clock of their
// committee, in minutes after midnight: nobody is written to at night unless somebody pressed a button.
const (
	Morning = 9 * 60
	Evening = 20 * 60
)

// Decent is when something may be said that nobody pressed a button for: the next morning of the zone where at is at
// night, else the zero time, which is at once.
func Decent(at time.Time, zone *time.Location) time.Time {
	today := DateOf(at, zone)
	switch morning := today.At(Morning, zone); {
	case at.Before(morning):
		return morning
	case at.Before(today.At(Evening, zone)):
		return time.Time{}
	}
	return today.Add(1).At(Morning, zone)
}
