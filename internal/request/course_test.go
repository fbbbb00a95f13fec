package request

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"docket/internal/approval"
	"docket/internal/directory"
)

// second is of Management too: of two people at least something is left of every
// company, so that a special case finds its two signatures.
const second directory.UserID = "USECOND"

// course is a request on its way, in a company that people leave and come back to.
type course struct {
	*rapid.T
	s Scene
	r Request
}

// ways is how each move is made, with what people may put into its form.
var ways = map[Verb]func(c *course, s Scene) (Outcome, error){
	DoInScope:  func(c *course, s Scene) (Outcome, error) { return c.r.InScope(s) },
	DoOutside:  func(c *course, s Scene) (Outcome, error) { return c.r.OutOfScope(s) },
	DoUnclear:  func(c *course, s Scene) (Outcome, error) { return c.r.CannotTell(s) },
	DoWish:     func(c *course, s Scene) (Outcome, error) { return c.r.AsWish(s) },
	DoHandle:   func(c *course, s Scene) (Outcome, error) { return c.r.Handle(s) },
	DoHand:     func(c *course, s Scene) (Outcome, error) { return c.r.Hand(c.anybody("to"), "Please.", s) },
	DoPlace:    func(c *course, s Scene) (Outcome, error) { return c.r.Hand(c.anybody("to"), "Please.", s) },
	DoTake:     func(c *course, s Scene) (Outcome, error) { return c.r.Take(s) },
	DoGiveBack: func(c *course, s Scene) (Outcome, error) { return c.r.GiveBack("Not mine.", s) },
	DoWait:     func(c *course, s Scene) (Outcome, error) { return c.r.Wait(s) },
	DoContinue: func(c *course, s Scene) (Outcome, error) { return c.r.Answered(s) },
	DoFinish:   func(c *course, s Scene) (Outcome, error) { return c.r.Finish("Repaired.", s) },
	DoSay:      func(c *course, s Scene) (Outcome, error) { return c.tells(s) },
	DoTell:     func(c *course, s Scene) (Outcome, error) { return c.tells(s) },
	DoReopen:   func(c *course, s Scene) (Outcome, error) { return c.r.Reopen("It broke again.", s) },
	DoAccept:   func(c *course, s Scene) (Outcome, error) { return c.r.Accept(s) },
	DoObject:   func(c *course, s Scene) (Outcome, error) { return c.r.Object(s) },
	DoPursue:   func(c *course, s Scene) (Outcome, error) { return c.r.Pursue(s) },
	DoAgree: func(c *course, s Scene) (Outcome, error) {
		how := rapid.SampledFrom([]How{Free, ForMoney, Special, Special, NotPursued}).Draw(c.T, "how")
		to := rapid.SampledFrom([]directory.UserID{"", owner, agent}).Draw(c.T, "owner")
		return c.r.Agree(Agreement{How: how, Terms: "By the hour."}, to, s)
	},
	DoWrite: func(c *course, s Scene) (Outcome, error) {
		return c.r.Write(rapid.SampledFrom([]string{"One day.", "Two days."}).Draw(c.T, "solution"), c.r.Round(), s)
	},
	DoSign:     func(c *course, s Scene) (Outcome, error) { return c.votes(approval.Yes, s) },
	DoSendBack: func(c *course, s Scene) (Outcome, error) { return c.votes(approval.No, s) },
	DoAsk:      func(c *course, s Scene) (Outcome, error) { return c.r.Ask(c.step(s), "For how many?", c.r.Round(), s) },
	DoReply: func(c *course, s Scene) (Outcome, error) {
		for _, st := range c.r.Approval.Steps {
			if st.State == approval.Asked {
				return c.r.Reply(st.Key, "For two.", c.r.Round(), s)
			}
		}
		return Outcome{}, c.r.late(s)
	},
	DoFollow: func(c *course, s Scene) (Outcome, error) {
		f := Following{Wish: 5, Progress: rapid.SampledFrom([]Progress{Pending, Deferred, Dormant, Solved}).Draw(c.T, "progress"), Result: "In release 4."}
		return c.r.Followed(f, s), nil
	},
	DoMiss:   func(c *course, s Scene) (Outcome, error) { return c.misses(s), nil },
	DoUntold: func(c *course, s Scene) (Outcome, error) { return c.misses(s), nil },
	DoLeave: func(c *course, s Scene) (Outcome, error) {
		c.parts(c.r.Owner)
		return c.r.Look(s), nil
	},
}

