package closeout_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/setting"
)

// looks are the instants at which the close-out is looked at until it closes, as
// the wall in its zone shows them.
func (w *world) looks() []string {
	var all []string
	for w.c.State == closeout.Waiting {
		w.now = w.next
		all = append(all, w.now.In(w.zone).Format("01-02 15:04"))
		w.look()
	}
	return all
}

func TestSilenceIsRemindedOfAndClosesOnTheRightMidnight(t *testing.T) {
	for _, tt := range []struct {
		name, zone, from string
		want             []string
		length           time.Duration // from the sending's midnight to the close
	}{
		{"an ordinary November in Paris", "Europe/Paris", "2026-11-18", []string{"11-23 09:00", "11-28 09:00", "12-02 09:00", "12-04 00:00"}, 16 * 24 * time.Hour},
		{"Paris in spring loses an hour", "Europe/Paris", "2027-03-20", []string{"03-25 09:00", "03-30 09:00", "04-03 09:00", "04-05 00:00"}, 16*24*time.Hour - time.Hour},
		{"Paris in autumn gains one", "Europe/Paris", "2026-10-15", []string{"10-20 09:00", "10-25 09:00", "10-29 09:00", "10-31 00:00"}, 16*24*time.Hour + time.Hour},
		{"New York changes a week later", "America/New_York", "2026-10-20", []string{"10-25 09:00", "10-30 09:00", "11-03 09:00", "11-05 00:00"}, 16*24*time.Hour + time.Hour},
		{"Lord Howe by half an hour", "Australia/Lord_Howe", "2026-09-25", []string{"09-30 09:00", "10-05 09:00", "10-09 09:00", "10-11 00:00"}, 16*24*time.Hour - 30*time.Minute},
		{"Shanghai never", "Asia/Shanghai", "2026-10-15", []string{"10-20 09:00", "10-25 09:00", "10-29 09:00", "10-31 00:00"}, 16 * 24 * time.Hour},
		{"Beirut has no midnight on the last day's end", "Asia/Beirut", "2027-03-12", []string{"03-17 09:00", "03-22 09:00", "03-26 09:00", "03-28 01:00"}, 16 * 24 * time.Hour},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.zone = zoneOf(t, tt.zone)
			day, err := calendar.ParseDate(tt.from)
			if err != nil {
				t.Fatal(err)
			}
			for n, minute := range []int{0, 17 * 60, 24*60 - 1} { // whenever on the day it is sent
				w := *w
				w.now = day.At(minute, w.zone)
				w.does(manager, open(closeout.Opening{}))
				w.does(manager, document(report))
				w.does(manager, closeout.Closeout.SendQuestionnaire)
				if d := cmp.Diff(tt.want, w.looks()); d != "" || w.c.State != closeout.Silent {
					t.Errorf("%d: %s", n, d)
				}
				if got := w.c.ClosedAt.Sub(day.At(0, w.zone)); got != tt.length {
					t.Errorf("%d: it took %s, want %s", n, got, tt.length)
				}
			}
		})
	}
}

func TestTheCustomerHasAllOfTheLastDay(t *testing.T) {
	w := sent(t)
	w.days(15, 23)
	w.now = w.now.Add(59*time.Minute + 59*time.Second)
	w.turn(w.now)
	w.does(buyer, sign(w.signature()))
	w.days(3, 12)
	if w.c.State != closeout.Signed {
		t.Errorf("it is %s", w.c.State)
	}
}

func TestTheOwnerIsRemindedAndTheCustomerWhereThereIsMail(t *testing.T) {
	w := sent(t)
	w.days(5, 9)
	if d := cmp.Diff([]outbox.Topic{"closeout.reminder"}, w.topics()); d != "" {
		t.Errorf("on day 5: %s", d)
	}
	w.mail = true
	w.days(5, 9)
	if len(w.said) != 2 || w.said[1].Topic != "letter.nudge" || w.said[1].Channel != outbox.MailTo(ana.Email) {
		t.Fatalf("on day 10: %+v", w.said)
	}
	var args closeout.ReminderArgs
	if err := json.Unmarshal(w.said[0].Args, &args); err != nil {
		t.Fatal(err)
	}
	if want := (closeout.ReminderArgs{Day: 10, Of: 15, ClosesOn: w.c.ClosesOn, Mailed: true}); args != want {
		t.Errorf("the owner reads %+v", args)
	}
	if w.said[0].Channel != outbox.Lane(manager.ID) || w.said[0].Subject != w.c.ID.Subject() {
		t.Errorf("the reminder goes to %s about %v", w.said[0].Channel, w.said[0].Subject)
	}
}

