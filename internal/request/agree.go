package request

import (
	"strings"

	"docket/internal/directory"
	"docket/internal/fault"
)

// Agree writes down what the sales manager and the customer came to. What is free or
// charged goes to the named owner, or back to the agent where none is named; a special
// case needs a solution in writing; what the customer does not pursue rests, with what
// they say, until they do.
func (r Request) Agree(a Agreement, owner directory.UserID, s Scene) (Outcome, error) {
	if err := r.admit(DoAgree, s); err != nil {
		return Outcome{}, err
	}
	a.Terms = strings.TrimSpace(a.Terms)
	if err := a.check(); err != nil {
		return Outcome{}, err
	}
	before := r
	a.By, a.At = s.Actor.ID, s.Now
	r.Course.Outcome, r.Owner = &a, ""
	switch {
	case a.How == Special:
		return r.moved(before, DoAgree, Writing, SaySpecial, s), nil
	case a.How == NotPursued:
		return r.moved(before, DoAgree, Resting, SayResting, s), nil
	case owner == "":
		return r.moved(before, DoAgree, Able, a.phrase(), s), nil
	}
	if err := r.mayHave(owner, "", s); err != nil {
		return Outcome{}, err
	}
	return r.given(owner, "", s).moved(before, DoAgree, Handed, a.phrase(), s), nil
}

// phrase is what the customer is told of what was agreed.
func (a Agreement) phrase() Phrase {
	if a.How == ForMoney {
		return SayAgreed
	}
	return SayFree
}

// check refuses an agreement of which nobody could say later what it was.
func (a Agreement) check() error {
	switch a.How {
	case Free, Special:
	case ForMoney:
		if err := a.checkCharge(); err != nil {
			return err
		}
	case NotPursued:
		if a.Terms == "" {
			return fault.Invalidf("Write what the customer says, for the day they come back to it.").In("terms")
		}
	default:
		return fault.Invalidf("Choose what you agreed.").In("how")
	}
	return limited(a.Terms, "terms")
}

func (a Agreement) checkCharge() error {
	switch {
	case a.Amount < 0:
		return fault.Invalidf("The sum has to be more than nothing.").In("amount")
	case a.Amount == 0 && a.Terms == "":
		return fault.Invalidf("Write the sum, or below how it is charged: “by the hour, by the tariff”.").In("amount")
	case a.Amount == 0:
		return nil
	}
	return a.Currency.Check()
}

// Pursue takes up again what the customer did not pursue: the sales manager talks with
// them anew. What rests because its requirement does is taken up there.
func (r Request) Pursue(s Scene) (Outcome, error) {
	if err := r.admit(DoPursue, s); err != nil {
		return Outcome{}, err
	}
	if r.Wish != 0 {
		return Outcome{}, fault.Conflictf("It follows its requirement. Take that up again and the request goes on with it.")
	}
	before := r
	if !s.People[r.Agent].Active {
		r.Agent = s.Actor.ID
	}
	return r.moved(before, DoPursue, Talk, r.outside(), s), nil
}
