package closeout_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
)

// life is a close-out under random presses of everybody, the customer and the clock.
type life struct {
	*world
	links   map[closeout.Link]bool // that have led somewhere
	reached map[closeout.State]int // in all lives
}

var actors = []directory.Member{manager, manager, manager, seller, boss, boss, expert, buyer}

func (l *life) press(t *rapid.T, rule closeout.Rule) {
	if l.c.ID == 0 { // a store finds no close-out to press at; it can only be opened
		rule = open(closeout.Opening{})
	}
	was, by := l.see(), rapid.SampledFrom(actors).Draw(t, "by")
	err := l.try(by, rule)
	if fault.KindOf(err) == fault.Internal {
		t.Fatalf("a rule failed: %v", err)
	}
	if err == nil {
		l.passed(t, was)
	}
}

// passed holds for every step from one state to the next.
func (l *life) passed(t *rapid.T, was closeout.Closeout) {
	now := l.see()
	l.reached[now.State]++
	if now.State != was.State && now.State.Closed() && now.State != closeout.Dropped && now.Unanswered() > 0 {
		t.Fatalf("%s with %d remarks unanswered", now.State, now.Unanswered())
	}
	if now.State == closeout.Silent && was.State != closeout.Silent {
		last := was.ClockFrom.Add(15)
		if was.State != closeout.Waiting || l.now.Before(last.At(24*60, l.zone)) || was.ClockFrom.Before(calendar.DateOf(was.DocumentSent.At, l.zone)) ||
			was.ClockFrom.Before(calendar.DateOf(was.QuestionsSent.At, l.zone)) {
			t.Fatalf("silent at %s after %+v", l.now, was)
		}
	}
	if now.State == closeout.Signed && (now.Signature == nil || !was.QuestionsSent.Done() || was.Round == 0) {
		t.Fatalf("signed without what there is to sign: %+v", now)
	}
	if now.State == closeout.Reviewed && was.State != closeout.Reviewed && (was.State != closeout.Signed && was.State != closeout.Silent || !was.Verified.Done()) {
		t.Fatalf("reviewed from %+v", was)
	}
	if was.Signature != nil && now.Signature == nil {
		t.Fatal("a signature is lost")
	}
	if now.Round < was.Round || len(now.Remarks) < len(was.Remarks) || was.AnsweredAt != now.AnsweredAt && !was.AnsweredAt.IsZero() {
		t.Fatalf("what happened is forgotten: %+v after %+v", now, was)
	}
	if now.Link != was.Link && l.links[now.Link] {
		t.Fatal("a dead link leads somewhere again")
	}
	l.links[now.Link] = true
}

func (l *life) change(t *rapid.T) {
	l.press(t, change(closeout.Opening{Owner: rapid.SampledFrom([]directory.UserID{"", expert.ID, seller.ID, leaver.ID}).Draw(t, "owner"),
		Contact: rapid.SampledFrom([]customer.ContactID{0, ana.ID, bo.ID, 99}).Draw(t, "contact")}))
}

func (l *life) send(t *rapid.T) {
	l.press(t, rapid.SampledFrom([]closeout.Rule{document(report), document(report), closeout.Closeout.SendQuestionnaire, closeout.Closeout.Nudge,
		document(project.Document{})}).Draw(t, "what"))
}

func (l *life) say(t *rapid.T) {
	l.press(t, rapid.SampledFrom([]closeout.Rule{written("One."), written("", "Two.", "Three."), remarks(closeout.RemarkDraft{Said: "Four."}), written(),
		answer(points("9")), answer(points("3")), sign(l.signature()), paper(l.signature())}).Draw(t, "what"))
}

func (l *life) end(t *rapid.T) {
	if !l.c.State.Closed() && rapid.Bool().Draw(t, "wait for it") {
		l.run(t, l.now.Add(17*24*time.Hour))
	}
	l.press(t, rapid.SampledFrom([]closeout.Rule{verify("Fine."), verify("Fine."), review(l.handOver()), review(l.handOver()), review(l.handOver()), reopen("They called."), verify(""), reopen("")}).Draw(t, "what"))
}