// anybody is one of those who ever were in the company.
func (c *course) anybody(what string) directory.UserID {
	return rapid.SampledFrom(slices.Sorted(maps.Keys(c.s.People))).Draw(c.T, what)
}

// tells has the customer told, by a person or in the channel shared with them.
func (c *course) tells(s Scene) (Outcome, error) {
	say, _ := c.r.Unsaid()
	if rapid.Bool().Draw(c.T, "sent") {
		return c.r.Send(say.Mark(), "Good news.", s)
	}
	return c.r.Tell(say.Mark(), "", s)
}

// misses has Slack refuse the last of what was sent to the customer.
func (c *course) misses(s Scene) Outcome {
	s.Actor = directory.Member{}
	note := "none"
	for _, t := range c.r.Words {
		if t.Sent {
			note = t.Note
		}
	}
	return c.r.Missed(note, "is_archived", s)
}

// step is the first of the solution's steps that the actor may decide.
func (c *course) step(s Scene) string {
	step, _ := c.r.Approval.May([]string{stepSeller, stepSales}, c.r.Round(), s.approval())
	return step
}

func (c *course) votes(choice approval.Choice, s Scene) (Outcome, error) {
	return c.r.Sign(c.step(s), approval.Ballot{Round: c.r.Round(), Choice: choice, Note: "Shorter."}, s)
}

// stays reports whether somebody is one of the two who are always there.
func stays(who directory.UserID) bool { return who == "" || who == boss || who == second }

// parts has somebody leave the company.
func (c *course) parts(who directory.UserID) {
	if !stays(who) {
		c.s.leaves(who)
	}
}

// rests has somebody away, with whom docket takes for a stand-in.
func (c *course) rests(who, standIn directory.UserID) {
	if a := (directory.Absence{From: c.s.Today, Until: c.s.Today.Add(7), StandIn: standIn}); !stays(who) && c.s.People.Admit(who, a) == nil {
		c.s.away(who, standIn)
	}
}

// stirs is what happens beside the request: somebody leaves, returns or is away, or
// time goes by. Docket looks after each.
func (c *course) stirs() {
	who := c.anybody("who")
	switch m := c.s.People[who]; rapid.IntRange(0, 3).Draw(c.T, "stir") {
	case 0:
		c.parts(who)
	case 1:
		m.Active, m.Absences = true, nil
		c.s.People[who] = m
	case 2:
		c.rests(who, c.anybody("stand-in"))
	case 3:
		c.s.Now = c.s.Now.Add(time.Duration(rapid.IntRange(1, 60).Draw(c.T, "hours")) * time.Hour)
	}
	c.looks()
}

func (c *course) looks() {
	s := c.s
	s.Actor = directory.Member{}
	c.r = c.r.Look(s).Request
	c.sound()
}

// goesOn has a move made by one of those who may, or tried by anybody.
func (c *course) goesOn(v Verb, by directory.UserID) {
	before := c.text()
	c.s.Now = c.s.Now.Add(time.Minute)
	out, err := ways[v](c, c.s.by(by))
	if after := c.text(); after != before {
		c.Fatalf("%s changed the request it began with:\n%s\n%s", v, before, after)
	}
	if err != nil {
		return
	}
	c.r = out.Request
	c.sound()
}

// text is all of the request, to compare.
func (c *course) text() string {
	text, err := json.Marshal(struct {
		Request
		Run approval.Run
	}{c.r, c.r.Approval})
	if err != nil {
		c.Fatal(err)
	}
	return string(text)
}

