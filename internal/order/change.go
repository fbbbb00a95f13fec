package order

import (
	"strings"
	"unicode/utf8"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// Change puts what the draft says in the place of what the order said. Whatever was
// approved is no longer, and one that was sent has to be sent anew. The customer and
// the committee stay.
func (o Order) Change(d Draft, s Scene) (Outcome, error) {
	if err := o.own(s); err != nil {
		return Outcome{}, err
	}
	if err := o.changeable(); err != nil {
		return Outcome{}, err
	}
	if d.Revision != o.Revision {
		return Outcome{}, fault.Conflictf("%s changed this order at %s, after you began. Open it anew and change that.",
			o.ChangedBy.Mention(), s.moment(o.ChangedAt))
	}
	d.Content.Customer, d.Content.Committee = o.Customer, o.Committee
	c, err := d.submitted(s)
	if err != nil {
		return Outcome{}, err
	}
	before := o
	c.Lines = append(c.Lines, o.starterIn(c.Currency, s.Shelf)...)
	o.Content, o.Revision = c, o.Revision+1
	out, err := o.begun(d, before, "order.changed", s)
	if err != nil {
		return Outcome{}, err
	}
	out.Effects.Notes = append(out.Effects.Notes, o.news("order.changed", s, NewsArgs{By: s.Actor.ID, Revision: o.Revision, Voided: before.voided()}))
	return out, nil
}

// voided are those whose approval of the revision no longer counts.
func (o Order) voided() []directory.UserID {
	var who []directory.UserID
	for _, step := range o.Approval.Steps {
		for _, v := range step.Votes {
			if v.Choice == approval.Yes {
				who = append(who, v.By)
			}
		}
	}
	return who
}

// ReasonLimit is how many characters a reason may have.
const ReasonLimit = 1000

// Withdraw ends an order that is not back.
func (o Order) Withdraw(reason string, s Scene) (Outcome, error) {
	if err := o.own(s); err != nil {
		return Outcome{}, err
	}
	if err := o.changeable(); err != nil {
		return Outcome{}, err
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return Outcome{}, fault.Invalidf("Say why.").In("reason")
	}
	if utf8.RuneCountInString(reason) > ReasonLimit {
		return Outcome{}, fault.Invalidf("Say it in %d characters at most.", ReasonLimit).In("reason")
	}
	before := o
	o.State, o.Since, o.Note = Withdrawn, s.Now, reason
	out := Outcome{Order: o.halted(s)}
	out.Effects = out.Order.changed("order.withdrawn", before, s, o.news("order.withdrawn", s, NewsArgs{By: s.Actor.ID, Reason: reason}))
	out.Effects.Forget = []outbox.Subject{o.ID.Subject()}
	return out, nil
}