// settle changes the issue of a remark, and has the close-out looked at as the store does.
func (l *life) settle(t *rapid.T) {
	if len(l.c.Remarks) == 0 {
		return
	}
	r := rapid.SampledFrom(l.c.Remarks).Draw(t, "remark")
	l.issues[r.Issue] = rapid.SampledFrom([]issue.State{issue.Resolved, issue.Resolved, issue.Closed, issue.Open, issue.Decided}).Draw(t, "state")
	if rapid.Bool().Draw(t, "looked at") { // else it is the next look, or the press, that finds out
		l.next = l.now
		l.run(t, l.now)
	}
}

func (l *life) stop(t *rapid.T) {
	if l.c.ID == 0 || l.project.State != project.Closing || rapid.IntRange(0, 29).Draw(t, "really") != 0 {
		return
	}
	was := l.see()
	l.project.State = project.Stopped
	l.take(was.Drop(l.scene(boss)))
	l.passed(t, was)
}

// wait lets hours or weeks pass; at times nobody was there to look when a moment came.
func (l *life) wait(t *rapid.T) {
	to := l.now.Add(time.Duration(rapid.SampledFrom([]int{1, 7, 24, 100, 400, 900}).Draw(t, "hours")) * time.Hour)
	if rapid.IntRange(0, 3).Draw(t, "outage") == 0 {
		l.now = to
	}
	l.run(t, to)
}

func (l *life) run(t *rapid.T, to time.Time) {
	for !l.next.IsZero() && !l.next.After(to) {
		if l.next.After(l.now) {
			l.now = l.next
		}
		was := l.see()
		l.next = time.Time{}
		l.take(was.Looked(l.scene(directory.Member{})))
		if !l.next.IsZero() && !l.next.After(l.now) {
			t.Fatalf("at %s it is looked at again at once, for ever: %s", l.now, l.next)
		}
		l.passed(t, was)
	}
	l.now = to
}

// always holds after every press.
func (l *life) always(t *rapid.T) {
	c := l.see()
	if c.ID == 0 {
		return
	}
	if over := c.State.Over(); over == (l.project.State == project.Closing) {
		t.Fatalf("the project is %s, its close-out %s", l.project.State, c.State)
	}
	if l.project.State == project.Closing && l.next.IsZero() {
		t.Fatalf("a %s close-out that nobody is reminded of", c.State)
	}
	if c.State.Over() && !l.next.IsZero() {
		t.Fatalf("a %s close-out is looked at on %s", c.State, l.next)
	}
	if late := l.next.Sub(l.now); late > 40*24*time.Hour || late < 0 && !l.next.IsZero() {
		t.Fatalf("the next look is %s from now", late)
	}
	if (c.State == closeout.Waiting) != (c.Outlook(l.today()).Of > 0 || c.State == closeout.Waiting && c.Unanswered() > 0) {
		t.Fatalf("the outlook of a %s close-out is %+v", c.State, c.Outlook(l.today()))
	}
	for _, n := range l.said {
		if n.Channel == "" || n.Key == "" {
			t.Fatalf("nobody would read %+v", n)
		}
	}
	l.said = nil
}

func TestLifeOfACloseOut(t *testing.T) {
	zones := []string{"Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "America/Sao_Paulo"}
	reached := map[closeout.State]int{}
	rapid.Check(t, func(rt *rapid.T) {
		l := &life{world: newWorld(t), links: map[closeout.Link]bool{}, reached: reached}
		l.zone = zoneOf(t, rapid.SampledFrom(zones).Draw(rt, "zone"))
		l.now = time.Date(2026, time.Month(rapid.IntRange(1, 12).Draw(rt, "month")), 20, 10, 0, 0, 0, l.zone)
		l.mail = rapid.Bool().Draw(rt, "mail")
		if rapid.IntRange(0, 4).Draw(rt, "sent") > 0 {
			l.does(manager, open(closeout.Opening{}))
			l.does(seller, document(report))
			l.does(seller, closeout.Closeout.SendQuestionnaire)
		}
		rt.Repeat(map[string]func(*rapid.T){
			"change": l.change, "send": l.send, "say": l.say, "end": l.end, "end now": l.end, "settle": l.settle, "stop": l.stop, "wait": l.wait, "": l.always,
		})
	})
	for _, s := range []closeout.State{closeout.Sending, closeout.Waiting, closeout.Remarked, closeout.Signed, closeout.Silent, closeout.Reviewed, closeout.Dropped} {
		if reached[s] == 0 {
			t.Errorf("no life came to %s: %v", s, reached)
		}
	}
}
