package approval_test

import (
	"testing"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
)

func TestPressesThatDoNotCount(t *testing.T) {
	for _, tt := range []struct {
		name  string
		so    func(w *world)
		by    string
		step  string
		kind  fault.Kind
		words string
	}{
		{"the same person twice", func(w *world) { w.approves("Marc", "customer_success") }, "Marc", "customer_success", fault.Conflict,
			"You approved this at Mon 30 Nov 10:00."},
		{"a second person", func(w *world) { w.approves("Marc", "customer_success") }, "Lea", "customer_success", fault.Conflict,
			"Already approved by <@Marc> at Mon 30 Nov 10:00, you are second."},
		{"somebody for whom it was decided", func(w *world) {
			w.away("Marc", "Otto", "2026-11-30", "2026-12-04")
			w.approves("Otto", "customer_success")
		}, "Marc", "customer_success", fault.Conflict, "<@Otto> approved this in your place at Mon 30 Nov 10:00."},
		{"the wrong person", func(w *world) { w.away("Marc", "Otto", "2026-11-30", "2026-12-04") }, "Fred", "customer_success", fault.Forbidden,
			"Only Customer Success may approve this step. Today that is <@Lea> or <@Marc> or, while they are away, <@Otto>."},
		{"the seller", func(*world) {}, "Ines", "customer_success", fault.Forbidden,
			"Nobody approves their own. Today that is <@Lea> or <@Marc>."},
		{"who stands in for the seller", func(w *world) { w.away("Ines", "Marc", "2026-11-30", "2026-12-04") }, "Marc", "customer_success", fault.Forbidden,
			"You stand in for <@Ines>, whose this is; nobody approves their own. Today that is <@Lea>."},
		{"a step whose turn has not come", func(*world) {}, "Fred", "finance", fault.Conflict,
			"It is not the turn of Finance yet. You will be asked when it is."},
		{"a card of another round", func(w *world) { w.begin(standard(), sold()); w.run.Round = 7 }, "Marc", "customer_success", fault.Conflict,
			"This changed at Mon 30 Nov 10:00, after the card you pressed was drawn. Here is the new one."},
		{"a step there is not", func(*world) {}, "Marc", "legal", fault.NotFound, "There is no such step of the approval any more."},
		{"after a decline", func(w *world) {
			r, o, err := w.run.Vote("customer_success", approval.Ballot{Round: 1, Choice: approval.No, Note: "No rack."}, w.scene("Lea"))
			if err != nil {
				w.Fatal(err)
			}
			w.take(r, o)
		}, "Marc", "customer_success", fault.Conflict, "Already declined by <@Lea> at Mon 30 Nov 10:00, you are second."},
		{"after the end", func(w *world) { w.run = w.run.Void(w.scene("Ines")) }, "Marc", "customer_success", fault.Conflict,
			"This approval ended at Mon 30 Nov 10:00; nothing is to be decided any more."},
		{"when nobody is left", func(w *world) {
			for id := range w.people {
				if id != "Fred" {
					w.leaves(id)
				}
			}
		}, "Fred", "customer_success", fault.Forbidden, "Only Customer Success may approve this step. Today nobody can; an administrator has to give somebody the role."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.begin(standard(), sold("managed_service"))
			tt.so(w)
			b := yes(w)
			if tt.name == "a card of another round" {
				b.Round = 1
			}
			_, _, err := w.run.Vote(tt.step, b, w.scene(directory.UserID(tt.by)))
			if kind, _ := kinds(err); kind != tt.kind || err.Error() != tt.words {
				t.Errorf("%s: %v", kind, err)
			}
		})
	}
}

func TestWhatADecisionSays(t *testing.T) {
	for _, tt := range []struct {
		name   string
		ballot approval.Ballot
		field  string
	}{
		{"both questions answered with yes", approval.Ballot{Choice: approval.Yes, Answers: bothYes}, ""},
		{"one is not answered", approval.Ballot{Choice: approval.Yes, Answers: map[approval.Question]bool{approval.Feasible: true}}, "staffed"},
		{"one is answered with no", approval.Ballot{Choice: approval.Yes, Answers: map[approval.Question]bool{approval.Feasible: false, approval.Staffed: true}}, "feasible"},
		{"declined with a reason", approval.Ballot{Choice: approval.No, Note: "No rack."}, ""},
		{"declined without one", approval.Ballot{Choice: approval.No, Note: "  "}, "note"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.begin(standard(), sold())
			tt.ballot.Round = 1
			_, _, err := w.run.Vote("customer_success", tt.ballot, w.scene("Marc"))
			if _, field := kinds(err); field != tt.field || (err == nil) != (tt.field == "") {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestOnlyWhoseItIsAnswers(t *testing.T) {
	for _, tt := range []struct {
		name string
		so   func(w *world)
		by   string
		may  bool
	}{
		{"the seller", func(*world) {}, "Ines", true},
		{"who stands in", func(w *world) { w.away("Ines", "Otto", "2026-11-30", "2026-12-04") }, "Otto", true},
		{"somebody else", func(*world) {}, "Marc", false},
		{"the manager of a seller who left", func(w *world) { w.leaves("Ines") }, "Sam", true},
		{"the manager of one who is there", func(*world) {}, "Sam", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.begin(standard(), sold())
			w.asks("Marc", "customer_success")
			tt.so(w)
			if _, _, _, err := w.run.Answer("customer_success", "The left one.", 1, w.scene(directory.UserID(tt.by))); (err == nil) != tt.may {
				t.Error(err)
			}
		})
	}
}
