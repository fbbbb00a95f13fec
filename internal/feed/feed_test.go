package feed

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/locale"
	"docket/internal/project"
)

var (
	paris = must(time.LoadLocation("Europe/Paris"))
	now   = time.Date(2026, 11, 18, 9, 30, 0, 0, time.UTC)
	marc  = directory.Member{ID: "UMARC", Name: "Marc", Locale: "en-GB", Active: true}
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func day(month time.Month, n int) calendar.Date {
	return calendar.Date{Year: 2026, Month: month, Day: n}
}

// schedule is a committee's, as the days of a country move it.
type schedule struct {
	cron calendar.Schedule
	days calendar.Days
}

func (s schedule) Next(after time.Time) calendar.Occurrence {
	return s.cron.NextOccurrence(after, paris, s.days)
}

func meets(cron string) schedule {
	return schedule{cron: must(calendar.Parse(cron)), days: must(calendar.NewDays("FR", nil))}
}

func read(d Dates) []calendar.Event { return d.object(locale.English(), "tag", now).Events }

func find(t *testing.T, events []calendar.Event, uid string) calendar.Event {
	t.Helper()
	n := slices.IndexFunc(events, func(e calendar.Event) bool { return e.UID == uid })
	if n < 0 {
		t.Fatalf("no event %s among %d", uid, len(events))
	}
	return events[n]
}

func TestAPreKickoffStandsAtItsWallTimeAlsoAcrossAClockChange(t *testing.T) {
	for on, want := range map[calendar.Date]string{day(time.October, 24): "08:00", day(time.October, 26): "09:00"} {
		k := Kickoff{Project: project.Project{ID: 7, Name: "Portal", PreKickoff: on, Kickoff: project.DefaultKickoff}, Customer: "Acme", Zone: paris}
		e := find(t, read(Dates{Of: marc, Kickoffs: []Kickoff{k}}), "kickoff-7-tag@docket")
		if got := e.Starts.UTC().Format("15:04"); got != want || e.Ends.Sub(e.Starts) != time.Hour || e.Summary != "Pre-kickoff: Portal (Acme)" {
			t.Errorf("on %s it is %+v, want it at %s", on, e, want)
		}
	}
}

func TestAMeetingOnAHolidayStandsWhereItMoved(t *testing.T) {
	now := time.Date(2026, 4, 1, 8, 0, 0, 0, time.UTC)
	events := Dates{Of: marc, Committees: []Committee{{ID: 1, Name: "Europe", Meets: meets("0 9 * * 1")}}}.object(locale.English(), "tag", now).Events
	e := find(t, events, "meeting-1-2026-04-06T09:00-tag@docket")
	if got := e.Starts.In(paris).Format("2006-01-02 15:04"); got != "2026-04-07 09:00" || !strings.HasPrefix(e.Description, "Moved from the holiday: ") {
		t.Errorf("Easter Monday's meeting is at %s: %q", got, e.Description)
	}
	if last := events[len(events)-1].Starts; last.Sub(now) > ahead || last.Sub(now) < ahead-8*24*time.Hour {
		t.Errorf("the feed ends on %s", last)
	}
}

func TestACommitteeThatMeetsAllDayDoesNotFillTheFeed(t *testing.T) {
	if n := len(read(Dates{Of: marc, Committees: []Committee{{ID: 1, Meets: meets("* * * * *")}}})); n != meetings {
		t.Errorf("%d meetings, want %d", n, meetings)
	}
}

func TestACloseOutStandsOnItsLastDayAndOnThoseOfItsReminders(t *testing.T) {
	from := day(time.November, 20)
	events := read(Dates{Of: marc, Silences: []Silence{{Closeout: 4, Project: "Portal", Customer: "Acme", From: from, Until: from.Add(15),
		Reminds: []calendar.Date{from.Add(5), from.Add(10), from.Add(14)}}}})
	var said []string
	for _, e := range events {
		said = append(said, fmt.Sprintf("%s %s", e.Day, e.Summary))
	}
	want := []string{
		"2026-11-25 Day 5 of the customer’s silence: Portal (Acme)",
		"2026-11-30 Day 10 of the customer’s silence: Portal (Acme)",
		"2026-12-04 Day 14 of the customer’s silence: Portal (Acme)",
		"2026-12-05 Last day for the customer to answer: Portal (Acme)",
	}
	if !slices.Equal(said, want) {
		t.Errorf("the feed says\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
}

func TestOnlyWhatIsDueFromThePersonIsInTheFeed(t *testing.T) {
	l := issue.Line{ProjectName: "Portal", CustomerName: "Acme", KindName: "Weather", Issue: issue.Issue{
		ID: 12, State: issue.Decided, Owner: "UPAUL", Due: day(time.December, 7),
		Tasks: []issue.Task{
			{ID: 1, What: issue.InformCustomer, Owner: marc.ID, Due: day(time.December, 2)},
			{ID: 2, What: issue.InformSales, Owner: "UINES", Due: day(time.December, 2)},
			{ID: 3, What: issue.InformSales, Owner: marc.ID, Due: day(time.December, 2), DoneAt: now},
		},
	}}
	events := read(Dates{Of: marc, Actions: []issue.Line{l}})
	if len(events) != 1 || find(t, events, "task-1-tag@docket").Summary != "Due: Inform the customer (Portal, Acme)" {
		t.Errorf("the feed holds %+v", events)
	}
	l.Owner = marc.ID
	if e := find(t, read(Dates{Of: marc, Actions: []issue.Line{l}}), "issue-12-tag@docket"); e.Day != l.Due || e.Summary != "Due: Weather (Portal, Acme)" {
		t.Errorf("the issue is %+v", e)
	}
}

// nothing keeps no feed at all.
type nothing struct{ Store }

func (nothing) FeedDates(context.Context, Secret) (Dates, error) {
	return Dates{}, fault.NotFoundf("There is no calendar here.")
}

func TestEveryTokenThatOpensNothingIsTheSameFault(t *testing.T) {
	d := NewDesk(nothing{}, func() time.Time { return now })
	sound := NewSecret().Token()
	want := ""
	for _, token := range []string{sound, "", "x", sound + "A", sound[1:], strings.Repeat("=", 43), sound[:42] + "\n"} {
		_, err := d.Read(t.Context(), token)
		f, ok := fault.As(err)
		if !ok || f.Kind != fault.NotFound || want != "" && f.Error() != want {
			t.Errorf("%q says %v", token, err)
		}
		want = f.Error()
	}
}

func TestASecretIsReadFromItsTokenAndShowsNowhereElse(t *testing.T) {
	s := NewSecret()
	if again, ok := ReadSecret(s.Token()); !ok || again != s {
		t.Errorf("%q is read as another secret", s.Token())
	}
	for _, said := range []string{fmt.Sprint(s), fmt.Sprintf("%v %s", s, s), s.tag()} {
		if strings.Contains(said, s.Token()[:8]) || strings.Contains(said, fmt.Sprint(s[0], s[1])) {
			t.Errorf("the secret shows in %q", said)
		}
	}
}
