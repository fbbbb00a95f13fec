package approval_test

import (
	"context"
	"iter"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
)

func day(text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestWhichDaysAReportIsAbout(t *testing.T) {
	for _, tt := range []struct {
		name        string
		words       []string
		first, last string // "" where it is refused
	}{
		{"the last 90 days unless somebody says otherwise", nil, "2026-09-02", "2026-11-30"},
		{"from a day to today", []string{"2026-11-01"}, "2026-11-01", "2026-11-30"},
		{"from a day to another", []string{"2026-01-01", "2026-03-31"}, "2026-01-01", "2026-03-31"},
		{"words are no days", []string{"last", "week"}, "", ""},
		{"three days are too many", []string{"2026-01-01", "2026-03-31", "2026-04-30"}, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := approval.ReadSpan(tt.words, day("2026-11-30"))
			if tt.first == "" {
				if fault.KindOf(err) != fault.Invalid {
					t.Errorf("it is taken as %v, %v", s, err)
				}
				return
			}
			if want := (approval.Span{First: day(tt.first), Last: day(tt.last)}); err != nil || s != want {
				t.Errorf("it is taken as %v, %v", s, err)
			}
		})
	}
}

// ledger has what was decided, by when the question begins.
type ledger map[string]map[directory.Role]approval.Times

func (l ledger) TimesOf(_ context.Context, from, until time.Time) (map[directory.Role]approval.Times, error) {
	return l[from.Format(time.RFC3339)+" "+until.Format(time.RFC3339)], nil
}

func (ledger) Decided(context.Context) iter.Seq2[approval.Decided, error] { return nil }

func (w *world) Member(_ context.Context, id directory.UserID) (directory.Member, error) {
	return w.people[id], nil
}

func TestAReportComparesASpanWithTheOneBefore(t *testing.T) {
	w := newWorld(t)
	now, before := approval.Times{Steps: 4, Late: 1, Median: time.Hour}, approval.Times{Steps: 2, Median: 2 * time.Hour}
	desk := approval.NewReportDesk(ledger{
		"2026-11-01T00:00:00+01:00 2026-12-01T00:00:00+01:00": {directory.Finance: now, directory.CustomerSuccess: now},
		"2026-10-02T00:00:00+02:00 2026-11-01T00:00:00+01:00": {directory.Finance: before, directory.SalesLead: before},
	}, w)
	got, err := desk.Report(t.Context(), "Fred", approval.Span{First: day("2026-11-01"), Last: day("2026-11-30")}, w.zone)
	want := approval.Report{
		Span:   approval.Span{First: day("2026-11-01"), Last: day("2026-11-30")},
		Before: approval.Span{First: day("2026-10-02"), Last: day("2026-10-31")},
		Roles: []approval.RoleTimes{
			{Role: directory.SalesLead, Before: before},
			{Role: directory.CustomerSuccess, Now: now},
			{Role: directory.Finance, Now: now, Before: before},
		},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestWhoSeesHowLongApprovalsTake(t *testing.T) {
	w := newWorld(t)
	desk := approval.NewReportDesk(ledger{}, w)
	span := approval.Lately(day("2026-11-30"))
	for id, kind := range map[directory.UserID]fault.Kind{"Marc": fault.None, "Fred": fault.None, "Sam": fault.None, "Gina": fault.None, "Ines": fault.Forbidden, "Otto": fault.Forbidden} {
		if _, err := desk.Report(t.Context(), id, span, w.zone); fault.KindOf(err) != kind {
			t.Errorf("%s is told %v", id, err)
		}
	}
	for _, s := range []approval.Span{{First: span.Last, Last: span.First}, {First: day("2010-01-01"), Last: span.Last}} {
		if _, err := desk.Report(t.Context(), "Gina", s, w.zone); fault.KindOf(err) != fault.Invalid {
			t.Errorf("from %s to %s: %v", s.First, s.Last, err)
		}
	}
}

func TestWhichStepsAreLate(t *testing.T) {
	at := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	due := []time.Time{at.Add(24 * time.Hour), at.Add(48 * time.Hour), at.Add(72 * time.Hour)}
	for name, tt := range map[string]struct {
		step approval.Step
		late bool
	}{
		"decided after a reminder is in time":            {approval.Step{Due: due, ClosedAt: due[0].Add(time.Hour)}, false},
		"decided at the deadline is in time":             {approval.Step{Due: due, ClosedAt: due[1]}, false},
		"decided after the deadline is late":             {approval.Step{Due: due, ClosedAt: due[1].Add(time.Minute)}, true},
		"open beyond the deadline is late":               {approval.Step{Due: due, LateAt: due[1]}, true},
		"open before it is not":                          {approval.Step{Due: due}, false},
		"late once is late for good":                     {approval.Step{Due: due, LateAt: due[1], ClosedAt: due[2]}, true},
		"a clock of one moment has that as its deadline": {approval.Step{Due: due[:1], ClosedAt: due[1]}, true},
		"without a clock nothing is late":                {approval.Step{ClosedAt: due[2]}, false},
	} {
		if got := tt.step.Overran(); got != tt.late {
			t.Errorf("%s: late is %t", name, got)
		}
	}
}
