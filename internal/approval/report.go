package approval

import (
	"context"
	"fmt"
	"iter"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Overran reports whether a step took longer than its deadline, or is past it now.
func (st Step) Overran() bool {
	if !st.LateAt.IsZero() {
		return true
	}
	return len(st.Due) > 0 && st.Due[late(len(st.Due))].Before(st.ClosedAt)
}

// Span is a stretch of days, the first and the last included.
type Span struct{ First, Last calendar.Date }

// spanDays is how long the report looks back when nobody says otherwise.
const spanDays = 90

// Lately is the span that ends on the day.
func Lately(today calendar.Date) Span { return Span{First: today.Add(1 - spanDays), Last: today} }

// ReadSpan reads the first and the last day, or the first alone, as people write
// them behind a command; without any it is lately. Other words are an Invalid fault.
func ReadSpan(words []string, today calendar.Date) (Span, error) {
	if len(words) == 0 {
		return Lately(today), nil
	}
	if len(words) > 2 {
		return Span{}, fault.Invalidf("Write the first and the last day, as in 2026-09-01 2026-11-30.")
	}
	s := Span{Last: today}
	for n, day := range []*calendar.Date{&s.First, &s.Last}[:len(words)] {
		read, err := calendar.ParseDate(words[n])
		if err != nil {
			return Span{}, err
		}
		*day = read
	}
	return s, nil
}

// before is the span of the same length that ends where s begins.
func (s Span) before() Span {
	return Span{First: s.First.Add(-s.First.DaysUntil(s.Last) - 1), Last: s.First.Add(-1)}
}

// check refuses days in the wrong order, and more of them than anybody looks at.
func (s Span) check() error {
	switch days := s.First.DaysUntil(s.Last); {
	case days < 0:
		return fault.Invalidf("The first day comes before the last one, as in 2026-09-01 2026-11-30.")
	case days >= 5*366:
		return fault.Invalidf("That is more than five years. Choose fewer days.")
	}
	return nil
}

// Times is how long the steps of a role took that were decided in a span, in the
// clock's own time.
type Times struct {
	Steps     int // that were decided
	Late      int // of them, after their deadline
	Median    time.Duration
	Ninetieth time.Duration // nine of ten took no longer
}

// RoleTimes is how long a role takes, now and in the span before.
type RoleTimes struct {
	Role   directory.Role
	Now    Times
	Before Times
}

// Report is how long approvals take.
type Report struct {
	Span   Span
	Before Span
	Roles  []RoleTimes // as directory.Roles has them; those who decided nothing in either span are left out
}

// Decided is one step that was decided.
type Decided struct {
	Of     outbox.Subject // what was to be approved
	Round  int
	Key    string
	Role   directory.Role
	State  State
	Opened time.Time
	Closed time.Time
	Took   time.Duration
	Late   bool
}

// Record keeps what was decided.
type Record interface {
	// TimesOf says by role how long what was decided from one instant up to another
	// took.
	TimesOf(ctx context.Context, from, until time.Time) (map[directory.Role]Times, error)
	// Decided lists all that was ever decided, oldest first.
	Decided(ctx context.Context) iter.Seq2[Decided, error]
}

// MayReport says who sees how long approvals take.
var MayReport = directory.Permission{
	Roles: []directory.Role{directory.Management, directory.SalesLead, directory.Finance, directory.CustomerSuccess, directory.Chair, directory.Admin},
	Refusal: locale.Textf(
		"Only Management, the head of sales, Finance, Customer Success, a chair or an administrator sees how long approvals take."),
}

// ReportDesk reports on what was decided.
type ReportDesk struct {
	record Record
	roster directory.Roster
}

// NewReportDesk returns a desk that reports from the record.
func NewReportDesk(record Record, roster directory.Roster) *ReportDesk {
	return &ReportDesk{record: record, roster: roster}
}

// Report says how long approvals took in a span of days in a zone, beside the span
// before it.
func (d *ReportDesk) Report(ctx context.Context, by directory.UserID, s Span, zone *time.Location) (Report, error) {
	if err := directory.Allow(ctx, d.roster, by, MayReport); err != nil {
		return Report{}, err
	}
	if err := s.check(); err != nil {
		return Report{}, err
	}
	r := Report{Span: s, Before: s.before()}
	now, err := d.times(ctx, r.Span, zone)
	if err != nil {
		return Report{}, err
	}
	before, err := d.times(ctx, r.Before, zone)
	if err != nil {
		return Report{}, err
	}
	for _, role := range directory.Roles {
		if now[role].Steps+before[role].Steps > 0 {
			r.Roles = append(r.Roles, RoleTimes{Role: role, Now: now[role], Before: before[role]})
		}
	}
	return r, nil
}

func (d *ReportDesk) times(ctx context.Context, s Span, zone *time.Location) (map[directory.Role]Times, error) {
	times, err := d.record.TimesOf(ctx, s.First.At(0, zone), s.Last.Add(1).At(0, zone))
	if err != nil {
		return nil, fmt.Errorf("report on approvals from %s to %s: %w", s.First, s.Last, err)
	}
	return times, nil
}
