package approval_test

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/approval"
	"docket/internal/directory"
)

// drawnPolicy is any policy that may be kept.
func drawnPolicy(t *rapid.T) approval.Policy {
	roles := []directory.Role{directory.CustomerSuccess, directory.Finance, directory.SalesLead, directory.Management}
	p := approval.Policy{}
	stage := 1
	for n := range rapid.IntRange(1, 4).Draw(t, "steps") {
		r := approval.Rule{Key: string(rune('a' + n)), Role: rapid.SampledFrom(roles).Draw(t, "role"), Need: rapid.IntRange(0, 2).Draw(t, "need")}
		stage += rapid.IntRange(0, 1).Draw(t, "stage")
		r.Stage = stage
		if n > 0 && rapid.Bool().Draw(t, "sometimes") {
			r.When.Exceptions = []string{approval.AnyException}
		}
		p.Steps = append(p.Steps, r)
	}
	return p
}

// step is one thing that may happen to a run.
func (w *world) happens(t *rapid.T) {
	ids := []directory.UserID{"Ines", "Marc", "Lea", "Carla", "Fred", "Sam", "Bob", "Gina", "Otto"}
	by := rapid.SampledFrom(ids).Draw(t, "by")
	key := string(rune('a' + rapid.IntRange(0, 3).Draw(t, "step")))
	switch rapid.IntRange(0, 7).Draw(t, "what") {
	case 0, 1, 2:
		_ = w.try(by, key)
	case 3:
		if r, o, err := w.run.Ask(key, "Why?", w.run.Round, w.scene(by)); err == nil {
			w.take(r, o)
		}
	case 4:
		if r, _, o, err := w.run.Answer(key, "So.", w.run.Round, w.scene(by)); err == nil {
			w.take(r, o)
		}
	case 5:
		w.now = w.now.Add(time.Duration(rapid.IntRange(1, 60).Draw(t, "hours")) * time.Hour)
		w.look()
	case 6:
		w.away(by, rapid.SampledFrom(ids).Draw(t, "stand-in"), "2026-11-30", "2026-12-20")
		w.look()
	case 7:
		if rapid.IntRange(0, 3).Draw(t, "leaves") == 0 {
			w.leaves(by)
			w.look()
		}
	}
}

func TestARunEndsApprovedOnlyByEnoughVotesOfTheRightPeople(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		w.begin(drawnPolicy(rt), sold("managed_service"))
		for range rapid.IntRange(1, 40).Draw(rt, "length") {
			w.happens(rt)
			w.sound(rt)
		}
	})
}

// sound checks what holds of every run at any time.
func (w *world) sound(t *rapid.T) {
	r := w.run
	for n, st := range r.Steps {
		by, rights := map[directory.UserID]bool{}, map[directory.UserID]bool{}
		for _, v := range st.Votes {
			right := cmp.Or(v.For, v.By)
			if by[v.By] || rights[right] {
				t.Fatalf("%s counts twice at %s", v.By, st.Key)
			}
			if v.By == "Ines" || right == "Ines" {
				t.Fatal("the seller's vote counts")
			}
			by[v.By], rights[right] = true, true
		}
		if st.State == approval.Approved && len(st.Votes) < max(st.Need, 1) {
			t.Fatalf("%s is approved by %d of %d", st.Key, len(st.Votes), st.Need)
		}
		if st.State == approval.Waiting && r.State == approval.Open && !slices.ContainsFunc(r.Steps[:n], func(b approval.Step) bool {
			return b.Stage < st.Stage && (b.State == approval.Open || b.State == approval.Asked)
		}) {
			t.Fatalf("%s waits for nothing", st.Key)
		}
		if slices.Contains(st.Turn, "Ines") {
			t.Fatal("the seller is asked to approve")
		}
	}
	through := !slices.ContainsFunc(r.Steps, func(st approval.Step) bool { return st.State != approval.Approved })
	if (r.State == approval.Approved) != through {
		t.Fatalf("it is %s: %+v", r.State, r.Steps)
	}
	if r.State != approval.Open && !w.last.Next.IsZero() {
		t.Fatal("what is over is looked at again")
	}
}

func TestNoApprovalSurvivesAChange(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		p := drawnPolicy(rt)
		w.begin(p, sold("managed_service"))
		for range rapid.IntRange(1, 20).Draw(rt, "length") {
			w.happens(rt)
		}
		before := w.run
		void := before.Void(w.scene("Ines"))
		w.begin(p, sold("managed_service"))
		for _, st := range w.run.Steps {
			if len(st.Votes) > 0 || st.State == approval.Approved {
				rt.Fatalf("%s is approved already", st.Key)
			}
		}
		for _, st := range before.Steps {
			if _, _, err := w.run.Vote(st.Key, approval.Ballot{Round: before.Round, Choice: approval.Yes, Answers: bothYes}, w.scene("Bob")); err == nil {
				rt.Fatal("a press on the old card counts")
			}
		}
		if before.State == approval.Open && void.State != approval.Void {
			rt.Fatalf("the run before is %s", void.State)
		}
	})
}