// sound fails unless the request waits for somebody, or for its requirement, or is
// over.
func (c *course) sound() {
	_, waits := c.r.Unsaid()
	switch {
	case !slices.Contains(States, c.r.State):
		c.Fatalf("it is %q", c.r.State)
	case c.r.State == Told && (waits || c.r.DoneAt.IsZero() || c.r.ClosedAt.IsZero()):
		c.Fatalf("told and not told: %+v", c.r)
	case !c.r.State.Over() && len(c.r.Turn) == 0 && (c.r.State != Wished || c.r.Wish == 0):
		c.Fatalf("%s: it waits for nobody", c.r.State)
	}
}

// able are those who can make the move as things stand.
func (c *course) able(v Verb) []directory.UserID {
	m, _ := v.Find()
	var all []directory.UserID
	for _, id := range slices.Sorted(maps.Keys(c.s.People)) {
		if c.r.theirs(m, c.s.by(id)) {
			all = append(all, id)
		}
	}
	return all
}

// forward is the move by which each state comes nearer to a customer who was told.
var forward = map[State]Verb{
	Triage: DoInScope, Sorting: DoTake, Able: DoHandle, Charged: DoAccept, Handed: DoTake, Working: DoFinish,
	Talk: DoAgree, Writing: DoWrite, Signing: DoSign, Placing: DoTake, Wished: DoInScope, Done: DoTell, Resting: DoPursue,
}

// arrives brings the request from wherever it stands to a customer who was told.
func (c *course) arrives() {
	for range 40 {
		c.looks()
		v := forward[c.r.State]
		switch {
		case c.r.State == Told:
			return
		case c.r.Wish != 0 && (c.r.State == Wished || c.r.State == Resting):
			c.r = c.r.Followed(Following{Wish: c.r.Wish, Progress: Solved, Result: "In release 4."}, c.s.by(boss)).Request
			continue
		case c.r.State == Signing && len(c.able(DoReply)) > 0:
			v = DoReply
		}
		who := c.able(v)
		if len(who) == 0 {
			c.Fatalf("%s: nobody may %s", c.r.State, v)
		}
		c.goesOn(v, rapid.SampledFrom(who).Draw(c.T, "by"))
	}
	c.Fatalf("after forty answers it is %s", c.r.State)
}

// brought is a request of a kind, as its agent logs it.
func brought(t testing.TB, kind Kind, s Scene) Request {
	t.Helper()
	return made(t)(Log(Draft{Customer: 7, Kind: kind, Body: "Please."}, s.by(agent))).Request
}

// waiting is one that waits for its customer.
func waiting(t testing.TB, s Scene) Request {
	t.Helper()
	return made(t)(working(t, s).Wait(s.by(owner))).Request
}

// asked is a special case about whose solution there is a question.
func asked(t testing.TB, s Scene) Request {
	t.Helper()
	r := signing(t, s)
	return made(t)(r.Ask(stepSales, "For how many?", r.Round(), s.by(head))).Request
}

func TestTheCourseOfARequestTakesEveryMove(t *testing.T) {
	for _, m := range Moves {
		if ways[m.Verb] == nil && len(m.From) > 0 {
			t.Errorf("no course makes the move %s", m.Verb)
		}
	}
}

func TestFromWhereverARequestStandsTheCustomerComesToBeTold(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := scene(t)
		s.Customer.Channel, s.People[second] = "CSHARED", member(second, directory.Management)
		c := &course{T: rt, s: s}
		begun := rapid.SampledFrom([]func(testing.TB, Scene) Request{logged, working, waiting, done, writing, signing, asked}).Draw(rt, "begun")
		if kind := rapid.SampledFrom(Kinds).Draw(rt, "kind"); kind != Service {
			begun = func(testing.TB, Scene) Request { return brought(t, kind, s) }
		}
		c.r = begun(t, s)
		for range rapid.IntRange(0, 40).Draw(rt, "length") {
			var open []Verb
			for _, m := range Moves {
				if m.leaves(c.r.State) {
					open = append(open, m.Verb)
				}
			}
			v := rapid.SampledFrom(open).Draw(rt, "move")
			who := append(c.able(v), c.anybody("also"))
			c.goesOn(v, rapid.SampledFrom(who).Draw(rt, "by"))
			if rapid.IntRange(0, 2).Draw(rt, "stirs") == 0 {
				c.stirs()
			}
		}
		c.arrives()
	})
}
