package emergency_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/fault"
	"docket/internal/project"
)

// life is an emergency under random presses and the clock, with what a store would
// remember of it.
type life struct {
	emergency emergency.Emergency
	project   project.Project
	now       time.Time
	next      time.Time // when it is looked at again; zero for never
	keys      []string  // of the notes that were made
}

func (l *life) scene(who directory.UserID) emergency.Scene {
	s := by(who)
	s.Project, s.Now = l.project, l.now
	return s
}

// take is what a store does with the outcome of a rule.
func (l *life) take(t *rapid.T, e emergency.Emergency, effects change.Effects, err error) {
	if fault.KindOf(err) == fault.Internal {
		t.Fatalf("a rule failed: %v", err)
	}
	if err != nil {
		return
	}
	l.emergency = e
	if len(effects.Forget) > 0 {
		l.next = time.Time{}
	}
	for _, r := range effects.Remind {
		l.next = r.Due
	}
	for _, n := range effects.Notes {
		if n.Topic == "emergency.told" && slices.Contains(l.keys, n.Key) {
			t.Fatalf("somebody is told twice: %s", n.Key)
		}
		l.keys = append(l.keys, n.Key)
	}
}

// holds fails unless an emergency that stands untaken will be told again, and no
// other one is.
func (l *life) holds(t *rapid.T) {
	waits := l.emergency.State == emergency.Raised
	if waits && l.next.IsZero() && !l.project.Over() {
		t.Fatalf("nobody has taken it and nobody will be told again: %+v", l.emergency)
	}
	if !waits && !l.next.IsZero() {
		t.Fatalf("it is %s and will be told again at %s", l.emergency.State, l.next)
	}
	if (l.emergency.State == emergency.Over) != (l.emergency.Outcome != "") {
		t.Fatalf("it is %s and ended with %q", l.emergency.State, l.emergency.Outcome)
	}
}

func TestNoEmergencyIsForgottenBeforeSomebodyTakesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := &life{now: night, project: by("UPM").Project}
		e, effects, err := emergency.Raise(flooded, l.scene("UTEAM"))
		l.take(t, e, effects, err)
		who := func(t *rapid.T) directory.UserID {
			return rapid.SampledFrom([]directory.UserID{"UPM", "USALES", "UBOSS", "UFINANCE", "UTEAM", "UGUEST"}).Draw(t, "who")
		}
		t.Repeat(map[string]func(*rapid.T){
			"": l.holds,
			"the clock": func(t *rapid.T) {
				l.now = l.now.Add(15 * time.Minute)
				if l.next.IsZero() || l.next.After(l.now) {
					return
				}
				l.next = time.Time{}
				before := len(l.keys)
				e, effects, err := l.emergency.Repeat(l.scene(""))
				l.take(t, e, effects, err)
				if !l.project.Over() && len(l.keys) == before {
					t.Fatal("it fell due and nobody was told")
				}
			},
			"take": func(t *rapid.T) {
				e, effects, err := l.emergency.Take(l.scene(who(t)))
				l.take(t, e, effects, err)
			},
			"end": func(t *rapid.T) {
				e, effects, err := l.emergency.End("Dry.", l.scene(who(t)))
				l.take(t, e, effects, err)
			},
			"stop": func(t *rapid.T) {
				if rapid.IntRange(0, 9).Draw(t, "rarely") == 0 {
					l.project.State = project.Stopped
				}
			},
		})
	})
}
