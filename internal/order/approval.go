package order

import (
	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/money"
)

// facts are what the policy decides by.
func (o Order) facts(s Scene) approval.Facts {
	f := approval.Facts{By: o.Seller, Amount: o.Total(), Currency: o.Currency,
		Measures: map[string]money.Percent{approval.Discount: o.discount()},
		Limits:   map[string]map[directory.Role]money.Percent{approval.Discount: s.Shelf.Terms.Discounts}}
	if o.ChangedBy != o.Seller {
		f.Beside = []directory.UserID{o.ChangedBy}
	}
	seen := map[Reason]bool{}
	for _, e := range o.Exceptions {
		if !seen[e.Reason] {
			seen[e.Reason] = true
			f.Exceptions = append(f.Exceptions, string(e.Reason))
		}
	}
	return f
}

// approval is what the rules of approval may look at.
func (s Scene) approval() approval.Scene {
	return approval.Scene{Now: s.Now, Actor: s.Actor, People: s.People, Clock: approval.NewClock(s.Numbers, s.Days, s.Zone)}
}

// ask begins the approval of the revision, posts the card and calls whose turn it is.
func (o Order) ask(out Outcome, s Scene) Outcome {
	run, called := approval.Begin(s.Policy, o.facts(s), o.Revision, s.approval())
	o.Approval = run
	o = o.concluded(s)
	out.Order, out.Effects.After = o, o.recorded()
	out.Effects.Notes = append(out.Effects.Notes, o.card(s), o.mine())
	out.Effects.Notes = append(out.Effects.Notes, o.calls(called, s)...)
	out.Effects = o.looked(out.Effects, called, s)
	return out
}

// concluded takes over what became of the approval.
func (o Order) concluded(s Scene) Order {
	switch o.Approval.State {
	case approval.Approved:
		o.State, o.Since, o.ApprovedAt = Approved, s.Now, s.Now
	case approval.Declined:
		o.State, o.Since = Declined, s.Now
	}
	return o
}

// halted is the order whose approval is no longer sought.
func (o Order) halted(s Scene) Order {
	o.Approval = o.Approval.Void(s.approval())
	return o
}

// Kind is the kind of an order as a subject, and of the policy by which orders are
// approved.
const Kind = "order"

// ExceptionKeys are the exceptions a policy may name.
func ExceptionKeys() []string {
	keys := make([]string, len(Exceptions))
	for n, e := range Exceptions {
		keys[n] = string(e)
	}
	return keys
}
