package calendar

import (
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"docket/internal/fault"
)

// Schedule is a cron schedule of five fields, read on the wall clock of whoever asks. Schedules compare with ==.
// The zero Schedule never comes round.
type Schedule struct {
	spec string
	cron cron.SpecSchedule
}

var parser = cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow)

// Parse reads a schedule: minute, hour, day, month, weekday, as in "0 9 * * 1". Days and months may be names. As in
// every cron, a day and a weekday that are both restricted mean either. Seconds, descriptors such as @every, zones
// and days that never come are Invalid faults.
func Parse(spec string) (Schedule, error) {
	fields := strings.Fields(spec)
	if len(fields) != 5 {
		return Schedule{}, fault.Invalidf("A schedule has five parts: minute, hour, day, month and weekday. "+
			"%q has %d; Monday at 09:00 is `0 9 * * 1`.", spec, len(fields))
	}
	// A zone in the first field would be taken for one of the five, and belongs to the committee.
	if strings.Contains(spec, "=") {
		return Schedule{}, unreadable(spec)
	}
	spec = strings.Join(fields, " ")
	parsed, err := parser.Parse(spec)
	if err != nil {
		return Schedule{}, unreadable(spec)
	}
	s := Schedule{spec: spec, cron: *parsed.(*cron.SpecSchedule)}
	s.cron.Location = time.UTC
	if s.nextWall(epoch).IsZero() {
		return Schedule{}, fault.Invalidf("The schedule %q names a day that never comes. "+
			"The last day every month has is the 28th.", spec)
	}
	return s, nil
}

func unreadable(spec string) error {
	return fault.Invalidf("The schedule %q cannot be read. Monday at 09:00 is `0 9 * * 1`; "+
		"weekdays count from 0, Sunday, to 6, Saturday.", spec)
}

// epoch is any reading from which a whole cycle of leap years can be looked through.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// String is the schedule as it was written, with single spaces.
func (s Schedule) String() string { return s.spec }

// Next is the first instant after the given one that the schedule comes round on the wall clock of loc. A time in a
// spring gap comes round at the first instant after the gap; one that autumn shows twice, at the first of the two.
func (s Schedule) Next(after time.Time, loc *time.Location) time.Time {
	for wall := s.nextWall(reading(after, loc)); !wall.IsZero(); wall = s.nextWall(wall) {
		if at := instant(wall, loc); at.After(after) {
			return at
		}
	}
	return time.Time{}
}

// nextWall is the first reading after the given one; zero when there is none. Cron looks five years ahead, and
// 29 February has been eight years away.
func (s Schedule) nextWall(after time.Time) time.Time {
	if s.spec == "" {
		return time.Time{}
	}
	if wall := s.cron.Next(after); !wall.IsZero() {
		return wall
	}
	return s.cron.Next(after.AddDate(5, 0, 0))
}