func TestWhoIsRemindedWhenTheOwnerIsNotThere(t *testing.T) {
	away := func(m directory.Member, standIn directory.UserID) directory.Member {
		m.Absences = []directory.Absence{{From: calendar.Date{Year: 2026, Month: 11, Day: 1}, Until: calendar.Date{Year: 2026, Month: 12, Day: 31}, StandIn: standIn}}
		return m
	}
	gone := func(m directory.Member) directory.Member { m.Active = false; return m }
	for name, tt := range map[string]struct {
		change []directory.Member
		want   directory.UserID
	}{
		"the owner":                           {nil, manager.ID},
		"who stands in":                       {[]directory.Member{away(manager, expert.ID)}, expert.ID},
		"the sales manager when they left":    {[]directory.Member{gone(manager)}, seller.ID},
		"also when who stands in left":        {[]directory.Member{away(manager, leaver.ID)}, seller.ID},
		"Management when nobody else is left": {[]directory.Member{gone(manager), gone(seller)}, boss.ID},
	} {
		t.Run(name, func(t *testing.T) {
			w := sent(t)
			for _, m := range tt.change {
				w.people[m.ID] = m
			}
			w.days(5, 9)
			if len(w.said) != 1 || w.said[0].Channel != outbox.Lane(tt.want) {
				t.Errorf("reminded %+v, want %s", w.said, tt.want)
			}
		})
	}
}

func TestAfterAnOutageTheLastReminderMissedIsTheOnlyOne(t *testing.T) {
	w := sent(t)
	w.now = w.today().Add(12).At(3*60, w.zone)
	w.look()
	if len(w.said) != 1 || !w.said[0].NotBefore.Equal(w.today().At(9*60, w.zone)) {
		t.Errorf("at night on day 12: %+v", w.said)
	}
	w.look()
	if len(w.said) != 2 || w.said[0].Key != w.said[1].Key {
		t.Errorf("looked at again, it says another thing: %+v", w.said)
	}
	w.topics()
	w.now = w.today().Add(30).At(12*60, w.zone)
	w.look()
	var args closeout.SilentArgs
	news := w.said[len(w.said)-1]
	if err := json.Unmarshal(news.Args, &args); err != nil {
		t.Fatal(err)
	}
	want := closeout.SilentArgs{Days: 15, Sent: calendar.Date{Year: 2026, Month: 11, Day: 18}, Last: calendar.Date{Year: 2026, Month: 12, Day: 3}}
	if news.Topic != "closeout.silent" || args != want || len(w.said) != 2 {
		t.Errorf("long after the last day: %+v, %+v", w.topics(), args)
	}
}

func TestACloseAtMidnightIsSaidInTheMorning(t *testing.T) {
	w := sent(t)
	w.days(16, 0)
	if w.c.State != closeout.Silent || len(w.said) == 0 {
		t.Fatalf("at midnight it is %s", w.c.State)
	}
	for _, n := range w.said[len(w.said)-2:] {
		if !n.NotBefore.Equal(w.today().At(9*60, w.zone)) {
			t.Errorf("%s is said at %s", n.Topic, n.NotBefore)
		}
	}
}

