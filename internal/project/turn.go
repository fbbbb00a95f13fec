package project

import (
	"cmp"
	"fmt"
	"slices"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// Turn is something in a project that waits for somebody: a step at a gate, or
// the way to the next stage. The zero Turn stands for several at once.
type Turn struct {
	Gate  GateKey  `json:"gate,omitempty"`
	Kind  StepKind `json:"kind,omitempty"`
	Round int      `json:"round,omitempty"`
	To    State    `json:"to,omitempty"` // the stage that may begin; "" for a step at a gate
}

// wait is a turn and whose it is.
type wait struct {
	Turn
	by    []Part
	apart []directory.UserID
}

// waits are what the project waits for on the day.
func (p Project) waits(today calendar.Date) []wait {
	switch p.State {
	case PreKickoff:
		if !p.PreKickoff.IsZero() && !today.Before(p.PreKickoff) {
			return []wait{{Turn: Turn{To: Preparing}, by: []Part{PartManager}}}
		}
	case Preparing:
		return p.gateWaits(Running)
	case Accepting:
		return p.gateWaits(Closing)
	}
	return nil
}

// gateWaits are what the gates before a stage ask for, or that it may begin.
func (p Project) gateWaits(before State) []wait {
	var open []wait
	for _, r := range gateRules {
		g := p.gate(r)
		if r.before != before || g.Done {
			continue
		}
		w := wait{Turn: Turn{Gate: g.Key, Kind: g.Next.Kind, Round: g.Round}, by: g.Next.By}
		if g.Next.Apart {
			w.apart = g.hands()
		}
		open = append(open, w)
	}
	if len(open) == 0 {
		return []wait{{Turn: Turn{To: before}, by: []Part{PartManager}}}
	}
	return open
}

// told are those who are told that it is their turn: the first of the parts that
// somebody plays.
func (p Project) told(w wait, c cast) []directory.UserID {
	for _, part := range w.by {
		if there := c.reached(p.players(part, w.apart, c), w.apart); len(there) > 0 {
			return there
		}
	}
	return nil
}

// TurnsOf is what waits for the user, with the people there are.
func (p Project) TurnsOf(user directory.UserID, s Scene) []Turn {
	var turns []Turn
	for _, w := range p.waits(s.Today) {
		if slices.Contains(p.told(w, s.cast()), user) {
			turns = append(turns, w.Turn)
		}
	}
	return turns
}

// Awaited is everybody for whom something in the project waits.
func (p Project) Awaited(s Scene) []directory.UserID {
	var all []directory.UserID
	for _, w := range p.waits(s.Today) {
		all = append(all, p.told(w, s.cast())...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// turnSubject is how messages about a turn point at it: those about one gate are
// drawn again when that gate changes, and not with every other one. Without a
// gate it is about the way to the next stage, or about several turns.
func (id ID) turnSubject(gate GateKey) outbox.Subject {
	if gate == "" {
		return outbox.Subject{Kind: "stage", ID: int64(id)}
	}
	return outbox.Subject{Kind: "gate_" + string(gate), ID: int64(id)}
}

// turnsChanged is what messages about turns are out of date now.
func (p Project) turnsChanged(before Project) []outbox.Subject {
	stale := []outbox.Subject{p.ID.turnSubject("")}
	all := p.State != before.State || !p.Staff().same(before.Staff())
	for _, r := range gateRules {
		if all || len(p.gate(r).Steps) != len(before.gate(r).Steps) || p.gate(r).Round != before.gate(r).Round {
			stale = append(stale, p.ID.turnSubject(r.key))
		}
	}
	return stale
}

// tellTurns tells everybody whose turn it has become, once for each turn; whoever
// acts knows. Several turns at once are one message.
func (p Project) tellTurns(before Project, s Scene) []outbox.Note {
	var notes []outbox.Note
	for _, user := range p.Awaited(s) {
		had := before.TurnsOf(user, s)
		fresh := slices.DeleteFunc(p.TurnsOf(user, s), func(t Turn) bool { return slices.Contains(had, t) })
		if user == s.Actor.ID || len(fresh) == 0 {
			continue
		}
		turn, key := fresh[0], fmt.Sprintf("gate.turn:%d:%s:%s:%d:%s", p.ID, cmp.Or(string(fresh[0].Gate), string(fresh[0].To)), fresh[0].Kind, fresh[0].Round, user)
		if len(fresh) > 1 {
			turn, key = Turn{}, fmt.Sprintf("gate.turn:%d:%s:%s", p.ID, s.Press, user)
		}
		notes = append(notes, outbox.Note{Topic: "gate.turn", Subject: p.ID.turnSubject(turn.Gate), Channel: outbox.Lane(user),
			Key: key, Args: outbox.Args(turn), Priority: outbox.Approval})
	}
	return notes
}
