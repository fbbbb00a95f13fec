package closeout_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docket/internal/care"
	"docket/internal/closeout"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

func TestWhatIsSaidOfEachStep(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   func(testing.TB) *world
		by   directory.Member
		rule func(*world) closeout.Rule
		mail bool
		want []outbox.Topic
	}{
		{"the card is posted, and who opens their own is told nothing", newWorld, manager, just(open(closeout.Opening{})), false,
			[]outbox.Topic{"closeout.card"}},
		{"another owner is told what there is to do", newWorld, manager, just(open(closeout.Opening{Owner: expert.ID})), false,
			[]outbox.Topic{"closeout.card", "closeout.todo"}},
		{"without mail whoever sends is given the text", opened, seller, just(document(report)), false,
			[]outbox.Topic{"closeout.sent", "closeout.text"}},
		{"with mail the customer is written to", opened, seller, just(document(report)), true,
			[]outbox.Topic{"closeout.sent", "letter.document"}},
		{"the questionnaire too", opened, seller, just(closeout.Closeout.SendQuestionnaire), true,
			[]outbox.Topic{"closeout.sent", "letter.questionnaire"}},
		{"and a reminder", sent, seller, just(closeout.Closeout.Nudge), true, []outbox.Topic{"letter.nudge"}},
		{"the customer's remarks reach the owner", sent, buyer, just(written("One.", "Two.")), true,
			[]outbox.Topic{"closeout.todo", "closeout.remarked"}},
		{"the owner's own do not", sent, manager, just(remarks(closeout.RemarkDraft{Said: "One."})), true, []outbox.Topic{"closeout.remarked"}},
		{"answers are news", sent, buyer, just(answer(points("9"))), true, []outbox.Topic{"closeout.answered"}},
		{"a signature is news, and the owner goes on", sent, buyer, func(w *world) closeout.Rule { return sign(w.signature()) }, true,
			[]outbox.Topic{"closeout.todo", "closeout.signed"}},
		{"what was verified", silent, seller, just(verify("Nothing came.")), true, []outbox.Topic{"closeout.verified"}},
		{"a reopening, and there is a document to send", silent, seller, just(reopen("They called.")), true,
			[]outbox.Topic{"closeout.todo", "closeout.reopened"}},
		{"a new owner takes over", opened, manager, just(change(closeout.Opening{Owner: expert.ID})), true, []outbox.Topic{"closeout.todo"}},
		{"and not while the customer's turn it is", sent, manager, just(change(closeout.Opening{Owner: expert.ID})), true, []outbox.Topic{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := tt.in(t)
			w.topics()
			w.mail = tt.mail
			w.does(tt.by, tt.rule(w))
			for _, n := range w.said {
				if n.Channel == "" || n.Key == "" || n.Subject.ID == 0 {
					t.Errorf("nobody would read %+v", n)
				}
			}
			if d := cmp.Diff(tt.want, w.topics()); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestAContactWithoutAnAddressIsWrittenToByHand(t *testing.T) {
	w := newWorld(t)
	w.mail = true
	w.does(manager, open(closeout.Opening{Contact: bo.ID}))
	w.topics()
	w.does(seller, document(report))
	text := w.said[len(w.said)-1]
	if text.Topic != "closeout.text" || text.Channel != outbox.Lane(seller.ID) || string(text.Args) != `{"letter":"letter.document"}` {
		t.Errorf("it is %s in %s: %s", text.Topic, text.Channel, text.Args)
	}
	if text.Subject == w.c.ID.Subject() {
		t.Error("a text to send would be drawn again")
	}
}

func TestEachRemarkBecomesAnIssueWithSomebodyWhoDealsWithIt(t *testing.T) {
	w := sent(t)
	o, err := w.see().Remark([]closeout.RemarkDraft{{Said: " One. ", Owner: expert.ID}, {Said: ""}, {Said: "Two."}}, w.scene(seller))
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Raised) != 2 || len(o.Closeout.Remarks) != 2 {
		t.Fatalf("raised %+v", o.Raised)
	}
	for n, want := range []issue.Issue{{Description: "One.", Owner: expert.ID}, {Description: "Two.", Owner: manager.ID}} {
		got := o.Raised[n].Issue
		if got.Description != want.Description || got.Owner != want.Owner || got.Kind != issue.CustomerRemark || got.State != issue.Open ||
			got.ID != o.Closeout.Remarks[n].Issue || got.RaisedBy != seller.ID {
			t.Errorf("remark %d became %+v", n+1, got)
		}
	}
	if o.Closeout.State != closeout.Remarked || o.Closeout.Verified.Done() {
		t.Errorf("the close-out is %+v", o.Closeout)
	}
	gone := manager
	gone.Active = false
	w.people[manager.ID] = gone
	if o, err = w.see().RemarkByCustomer([]string{"Three."}, w.scene(buyer)); err != nil || o.Raised[0].Issue.Owner != seller.ID {
		t.Errorf("with the manager gone: %v, %+v", err, o.Raised)
	}
}

func TestTheCustomerCannotFillTheListWithRemarks(t *testing.T) {
	w := sent(t)
	many := make([]string, 20)
	for n := range many {
		many[n] = "Again."
	}
	for range 5 {
		w.does(buyer, written(many...))
	}
	if err := w.try(buyer, written("One more.")); err == nil {
		t.Errorf("%d remarks are open", len(w.c.Remarks))
	}
}

func TestALowScoreBecomesOneIssueThatNamesTheQuestions(t *testing.T) {
	w := sent(t)
	given := points("9")
	var low []string
	for _, q := range asked.Questions {
		if q.Score && len(low) < 2 {
			given[q.Key] = "6"
			low = append(low, "6/10 · "+q.Ask.In("fr"))
		}
	}
	s := w.scene(buyer)
	s.Locale = "fr-FR"
	o, err := w.see().Answer(given, []byte{7}, s)
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Raised) != 1 || o.Raised[0].Issue.Kind != issue.LowSatisfaction || o.Raised[0].Issue.Description != strings.Join(low, "\n") {
		t.Fatalf("raised %+v", o.Raised)
	}
	var args closeout.AnsweredArgs
	if err := json.Unmarshal(o.Effects.Notes[0].Args, &args); err != nil || args.Low != 2 || args.Issue != o.Raised[0].Issue.ID {
		t.Errorf("the news says %s", o.Effects.Notes[0].Args)
	}
	if o, err = w.see().Answer(points("7"), nil, w.scene(buyer)); err != nil || len(o.Raised) != 0 {
		t.Errorf("for sevens: %v, %+v", err, o.Raised)
	}
}

func TestAnswersAreGivenOnceAndToWhatWasAsked(t *testing.T) {
	w := sent(t)
	given := points("9")
	given["intruder"] = strings.Repeat("x", 1<<20)
	w.does(buyer, answer(given))
	if _, kept := w.c.Answers["intruder"]; kept {
		t.Error("an answer to nothing is kept")
	}
	if err := w.try(buyer, answer(points("1"))); err == nil {
		t.Error("answered twice")
	}
	w.does(seller, verify("High."))
	w.does(buyer, written("One thing."))
	if w.c.Verified.Done() {
		t.Error("what came after the verification counts as verified")
	}
}

func TestTheReviewBeginsServiceAndTheFirstCall(t *testing.T) {
	w := reviewed(t)
	if w.project.State != project.InService || w.c.State != closeout.Reviewed || !w.next.IsZero() {
		t.Errorf("the project is %s, the close-out %s, the next look %s", w.project.State, w.c.State, w.next)
	}
	if w.buyer.Service.From != w.today() || w.buyer.LiveOn != w.today() {
		t.Errorf("the customer is %+v", w.buyer)
	}
	w = silent(t)
	w.does(seller, verify("Nothing came."))
	w.buyer.LiveOn = w.today().Add(-100)
	past := w.handOver()
	past.From = w.today().Add(-10)
	o, err := w.see().HandOver(past, w.scene(manager))
	if err != nil {
		t.Fatal(err)
	}
	if call := o.Call.CallBack; call.Ideal != w.today().AddMonths(care.Standard().Months(*o.Customer, w.today())) || call.Assigned != expert.ID {
		t.Errorf("the first call is %+v", call)
	}
	if o.Customer.LiveOn != w.buyer.LiveOn {
		t.Errorf("a customer who was live went live again on %s", o.Customer.LiveOn)
	}
}

func TestAReopenedCloseOutBeginsWithAnotherLink(t *testing.T) {
	w := reviewed(t)
	old := w.c.Link
	o, err := w.see().Reopen("They called.", w.scene(seller))
	if err != nil {
		t.Fatal(err)
	}
	c := o.Closeout
	if c.Link == old || c.Link == (closeout.Link{}) || c.State != closeout.Sending || c.Waits() != closeout.ForDocument || c.Review != nil ||
		!c.ClosedAt.IsZero() || c.Reopened != 1 || c.Note != "They called." {
		t.Errorf("reopened as %+v", c)
	}
	if o.Project == nil || o.Project.State != project.Closing || !o.Recall {
		t.Errorf("the project: %+v, recall %t", o.Project, o.Recall)
	}
	w.take(o)
	w.does(manager, document(report))
	if w.c.State != closeout.Waiting {
		t.Errorf("with the document sent again it is %s", w.c.State)
	}
}

func TestAStoppedProjectDropsItsCloseOut(t *testing.T) {
	w := dropped(t)
	if w.c.State != closeout.Dropped || !w.c.State.Closed() || !w.next.IsZero() || w.c.ClosedAt.IsZero() {
		t.Errorf("dropped as %+v, next look %s", w.c, w.next)
	}
	w = reviewed(t)
	if o := w.see().Drop(w.scene(boss)); o.Closeout.State != closeout.Reviewed || o.Effects.Verb != "" {
		t.Errorf("what was reviewed became %s", o.Closeout.State)
	}
}
