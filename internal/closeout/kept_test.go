package closeout_test

import (
	"testing"
	"time"

	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/issue"
	"docket/internal/project"
)

func TestASignatureOfTheLinkIsNobodysRecord(t *testing.T) {
	w := sent(t)
	forged := w.signature()
	forged.Recorded, forged.Address = boss.ID, "ab"
	w.does(buyer, sign(forged))
	if got := w.c.Signature; got.Recorded != "" || got.Evidence != (project.Document{}) || got.Address != "ab" {
		t.Errorf("by the link there is %+v", got)
	}
	w = sent(t)
	w.does(seller, paper(forged))
	if got := w.c.Signature; got.Recorded != seller.ID || got.Address != "" || got.Evidence != report {
		t.Errorf("on paper there is %+v", got)
	}
}

func TestWhatIsSaidAfterTheFeedbackWasVerifiedIsVerifiedAnew(t *testing.T) {
	for name, says := range map[string]func(*world) closeout.Rule{
		"a signature": func(w *world) closeout.Rule { return sign(w.signature()) },
		"a remark":    just(written("The logo is old.")),
	} {
		t.Run(name, func(t *testing.T) {
			w := sent(t)
			w.does(buyer, answer(points("9")))
			w.does(manager, verify("Good so far."))
			w.does(buyer, says(w))
			if w.c.Verified.Done() || w.c.VerifiedNote != "" {
				t.Errorf("verified is %+v, %q", w.c.Verified, w.c.VerifiedNote)
			}
		})
	}
}

func TestAStopKeepsTheDayOnWhichTheCustomerClosed(t *testing.T) {
	w := silent(t)
	closed := w.c.ClosedAt
	w.days(3, 12)
	w.take(w.see().Drop(w.scene(boss)))
	if w.c.State != closeout.Dropped || !w.c.ClosedAt.Equal(closed) {
		t.Errorf("it is %s, closed at %s, not %s", w.c.State, w.c.ClosedAt, closed)
	}
}

func TestWhoRetiredAtTheCustomersIsNotWrittenTo(t *testing.T) {
	w := newWorld(t)
	s := w.scene(manager)
	gone := ana
	gone.Retired = true
	s.Contacts = []customer.Contact{gone, bo}
	o, err := closeout.Open(closeout.Opening{}, s)
	if err != nil || o.Closeout.Contact != 0 {
		t.Errorf("it goes to contact %d, %v", o.Closeout.Contact, err)
	}
	if _, err = closeout.Open(closeout.Opening{Contact: gone.ID}, s); err == nil {
		t.Error("somebody who retired is chosen")
	}
}

func TestTheCorrectionIsAskedForWhenTheLastRemarkIsAnswered(t *testing.T) {
	w := remarked(t)
	w.issues[w.c.Remarks[0].Issue] = issue.Resolved
	for range 2 { // however often its issue changes
		for _, r := range w.c.ID.Stir("press", w.now).Remind {
			w.next = r.Due
		}
		w.turn(w.now)
	}
	if len(w.said) != 2 || w.said[0].Topic != "closeout.todo" || w.said[0].Key != w.said[1].Key {
		t.Errorf("it says %+v", w.said)
	}
}

func TestWhatTheCustomerDoesAtNightIsSaidInTheMorning(t *testing.T) {
	for _, tt := range []struct {
		hour, minute int
		day          int // from today
		at           int // the hour; 0 for at once
	}{{3, 0, 0, 9}, {8, 59, 0, 9}, {9, 0, 0, 0}, {19, 59, 0, 0}, {20, 0, 1, 9}, {23, 59, 1, 9}} {
		w := sent(t)
		w.turn(w.today().Add(1).At(tt.hour*60+tt.minute, w.zone))
		var want time.Time
		if tt.at > 0 {
			want = w.today().Add(tt.day).At(tt.at*60, w.zone)
		}
		w.does(buyer, written("The logo is old."))
		for _, n := range w.said {
			if !n.NotBefore.Equal(want) {
				t.Errorf("at %d:%02d, %s is said at %s, want %s", tt.hour, tt.minute, n.Topic, n.NotBefore, want)
			}
		}
		w.topics()
		w.does(manager, corrected(w))
		for _, n := range w.said {
			if !n.NotBefore.IsZero() {
				t.Errorf("what somebody presses at %d:%02d waits until %s", tt.hour, tt.minute, n.NotBefore)
			}
		}
	}
}

// corrected is the corrected document, after what was remarked is resolved.
func corrected(w *world) closeout.Rule {
	for id := range w.issues {
		w.issues[id] = issue.Resolved
	}
	return document(report)
}
