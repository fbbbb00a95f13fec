// Package committee gathers what the weekly customer committee looks at, holds
// its meetings and keeps its minutes. It refuses a schedule that never comes,
// a second meeting for one occurrence, and a change of what was minuted.
package committee

import (
	"strings"
	"time"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Committee is a weekly meeting bound to a Slack channel.
type Committee struct {
	ID        directory.CommitteeID
	Name      string
	Channel   outbox.Lane
	Zone      string // IANA time zone in which the schedule is meant
	Cron      string // five fields, wall time
	Country   string // ISO 3166, whose public holidays move a meeting
	Overrides []calendar.Override
	Locale    string // of the channel: "fr-FR"
	Members   []directory.UserID
}

// DefaultCron is Monday 09:00.
const DefaultCron = "0 9 * * 1"

// MaySetUp says who makes committees and changes their settings.
var MaySetUp = directory.Permission{
	Roles:   []directory.Role{directory.Admin, directory.Chair},
	Refusal: locale.Textf("Only an administrator or the chair may change a committee's settings."),
}

// Schedule is when a committee meets, ready to be asked.
type Schedule struct {
	cron calendar.Schedule
	zone *time.Location
	days calendar.Days
}

// Schedule reads the committee's settings, naming the field that makes no sense.
func (c Committee) Schedule() (Schedule, error) {
	var s Schedule
	var err error
	if s.zone, err = calendar.Zone(c.Zone); err != nil {
		return s, in("zone", err)
	}
	if s.cron, err = calendar.Parse(c.Cron); err != nil {
		return s, in("cron", err)
	}
	if s.days, err = calendar.NewDays(c.Country, c.Overrides); err != nil {
		return s, in("country", err)
	}
	return s, nil
}

// Next is the first occurrence after the instant.
func (s Schedule) Next(after time.Time) calendar.Occurrence {
	return s.cron.NextOccurrence(after, s.zone, s.days)
}

// Zone is the time zone in which the committee lives.
func (s Schedule) Zone() *time.Location { return s.zone }

// Days are the committee's working days.
func (s Schedule) Days() calendar.Days { return s.days }

// Check refuses settings that make no sense, naming the field.
func (c Committee) Check() error {
	switch name := strings.TrimSpace(c.Name); {
	case name == "":
		return fault.Invalidf("The committee needs a name.").In("name")
	case utf8.RuneCountInString(name) > 75:
		return fault.Invalidf("The name may have at most %d characters.", 75).In("name")
	case c.Channel == "":
		return fault.Invalidf("Choose the committee's channel.").In("channel")
	}
	_, err := c.Schedule()
	return err
}

func in(field string, err error) error {
	if f, ok := fault.As(err); ok {
		return f.In(field)
	}
	return err
}
