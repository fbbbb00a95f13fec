package order

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/money"
)

// No order reaches the customer with an error, or with an exception that this very
// revision was not approved with, whatever people do and in whichever order.
func TestNothingReachesTheCustomerUnapproved(t *testing.T) {
	everybody := []directory.UserID{ines, marc, fay, sol, mona, carl, pablo}
	sentOnce, receivedOnce := 0, 0
	rapid.Check(t, func(r *rapid.T) {
		s := newSale()
		who := rapid.SampledFrom(everybody)
		content := func() Content {
			c := s.content(money.Percents(rapid.SampledFrom([]int{0, 10, 20, 30}).Draw(r, "discount")))
			if rapid.IntRange(0, 7).Draw(r, "wrong") == 0 {
				c.Lines[0].Sold++
			}
			if rapid.Bool().Draw(r, "unverified") {
				c.Invoice.Contact = "Somebody else"
			}
			return c
		}
		if err := s.submits(content()); err != nil {
			return
		}
		for range rapid.IntRange(10, 60).Draw(r, "acts") {
			s.now = s.now.Add(time.Hour)
			before := s.Order
			switch rapid.IntRange(0, 9).Draw(r, "act") {
			case 0:
				if rapid.IntRange(0, 3).Draw(r, "changed") == 0 {
					_ = s.submits(content())
				}
			case 1:
				if rapid.IntRange(0, 3).Draw(r, "withdrawn") > 0 {
					continue
				}
				_, _ = s.does(who.Draw(r, "who"), func(o Order, sc Scene) (Outcome, error) { return o.Withdraw("no need", sc) })
			case 2, 3:
				_, _ = s.sends(who.Draw(r, "who"), Sending{To: "Élodie"}, max(1, s.Revision-rapid.IntRange(0, 1).Draw(r, "behind")))
			case 4:
				_, _ = s.receives(who.Draw(r, "who"), s.signed(), s.Revision)
			default:
				choice := approval.Yes
				if rapid.IntRange(0, 9).Draw(r, "no") == 0 {
					choice = approval.No
				}
				step := rapid.SampledFrom([]string{"customer_success", "finance", "sales"}).Draw(r, "step")
				by := map[string]directory.UserID{"customer_success": marc, "finance": fay, "sales": sol}[step]
				if rapid.IntRange(0, 3).Draw(r, "anybody") == 0 {
					by = who.Draw(r, "who")
				}
				_ = s.votes(by, step, choice)
			}
			if s.State == Sent && before.State != Sent {
				sentOnce++
				settled(r, s)
			}
			if s.State == Received {
				receivedOnce++
				if before.State != Sent && before.State != Received || s.Project == 0 {
					r.Fatalf("%s became received", before.State)
				}
			}
		}
	})
	if sentOnce == 0 || receivedOnce == 0 {
		t.Errorf("%d orders were sent, %d came back: this shows nothing", sentOnce, receivedOnce)
	}
}

// settled holds an order that was just sent against what had to be so before.
func settled(r *rapid.T, s *sale) {
	found := s.Content.Check(s.scene(ines))
	if errs := found.Errors(); len(errs) > 0 {
		r.Fatalf("sent with %+v", errs)
	}
	run := s.Approval
	if run.State != approval.Approved || run.Round != s.Revision {
		r.Fatalf("revision %d was sent with round %d %s", s.Revision, run.Round, run.State)
	}
	for _, e := range found.Exceptions() {
		if !slices.Contains(run.Facts.Exceptions, string(e.Reason)) {
			r.Fatalf("%s was never put to anybody", e.Reason)
		}
	}
	for _, st := range run.Steps {
		yes := slices.ContainsFunc(st.Votes, func(v approval.Vote) bool {
			return v.Choice == approval.Yes && v.By != ines && !v.At.Before(s.ChangedAt)
		})
		if st.State != approval.Approved || !yes {
			r.Fatalf("step %s of revision %d is %s by %+v", st.Key, s.Revision, st.State, st.Votes)
		}
	}
	if len(s.Exceptions) > 0 && len(run.Steps) < 3 {
		r.Fatalf("%d exceptions and %d steps", len(s.Exceptions), len(run.Steps))
	}
}
