package postgres_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
)

func TestEachOccurrenceHasOneMeetingHoweverManySweep(t *testing.T) {
	h := newHouse(t)
	h.log(h.ps.ID, "resource_unavailable")
	h.goTo(monday.Add(10 * time.Second))
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			for {
				more, err := h.reminders.Sweep(t.Context(), h.now())
				if err != nil {
					t.Error(err)
				}
				if !more || err != nil {
					return
				}
			}
		})
	}
	all.Wait()
	if n := h.number(`SELECT count(*) FROM meeting`); n != 1 {
		t.Errorf("%d meetings", n)
	}
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'agenda.page'`); n != 1 {
		t.Errorf("%d agendas", n)
	}
	m := h.meeting()
	if m.Wall != "2026-11-23T09:00" || m.Late() || m.State != committee.Posted {
		t.Errorf("the meeting is %+v", m)
	}
	if n := h.number(`SELECT count(*) FROM reminder WHERE kind = 'committee.due' AND done_at IS NULL AND due_at = $1`, monday.AddDate(0, 0, 7)); n != 1 {
		t.Errorf("%d reminders of the next meeting", n)
	}
}

func TestWhatIsNotDecidedIsCarriedOverWithTheWeeksItWaited(t *testing.T) {
	h := newHouse(t)
	stays, goes := h.log(h.ps.ID, "resource_unavailable"), h.log(h.ps.ID, "target_changed")
	launch := h.addProject("Kiosk", project.BS)
	for week := range 4 {
		h.turn(monday.AddDate(0, 0, 7*week))
		page := h.head()
		for _, item := range page.Items {
			if item.Weeks != week || item.New != (week == 0) {
				t.Errorf("Monday %d: %s waited %d weeks, new %t", week, item.Section, item.Weeks, item.New)
			}
		}
		want := 3
		if week == 0 {
			h.decide(goes.ID)
			must(h.issues.Reopen(t.Context(), h.by(nobody), goes.ID, "Wrong."))(t)
			h.decide(goes.ID)
		} else {
			want = 2
		}
		if len(page.Items) != want {
			t.Errorf("Monday %d: %d items, want %d", week, len(page.Items), want)
		}
		if long := week >= committee.LongWeeks; (page.Summary.Long == 2) != long {
			t.Errorf("Monday %d: %d have waited long", week, page.Summary.Long)
		}
	}
	h.decide(stays.ID)
	h.running(launch)
	page := h.head()
	if page.Summary.Open() != 0 || page.Summary.Total[committee.PSIssues] != 1 || page.Summary.Total[committee.NewProjects] != 1 {
		t.Errorf("the summary is %+v", page.Summary)
	}
	for _, item := range page.Items {
		if !item.Settled() {
			t.Errorf("%s is not settled", item.Section)
		}
	}
}

func TestWhatWasDecidedAndClosedInOneWeekChangedOnce(t *testing.T) {
	h := newHouse(t)
	e := newEnding(h, h.ps)
	swift := h.log(h.ps.ID, "resource_unavailable")
	h.turn(monday)
	h.pass(time.Minute)
	e.resolved(swift.ID)
	must(h.issues.Close(t.Context(), h.by(manager), swift.ID))(t)
	must(e.desk.SignByLink(t.Context(), e.sent().Link, "s", e.signature()))(t)
	h.turn(monday.AddDate(0, 0, 7))
	if s := h.head().Summary; s.Decided != 1 || s.Closed != 2 || s.Changed != 1 {
		t.Errorf("%d decided, %d closed, %d issues changed", s.Decided, s.Closed, s.Changed)
	}
}

func TestAReopenedItemIsToDecideAgain(t *testing.T) {
	h := newHouse(t)
	i := h.log(h.ps.ID, "resource_unavailable")
	h.turn(monday)
	h.pass(time.Minute)
	h.decide(i.ID)
	if left := h.head().Summary.Open(); left != 0 {
		t.Errorf("%d left to decide", left)
	}
	must(h.issues.Reopen(t.Context(), h.by(nobody), i.ID, "Not at all."))(t)
	h.pass(time.Minute)
	h.log(h.ps.ID, "resource_unavailable") // after the agenda: not on it
	if left := h.head().Summary.Open(); left != 1 {
		t.Errorf("%d left to decide, want the reopened one", left)
	}
}

func TestTheAgendaIsInOrderAndNothingIsLeftOut(t *testing.T) {
	h := newHouse(t)
	for n := range 57 {
		h.log(h.ps.ID, []issue.KindKey{"resource_not_adapted", "software_not_adapted", "resource_unavailable"}[n%3])
	}
	for range 12 {
		h.log(h.bs.ID, "logistics")
	}
	for n := range 3 {
		h.addProject(fmt.Sprint("New ", n), project.PS)
	}
	h.turn(monday)
	m := h.meeting()
	var ids []committee.PageID
	h.ok(h.sql.Select(&ids, `SELECT id FROM agenda_page WHERE meeting_id = $1 ORDER BY number`, m.ID))
	var sizes []int
	rank := map[committee.Section][]int{}
	for _, id := range ids {
		page := must(h.store.Page(t.Context(), id))(t)
		sizes = append(sizes, len(page.Items))
		if page.Pages != 3 {
			t.Errorf("page %d says there are %d replies", page.Number, page.Pages)
		}
		for _, item := range page.Items {
			if item.Issue != nil {
				rank[item.Section] = append(rank[item.Section], item.Issue.Severity.Rank())
			}
			if page.Number > 0 && item.Section != page.Items[0].Section {
				t.Errorf("page %d mixes sections", page.Number)
			}
		}
	}
	if diff := diff([]int{23, 40, 7, 2}, sizes); diff != "" {
		t.Errorf("pages hold:\n%s", diff)
	}
	for section, ranks := range rank {
		for n := 1; n < len(ranks); n++ {
			if ranks[n] < ranks[n-1] {
				t.Errorf("%s: a worse one stands after place %d", section, n)
			}
		}
	}
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'agenda.page' AND parent = $1`, m.ID.HeadKey()); n != 3 {
		t.Errorf("%d replies", n)
	}
	preview := must(h.store.Preview(t.Context(), h.committee.ID))(t)
	if len(preview.Items) != 23 || preview.Summary.Open() != 72 || preview.Summary.New != 0 {
		t.Errorf("the preview has %d items, %+v", len(preview.Items), preview.Summary)
	}
}

