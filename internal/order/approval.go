package order

import (
	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/money"
)

// facts are what the policy decides by.
func (o Order) facts(s Scene) approval.Facts {
	f := approval.Facts{By: o.Seller, Amount: o.Total(), Currency: o.Currency,
		Measures: map[string]money.Percent{"discount": o.discount()},
		Limits:   map[string]map[directory.Role]money.Percent{"discount": s.Shelf.Terms.Discounts}}
	seen := map[Reason]bool{}
	for _, e := range o.Exceptions {
		if !seen[e.Reason] {
			seen[e.Reason] = true
			f.Exceptions = append(f.Exceptions, string(e.Reason))
		}
	}
	return f
}

// ask begins the approval of the revision, and posts the card.
func (o Order) ask(out Outcome, s Scene) Outcome {
	out.Order.Approval = approval.Run{Round: o.Revision, State: approval.Open, Facts: o.facts(s)}
	out.Effects.After = out.Order
	out.Effects.Notes = append(out.Effects.Notes, o.card(s), o.mine())
	return out
}

// halted is the order whose approval is no longer sought.
func (o Order) halted(_ Scene) Order {
	if o.Approval.State == approval.Open {
		o.Approval.State = approval.Void
	}
	return o
}
