package request

import (
	"slices"
	"testing"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// sent is a request out of scope of which docket told the customer, with the note.
func sent(t testing.TB, s Scene) (Request, outbox.Note) {
	t.Helper()
	r := made(t)(logged(t, s).OutOfScope(s.by(agent))).Request
	say, _ := r.Unsaid()
	return sending(t, made(t)(r.Send(say.Mark(), " We will be in touch. ", s.by(agent))))
}

func sending(t testing.TB, o Outcome) (Request, outbox.Note) {
	t.Helper()
	n := slices.IndexFunc(o.Effects.Notes, func(n outbox.Note) bool { return n.Topic == WordsTopic })
	if n < 0 {
		t.Fatal("nothing is sent")
	}
	return o.Request, o.Effects.Notes[n]
}

// sharing is the scene of a customer with a shared channel.
func sharing(t testing.TB) Scene {
	s := scene(t)
	s.Customer.Channel = "C0SHARED01"
	return s
}

func TestWhatIsSentIsKeptAndTold(t *testing.T) {
	s := sharing(t)
	r, note := sent(t, s)
	if _, waits := r.Unsaid(); waits || r.Words[0].Text != "We will be in touch." || !r.Words[0].Sent || r.Words[0].By != agent || r.Clock.AnsweredAt.IsZero() {
		t.Errorf("kept as %+v", r.Words)
	}
	if note.Channel != "C0SHARED01" || note.Subject == r.ID.Subject() {
		t.Errorf("it goes to %s, about %v", note.Channel, note.Subject)
	}
	_, err := r.Send(r.Words[0].Mark(), "Again.", s.by(agent))
	refused(t, err, fault.Conflict, "The customer knows already.")
}

func TestWhatIsNotSent(t *testing.T) {
	for _, tt := range []struct {
		name, text, channel string
		by                  directory.UserID
		kind                fault.Kind
		words               string
	}{
		{"without a channel", "Hello.", "", agent, fault.Conflict, "No channel is shared with Acme."},
		{"without words", " ", "C0SHARED01", agent, fault.Invalid, "Write what the customer is told."},
		{"by somebody else", "Hello.", "C0SHARED01", owner, fault.Forbidden, "<@UAGENT>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scene(t)
			r := made(t)(logged(t, s).OutOfScope(s.by(agent))).Request
			s.Customer.Channel = tt.channel
			say, _ := r.Unsaid()
			_, err := r.Send(say.Mark(), tt.text, s.by(tt.by))
			refused(t, err, tt.kind, tt.words)
		})
	}
}

func TestWhatDidNotArriveIsStillToBeTold(t *testing.T) {
	s := sharing(t)
	r, note := sent(t, s)
	out := r.Missed(note.Key, "not_in_channel", s)
	say, waits := out.Request.Unsaid()
	if !waits || say.Lost != "not_in_channel" || say.Text != "We will be in touch." || !out.Request.Clock.AnsweredAt.IsZero() || out.Request.State != Talk {
		t.Errorf("it is %s with %+v", out.Request.State, out.Request.Words)
	}
	if to := lanes(out.Effects.Notes, "request.news"); !slices.Equal(to, []outbox.Lane{"UAGENT"}) {
		t.Errorf("told %v", to)
	}
	if again := out.Request.Missed(note.Key, "not_in_channel", s); len(again.Effects.Notes) != 0 {
		t.Error("it is told of twice")
	}
	told := made(t)(out.Request.Tell(say.Mark(), "", s.by(agent))).Request
	if _, waits := told.Unsaid(); waits || told.Words[0].Lost != "" {
		t.Errorf("told by hand, it is %+v", told.Words)
	}
}

func TestACustomerWhoDidNotHearThatItIsDoneIsToldAgain(t *testing.T) {
	s := sharing(t)
	r := done(t, s)
	say, _ := r.Unsaid()
	r, note := sending(t, made(t)(r.Send(say.Mark(), "It is done.", s.by(agent))))
	if r.State != Told {
		t.Fatalf("it is %s", r.State)
	}
	out := r.Missed(note.Key, "is_archived", s)
	if out.Request.State != Done || !slices.Contains(out.Request.Turn, agent) || !out.Request.ClosedAt.IsZero() {
		t.Errorf("it is %s, turn of %v", out.Request.State, out.Request.Turn)
	}
}

func TestWordsThatNewerOnesReplacedAreLeftAtThat(t *testing.T) {
	s := sharing(t)
	r, note := sent(t, s)
	r = made(t)(r.Agree(Agreement{How: Free}, "", s.by(seller))).Request
	out := r.Missed(note.Key, "is_archived", s)
	if say, _ := out.Request.Unsaid(); say.Phrase != SayFree || len(out.Effects.Notes) != 0 {
		t.Errorf("to say is %s, and %d notes", say.Phrase, len(out.Effects.Notes))
	}
}