func TestDecisionsOfARunningMeetingAreMinutedAtOnce(t *testing.T) {
	h := newHouse(t)
	early, during, after := h.log(h.ps.ID, "resource_unavailable"), h.log(h.ps.ID, "target_changed"), h.log(h.bs.ID, "logistics")
	left := h.log(h.bs.ID, "documents_not_conform")
	h.turn(monday)
	h.decide(early.ID)
	m := must(h.committees.Start(t.Context(), h.by(boss), h.meeting().ID))(t)
	h.decide(during.ID)
	if attended := h.meeting().Attended; len(attended) != 2 {
		t.Errorf("attended: %v, want who started and who decided", attended)
	}
	must(h.committees.Join(t.Context(), h.by(consultant), m.ID))(t)
	h.pass(time.Hour)
	must(h.committees.End(t.Context(), h.by(boss), m.ID))(t)
	h.decide(after.ID)

	minutes := must(h.store.Minutes(t.Context(), m.ID))(t)
	got := map[issue.ID]bool{}
	launched := 0
	for _, d := range minutes.Decisions {
		if d.Issue != nil {
			got[d.Issue.ID] = d.During
		} else if d.Project != nil {
			launched++
		}
	}
	if diff := diff(map[issue.ID]bool{early.ID: false, during.ID: true}, got); diff != "" || launched != 2 {
		t.Errorf("%d projects and these issues are minuted:\n%s", launched, diff)
	}
	if len(minutes.Carried) != 2 || minutes.Carried[0].Issue.ID != after.ID && minutes.Carried[0].Issue.ID != left.ID {
		t.Errorf("carried over: %+v", minutes.Carried)
	}
	if diff := diff([]directory.UserID{manager}, minutes.Absent); diff != "" {
		t.Errorf("absent:\n%s", diff)
	}
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'minutes'`); n != 1 {
		t.Errorf("%d messages of minutes", n)
	}

	h.decide(early.ID)
	h.turn(monday.AddDate(0, 0, 7))
	next := h.meeting()
	must(h.committees.Start(t.Context(), h.by(chair), next.ID))(t)
	must(h.committees.End(t.Context(), h.by(chair), next.ID))(t)
	if again := must(h.store.Minutes(t.Context(), next.ID))(t); len(again.Decisions) != 2 {
		t.Errorf("the next minutes hold %d decisions, want those since", len(again.Decisions))
	}
	for _, d := range must(h.store.Minutes(t.Context(), m.ID))(t).Decisions {
		if d.Issue != nil && d.Outdated != (d.Issue.ID == early.ID) {
			t.Errorf("decision about issue %d: outdated %t", d.Issue.ID, d.Outdated)
		}
	}
}

func TestMinutesOfManyDecisionsArePostedInSeveralMessages(t *testing.T) {
	h := newHouse(t)
	for range committee.MinutesItems {
		h.decide(h.log(h.ps.ID, "resource_unavailable").ID)
	}
	h.turn(monday)
	m := must(h.committees.Start(t.Context(), h.by(chair), h.meeting().ID))(t)
	must(h.committees.End(t.Context(), h.by(chair), m.ID))(t)
	if n := h.number(`SELECT count(*) FROM note WHERE topic = 'minutes'`); n != 2 { // two launches beside
		t.Errorf("%d messages of minutes, want 2", n)
	}
}

func TestAfterAnOutageOneAgendaIsPostedAndMarkedLate(t *testing.T) {
	h := newHouse(t)
	h.log(h.ps.ID, "resource_unavailable")
	h.goTo(monday.AddDate(0, 0, 16))
	h.sweep()
	m := h.meeting()
	if m.Wall != "2026-12-07T09:00" || !m.Late() || h.number(`SELECT count(*) FROM meeting`) != 1 {
		t.Errorf("the meeting is %+v", m)
	}
	history := must(h.store.History(t.Context(), m.ID.Subject(), 0, 1))(t)
	var kept struct{ Skipped int }
	decode(t, history[0].After, &kept)
	if kept.Skipped != 2 {
		t.Errorf("the record says %d were skipped", kept.Skipped)
	}
	h.turn(monday.AddDate(0, 0, 21))
	if m := h.meeting(); m.Wall != "2026-12-14T09:00" || m.Late() {
		t.Errorf("the next meeting is %+v", m)
	}
}

func TestAPublicHolidayMovesTheMeeting(t *testing.T) {
	h := newHouse(t)
	h.goTo(time.Date(2027, 3, 24, 12, 0, 0, 0, time.UTC))
	h.sweep()
	h.turn(time.Date(2027, 3, 30, 7, 0, 0, 0, time.UTC)) // Easter Monday is 29 March
	m := h.meeting()
	if m.Wall != "2027-03-29T09:00" || m.Moved == "" || m.DueAt.In(paris).Weekday() != time.Tuesday || m.Late() {
		t.Errorf("the meeting is %+v", m)
	}
}

func TestNewSettingsTakeThePlaceOfTheOldOnes(t *testing.T) {
	h := newHouse(t)
	c := h.committee
	c.Cron, c.Overrides = "30 14 * * 3", []calendar.Override{{Day: calendar.Date{Year: 2026, Month: 12, Day: 2}, Name: "Company day"}}
	act := h.by(admin)
	must(h.committees.SetUp(t.Context(), act, c))(t)
	again := must(h.committees.SetUp(t.Context(), act, c))(t)
	if diff := diff(c, again); diff != "" {
		t.Errorf("the second time made something else:\n%s", diff)
	}
	if n := h.number(`SELECT count(*) FROM reminder WHERE kind = 'committee.due' AND done_at IS NULL`); n != 1 {
		t.Errorf("%d reminders", n)
	}
	h.turn(monday.AddDate(0, 0, 1))
	if n := h.number(`SELECT count(*) FROM meeting WHERE wall LIKE '%T09:00'`); n != 0 {
		t.Errorf("%d meetings by the old settings", n)
	}
	h.turn(time.Date(2026, 12, 3, 13, 30, 0, 0, time.UTC))
	if m := h.meeting(); m.Wall != "2026-12-02T14:30" || m.Moved != "Company day" {
		t.Errorf("the meeting is %+v", m)
	}
}

func TestMeetingsRefuse(t *testing.T) {
	h := newHouse(t)
	h.turn(monday)
	m := h.meeting()
	for _, c := range []struct {
		name string
		kind fault.Kind
		do   func() (committee.Meeting, error)
	}{
		{"a meeting that has not started does not end", fault.Conflict, func() (committee.Meeting, error) { return h.committees.End(t.Context(), h.by(chair), m.ID) }},
		{"nobody joins before it starts", fault.Conflict, func() (committee.Meeting, error) { return h.committees.Join(t.Context(), h.by(nobody), m.ID) }},
		{"a consultant does not start it", fault.Forbidden, func() (committee.Meeting, error) { return h.committees.Start(t.Context(), h.by(consultant), m.ID) }},
		{"the chair starts it", fault.None, func() (committee.Meeting, error) { return h.committees.Start(t.Context(), h.by(chair), m.ID) }},
		{"it does not start twice", fault.Conflict, func() (committee.Meeting, error) { return h.committees.Start(t.Context(), h.by(boss), m.ID) }},
		{"somebody joins", fault.None, func() (committee.Meeting, error) { return h.committees.Join(t.Context(), h.by(nobody), m.ID) }},
		{"nobody joins twice", fault.Conflict, func() (committee.Meeting, error) { return h.committees.Join(t.Context(), h.by(nobody), m.ID) }},
		{"no meeting is found under another number", fault.NotFound, func() (committee.Meeting, error) { return h.committees.Join(t.Context(), h.by(nobody), 999) }},
	} {
		if _, err := c.do(); fault.KindOf(err) != c.kind {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
	h.turn(monday.AddDate(0, 0, 7))
	if _, err := h.committees.Start(t.Context(), h.by(chair), h.meeting().ID); fault.KindOf(err) != fault.Conflict {
		t.Errorf("two meetings of one committee run at once: %v", err)
	}
}
