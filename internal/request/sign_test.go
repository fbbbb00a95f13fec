package request

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
)

// writing is a special case whose solution is to be written.
func writing(t testing.TB, s Scene) Request {
	t.Helper()
	r := made(t)(talked(t, s).Agree(Agreement{How: Special}, "", s.by(seller))).Request
	say, _ := r.Unsaid()
	return made(t)(r.Tell(say.Mark(), "", s.by(agent))).Request
}

// signing is one whose solution the sales manager has written and signed.
func signing(t testing.TB, s Scene) Request {
	t.Helper()
	return made(t)(writing(t, s).Write("Two days on site.", 0, s.by(seller))).Request
}

func yes(r Request) approval.Ballot {
	return approval.Ballot{Round: r.Round(), Choice: approval.Yes}
}

func TestWhoWritesASolutionHasSignedIt(t *testing.T) {
	r := signing(t, scene(t))
	if st, _ := r.Approval.Step("sales_manager"); r.State != Signing || st.State != approval.Approved || st.Votes[0].By != seller {
		t.Errorf("it is %s with %+v", r.State, st)
	}
	if !slices.Equal(r.Turn, []directory.UserID{head}) {
		t.Errorf("turn of %v", r.Turn)
	}
}

func TestWithTheSecondSignatureTheDispatcherPlacesIt(t *testing.T) {
	s := scene(t)
	r := signing(t, s)
	placed := made(t)(r.Sign("sales", yes(r), s.by(head)))
	if placed.Request.State != Placing || !slices.Equal(placed.Request.Turn, []directory.UserID{dispatcher}) {
		t.Errorf("it is %s, turn of %v", placed.Request.State, placed.Request.Turn)
	}
	if to := lanes(placed.Effects.Notes, "request.card"); len(to) != 1 || to[0] != "UDISPATCH" {
		t.Errorf("called %v", to)
	}
	_, err := placed.Request.Sign("sales", yes(r), s.by(head))
	refused(t, err, fault.Conflict, "You approved this at")
	_, err = placed.Request.Sign("sales", yes(r), s.by(boss))
	refused(t, err, fault.Conflict, "Already approved by <@UHEAD>")
}

func TestEachSignatureOfASolutionIsADecision(t *testing.T) {
	s := scene(t)
	s.away(head, boss)
	written := made(t)(writing(t, s).Write("Two days on site.", 0, s.by(seller)))
	no := approval.Ballot{Round: 1, Choice: approval.No, Note: "Three days."}
	for name, tt := range map[string]struct {
		out       Outcome
		verb, say string
		by        directory.UserID
		basis     string
	}{
		"of who wrote it": {written, Signed, "", seller, `{"role":"sales_manager","step":"sales_manager","round":1}`},
		"of who stands in": {made(t)(written.Request.Sign("sales", yes(written.Request), s.by(boss))), Signed, "", boss,
			`{"role":"sales_lead","for":"UHEAD","step":"sales","round":1}`},
		"of who wants it changed": {made(t)(written.Request.Sign("sales", no, s.by(head))), SentBack, "Three days.", head,
			`{"role":"sales_lead","step":"sales","round":1}`},
	} {
		t.Run(name, func(t *testing.T) {
			d := tt.out.Effects.Decision
			if d == nil || d.Verb != tt.verb || d.Note != tt.say || d.By != tt.by || string(d.Authority) != tt.basis || d.Committee != 1 ||
				d.Subject != written.Request.ID.Subject() {
				t.Errorf("decided %+v, by %s", d, d.Authority)
			}
		})
	}
}

func TestPressesOnASolutionThatDoNotCount(t *testing.T) {
	s := scene(t)
	r := signing(t, s)
	_, err := r.Sign("sales", yes(r), s.by(seller))
	refused(t, err, fault.Conflict, "another signature has to be somebody else’s")
	_, err = r.Sign("sales", yes(r), s.by(agent))
	refused(t, err, fault.Forbidden, "Today that is <@UHEAD>")
	changed := made(t)(r.Write("Three days on site.", 1, s.by(seller))).Request
	_, err = changed.Sign("sales", yes(r), s.by(head))
	refused(t, err, fault.Conflict, "This changed at")
	_, err = writing(t, s).Sign("sales", approval.Ballot{Round: 1, Choice: approval.Yes}, s.by(head))
	refused(t, err, fault.Conflict, "writes the solution")
}

func TestASolutionSentBackIsWrittenAnew(t *testing.T) {
	s := scene(t)
	r := signing(t, s)
	_, err := r.Sign("sales", approval.Ballot{Round: 1, Choice: approval.No}, s.by(head))
	refused(t, err, fault.Invalid, "Say why")
	back := made(t)(r.Sign("sales", approval.Ballot{Round: 1, Choice: approval.No, Note: "Two days are too few."}, s.by(head))).Request
	if v, no := back.SentBack(); back.State != Writing || !no || v.Note != "Two days are too few." || !slices.Equal(back.Turn, []directory.UserID{seller}) {
		t.Errorf("it is %s, turn of %v", back.State, back.Turn)
	}
	again := made(t)(back.Write("Two days on site.", 1, s.by(seller))).Request
	if st, _ := again.Approval.Step("sales"); again.Round() != 2 || st.State != approval.Open {
		t.Errorf("it is signed: %+v", again.Approval)
	}
}

