package approval_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
)

// signed is a policy that two people sign side by side.
var signed = approval.Policy{Steps: []approval.Rule{
	{Key: "seller", Role: directory.SalesManager, Stage: 1}, {Key: "sales", Role: directory.SalesLead, Stage: 1},
}}

// apart are the facts of what Ines wrote and signs with somebody else.
func apart() approval.Facts {
	return approval.Facts{By: "Ines", Apart: true, Named: map[string]directory.UserID{"seller": "Ines"}}
}

// double makes Ines head of sales, too.
func double(w *world) {
	w.people["Ines"] = member("Ines", "Sam", directory.SalesManager, directory.SalesLead)
}

func TestWhoSignsWhereTwoPeopleSign(t *testing.T) {
	for _, tt := range []struct {
		name          string
		so            func(w *world)
		seller, sales []directory.UserID
	}{
		{"whose it is signs with the head of sales", func(*world) {}, []directory.UserID{"Ines"}, []directory.UserID{"Sam"}},
		{"who holds both roles is asked for both", double, []directory.UserID{"Ines"}, []directory.UserID{"Ines", "Sam"}},
		{"no other of the role is asked", func(w *world) { w.people["Nora"] = member("Nora", "Sam", directory.SalesManager) },
			[]directory.UserID{"Ines"}, []directory.UserID{"Sam"}},
		{"they are when who is named left", func(w *world) {
			w.people["Nora"] = member("Nora", "Sam", directory.SalesManager)
			w.leaves("Ines")
		}, []directory.UserID{"Nora"}, []directory.UserID{"Sam"}},
		{"who stands in signs for who is named", func(w *world) { w.away("Ines", "Otto", "2026-11-30", "2026-12-04") },
			[]directory.UserID{"Otto"}, []directory.UserID{"Sam"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			tt.so(w)
			w.begin(signed, apart())
			same(t, "for the seller", w.turn("seller"), tt.seller...)
			same(t, "for the head of sales", w.turn("sales"), tt.sales...)
		})
	}
}

func TestNobodySignsTwice(t *testing.T) {
	for _, tt := range []struct {
		name  string
		so    func(w *world)
		first string // who signs for the seller
		by    string // who then tries for the head of sales
		words string
		turn  []directory.UserID // for the head of sales meanwhile
	}{
		{"in two roles", double, "Ines", "Ines",
			"You signed this at Mon 30 Nov 10:00; another signature has to be somebody else’s. Today that is <@Sam>.", []directory.UserID{"Sam"}},
		{"in one's own role and as stand-in", func(w *world) { w.away("Sam", "Ines", "2026-11-30", "2026-12-04") }, "Ines", "Ines",
			"You signed this at Mon 30 Nov 10:00; another signature has to be somebody else’s. Today that is <@Bob>.", []directory.UserID{"Bob"}},
		{"after who stood in", func(w *world) { double(w); w.away("Ines", "Otto", "2026-11-30", "2026-12-04") }, "Otto", "Ines",
			"<@Otto> signed this in your place at Mon 30 Nov 10:00; another signature has to be somebody else’s. Today that is <@Sam>.",
			[]directory.UserID{"Sam"}},
		{"as the stand-in of two", func(w *world) {
			w.away("Ines", "Otto", "2026-11-30", "2026-12-04")
			w.away("Sam", "Otto", "2026-11-30", "2026-12-04")
		}, "Otto", "Otto", "You signed this at Mon 30 Nov 10:00; another signature has to be somebody else’s. Today that is <@Bob>.",
			[]directory.UserID{"Bob"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			tt.so(w)
			w.begin(signed, apart())
			w.approves(directory.UserID(tt.first), "seller")
			same(t, "turn", w.turn("sales"), tt.turn...)
			err := w.try(directory.UserID(tt.by), "sales")
			if kind, _ := kinds(err); kind != fault.Conflict || err.Error() != tt.words {
				t.Errorf("%s: %v", kind, err)
			}
			w.approves(tt.turn[0], "sales")
			if w.run.State != approval.Approved {
				t.Errorf("it is %s", w.run.State)
			}
		})
	}
}

func TestASuperiorWhoSignedForTheSellerDoesNotSignAsHeadOfSales(t *testing.T) {
	w := newWorld(t)
	w.begin(signed, apart())
	w.turnTo("2026-12-09 10:00")
	w.approves("Sam", "seller")
	same(t, "turn", w.turn("sales"), "Bob", "Gina")
	if kind, _ := kinds(w.try("Sam", "sales")); kind != fault.Conflict {
		t.Errorf("Sam signs twice: %s", kind)
	}
	w.approves("Gina", "sales")
	if w.run.State != approval.Approved {
		t.Errorf("it is %s", w.run.State)
	}
}

func TestThePersonWhoSignedIsAskedNoMore(t *testing.T) {
	w := newWorld(t)
	double(w)
	w.leaves("Sam")
	w.begin(signed, apart())
	w.approves("Ines", "seller")
	if got := said(w.last); got != "[asked Bob at sales]" {
		t.Error(got)
	}
	w.now = w.now.Add(time.Hour)
	w.look()
	same(t, "turn after a look", w.turn("sales"), "Bob")
}

// onePerStep checks that whoever signed, or for whom somebody did, stands at one step.
func (w *world) onePerStep(t *rapid.T) {
	var all []directory.UserID
	for _, st := range w.run.Steps {
		for _, v := range st.Votes {
			if slices.Contains(all, v.By) || v.For != "" && slices.Contains(all, v.For) {
				t.Fatalf("%s for %q signs again at %s", v.By, v.For, st.Key)
			}
			all = append(all, v.By, v.For)
		}
	}
	for _, st := range w.run.Pending() {
		for _, user := range st.Turn {
			if slices.Contains(all, user) {
				t.Fatalf("%s is asked at %s, having signed", user, st.Key)
			}
		}
	}
}

func TestWhatPeopleApartSignIsSignedByDifferentPeople(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		double(w)
		f := apart()
		f.Named = nil
		w.begin(drawnPolicy(rt), f)
		for range rapid.IntRange(1, 40).Draw(rt, "length") {
			w.happens(rt)
			w.onePerStep(rt)
		}
	})
}