func TestWhoeverHasSomethingToDoIsAskedAgain(t *testing.T) {
	asks := func(w *world, until int) []string {
		var all []string
		end := w.today().Add(until).At(12*60, w.zone)
		for !w.next.IsZero() && !w.next.After(end) {
			w.now = w.next
			w.look()
			for _, n := range w.said {
				var args closeout.TodoArgs
				if err := json.Unmarshal(n.Args, &args); err != nil {
					t.Fatal(err)
				}
				all = append(all, fmt.Sprintf("%s %s", w.now.In(w.zone).Format("01-02"), args.What))
			}
			w.said = nil
		}
		return all
	}
	stale := func(t testing.TB) *world { // nobody works at weekends; none of the days is one
		w := remarked(t)
		w.issues[w.c.Remarks[0].Issue] = issue.Resolved
		return w
	}
	for _, tt := range []struct {
		name string
		in   func(testing.TB) *world
		want []string
	}{
		{"to send the document", func(t testing.TB) *world { w := opened(t); w.topics(); return w }, []string{"11-20 document", "11-27 document", "12-04 document"}},
		{"to send the questionnaire", func(t testing.TB) *world {
			w := opened(t)
			w.days(1, 10)
			w.does(manager, document(report))
			w.topics()
			return w
		}, []string{"11-23 questionnaire", "11-30 questionnaire", "12-07 questionnaire"}}, // two days on is a Saturday
		{"to deal with remarks", remarked, []string{"11-25 remarks", "12-02 remarks"}},
		{"to send the correction", stale, []string{"11-25 correction", "12-02 correction"}},
		{"to verify", signed, []string{"11-20 verification", "11-27 verification", "12-04 verification"}},
		{"to review", func(t testing.TB) *world { w := silent(t); w.does(seller, verify("x")); w.topics(); return w }, []string{"12-07 review", "12-14 review", "12-21 review"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := tt.in(t)
			w.said = nil
			if d := cmp.Diff(tt.want, asks(w, 19)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTheClockRunsFromTheLastThatWasSent(t *testing.T) {
	w := opened(t)
	w.does(manager, document(report))
	w.days(4, 12)
	if w.c.State != closeout.Sending || !w.c.ClockFrom.IsZero() {
		t.Fatalf("with the questionnaire to send it is %s", w.c.State)
	}
	w.does(manager, closeout.Closeout.SendQuestionnaire)
	first := w.c.ClosesOn
	if first != w.today().Add(15) {
		t.Errorf("it closes on %s", first)
	}
	w.days(6, 12)
	w.does(buyer, answer(points("9")))
	if w.c.ClosesOn != first || w.c.State != closeout.Waiting {
		t.Errorf("who answers the questionnaire has accepted the document: %s, %s", w.c.State, w.c.ClosesOn)
	}
	w.does(manager, document(report))
	if w.c.ClosesOn != w.today().Add(15) || w.c.Round != 2 {
		t.Errorf("after another document it closes on %s", w.c.ClosesOn)
	}
	o := w.c.Outlook(w.today().Add(9))
	if want := (closeout.Outlook{Waits: closeout.ForCustomer, Day: 9, Of: 15, ClosesOn: w.c.ClosesOn}); o != want {
		t.Errorf("the outlook is %+v", o)
	}
}

func TestAQuestionnaireSentAfterRemarksDoesNotStartTheClock(t *testing.T) {
	w := opened(t)
	w.does(manager, document(report))
	w.does(buyer, written("The logo is old."))
	w.does(manager, closeout.Closeout.SendQuestionnaire)
	if w.c.State != closeout.Remarked || !w.c.ClockFrom.IsZero() {
		t.Errorf("with a remark open it is %s", w.c.State)
	}
	w.issues[w.c.Remarks[0].Issue] = issue.Resolved
	w.does(manager, document(report))
	if w.c.State != closeout.Waiting || w.c.ClockFrom != w.today() {
		t.Errorf("corrected it is %s", w.c.State)
	}
}

func TestAQuestionnaireDoesNotStartTheClockOverARemarkThatIsOpenAgain(t *testing.T) {
	for _, looked := range []bool{false, true} { // whoever finds out first, the look or the press
		w := opened(t)
		w.does(manager, document(report))
		w.does(buyer, written("The logo is old."))
		id := w.c.Remarks[0].Issue
		w.issues[id] = issue.Resolved
		w.does(manager, document(report))
		w.issues[id] = issue.Open
		if looked {
			w.next = w.now
			w.turn(w.now)
			if w.c.State != closeout.Remarked {
				t.Errorf("looked at it is %s", w.c.State)
			}
		}
		w.does(manager, closeout.Closeout.SendQuestionnaire)
		if w.c.State != closeout.Remarked || !w.c.ClockFrom.IsZero() {
			t.Errorf("with the remark open again it is %s", w.c.State)
		}
		w.issues[id] = issue.Resolved
		if waits := w.see().Waits(); waits != closeout.ForCorrection {
			t.Errorf("dealt with again it waits for %s", waits)
		}
	}
}

func TestAChangedNumberAppliesToWhatIsSentAfterIt(t *testing.T) {
	w := opened(t)
	s := w.scene(manager)
	s.Numbers = setting.Numbers{setting.SilenceDays: {3}, setting.SilenceReminders: {1, 5}}
	o, err := w.see().SendDocument(report, 0, s)
	if err != nil {
		t.Fatal(err)
	}
	w.take(o)
	if o, err = w.see().SendQuestionnaire(s); err != nil {
		t.Fatal(err)
	}
	w.take(o)
	if w.c.SilenceLimit() != 3 || !w.next.Equal(w.today().Add(1).At(9*60, w.zone)) {
		t.Errorf("%d days, next look %s", w.c.SilenceLimit(), w.next)
	}
}

func TestARemarkThatIsOpenAgainStopsTheClock(t *testing.T) {
	w := remarked(t)
	id := w.c.Remarks[0].Issue
	w.issues[id] = issue.Resolved
	w.does(manager, document(report))
	w.issues[id] = issue.Open
	w.topics()
	if o := w.see().Outlook(w.today()); o.Waits != closeout.ForRemarks || o.Turn != manager.ID || o.Remarks != 1 {
		t.Errorf("the outlook is %+v", o)
	}
	if err := w.try(buyer, sign(w.signature())); err == nil {
		t.Error("signed with a remark open")
	}
	for _, r := range w.c.ID.Stir("press", w.now).Remind {
		w.next = r.Due
	}
	w.turn(w.now)
	if w.c.State != closeout.Remarked || !w.c.ClockFrom.IsZero() {
		t.Errorf("it is %s", w.c.State)
	}
	w.days(40, 12)
	if w.c.State != closeout.Remarked {
		t.Errorf("after 40 days it is %s", w.c.State)
	}
}