func TestASolutionIsChangedByWhoSawIt(t *testing.T) {
	s := scene(t)
	r := signing(t, s)
	for _, tt := range []struct {
		name, text string
		seen       int
		kind       fault.Kind
		words      string
	}{
		{"one that was written meanwhile", "Three days.", 0, fault.Conflict, "has written the solution anew meanwhile"},
		{"an empty one", "  ", 1, fault.Invalid, "Write how it is solved"},
		{"the same", " Two days on site. ", 1, fault.Invalid, "as it stands"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := r.Write(tt.text, tt.seen, s.by(seller))
			refused(t, err, tt.kind, tt.words)
		})
	}
	_, err := r.Write("Three days.", 1, s.by(agent))
	refused(t, err, fault.Forbidden, "<@USELLER>")
	out := made(t)(r.Write("Three days.", 1, s.by(seller)))
	if to := lanes(out.Effects.Notes, "request.news"); len(to) != 1 || to[0] != "UHEAD" {
		t.Errorf("who signs hears of it: %v", to)
	}
}

func TestWhoWroteTheSolutionAnswersAQuestion(t *testing.T) {
	s := scene(t)
	asked := made(t)(signing(t, s).Ask("sales", "On site?", 1, s.by(head))).Request
	if !slices.Contains(asked.Turn, seller) {
		t.Errorf("turn of %v", asked.Turn)
	}
	_, err := asked.Reply("sales", "Yes.", 1, s.by(agent))
	refused(t, err, fault.Forbidden, "<@USELLER>")
	answered := made(t)(asked.Reply("sales", "Yes.", 1, s.by(seller)))
	if to := lanes(answered.Effects.Notes, "request.news"); len(to) != 1 || to[0] != "UHEAD" {
		t.Errorf("the answer goes to %v", to)
	}
	if !slices.Equal(answered.Request.Turn, []directory.UserID{head}) {
		t.Errorf("turn of %v", answered.Request.Turn)
	}
}

func TestWhoDoesNotSignIsRemindedAndThoseAboveAreCalled(t *testing.T) {
	s := scene(t)
	m := s.People[head]
	m.Manager = boss
	s.People[head] = m
	r := signing(t, s)
	var reminded, called []string
	for range 80 {
		s.Now = s.Now.Add(time.Hour)
		s.Press += "."
		out := r.Look(s)
		for _, n := range out.Effects.Notes {
			switch {
			case n.Topic == "request.nudge" && n.Channel == "UHEAD":
				reminded = append(reminded, n.Key)
			case n.Topic == "request.card":
				called = append(called, string(n.Channel))
			}
		}
		r = out.Request
	}
	if len(reminded) != 1 || !slices.Equal(called, []string{"UBOSS"}) {
		t.Errorf("reminded %v, called %v", reminded, called)
	}
	if _, err := r.Sign("sales", yes(r), s.by(boss)); err != nil {
		t.Error(err)
	}
}

func TestNoSpecialCaseIsPlacedWithoutTwoPeopleWhoSignedItAsItStands(t *testing.T) {
	people := []directory.UserID{agent, owner, seller, head, dispatcher, boss}
	rapid.Check(t, func(rt *rapid.T) {
		s := scene(t)
		both := s.People[seller]
		both.Roles = append(slices.Clone(both.Roles), directory.SalesLead)
		s.People[seller] = both
		r := writing(t, s)
		for range rapid.IntRange(1, 25).Draw(rt, "length") {
			by := rapid.SampledFrom(people).Draw(rt, "by")
			step := rapid.SampledFrom([]string{"sales_manager", "sales"}).Draw(rt, "step")
			b := approval.Ballot{Round: r.Round() - rapid.IntRange(0, 1).Draw(rt, "late"), Choice: approval.Yes, Note: "Otherwise."}
			var out Outcome
			var err error
			switch rapid.IntRange(0, 5).Draw(rt, "what") {
			case 0:
				out, err = r.Write(rapid.SampledFrom([]string{"One.", "Two.", "Three."}).Draw(rt, "text"), r.Round(), s.by(by))
			case 1:
				b.Choice = approval.No
				out, err = r.Sign(step, b, s.by(by))
			case 2:
				s.away(by, rapid.SampledFrom(people).Draw(rt, "stand-in"))
				out = r.Look(s)
			case 3:
				s.Now = s.Now.Add(20 * time.Hour)
				out = r.Look(s)
			default:
				out, err = r.Sign(step, b, s.by(by))
			}
			if err != nil {
				continue
			}
			r = out.Request
			twoSigned(rt, r)
		}
	})
}

// twoSigned checks that a solution past its signatures bears two, of the text as it
// stands.
func twoSigned(t *rapid.T, r Request) {
	if r.State != Placing {
		return
	}
	var by []directory.UserID
	for _, st := range r.Approval.Steps {
		for _, v := range st.Votes {
			if v.Choice == approval.Yes && !slices.Contains(by, v.By) && !v.At.Before(r.Solution.At) {
				by = append(by, v.By)
			}
		}
	}
	if len(by) != 2 || r.Approval.Round != r.Round() {
		t.Fatalf("round %d of %d is signed by %v", r.Approval.Round, r.Round(), by)
	}
}
