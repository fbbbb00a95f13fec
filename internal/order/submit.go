package order

import (
	"slices"
	"strings"
	"time"

	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/outbox"
)

// Submit makes an order of a draft and asks for its approval. A first-time customer
// gets the starter pack with it.
func Submit(d Draft, s Scene) (Outcome, error) {
	if err := MaySell.Check(s.Actor); err != nil {
		return Outcome{}, err
	}
	c, err := d.submitted(s)
	if err != nil {
		return Outcome{}, err
	}
	if s.First {
		c.Lines = append(c.Lines, s.starter(c)...)
	}
	o := Order{ID: s.NextID, Content: c, Seller: s.Actor.ID, Revision: 1, SubmittedAt: s.Now}
	return o.begun(d, nil, "order.submitted", s)
}

// submitted is what the draft says, once nothing of it has to be mended.
func (d Draft) submitted(s Scene) (Content, error) {
	if d.Owner != s.Actor.ID {
		return Content{}, fault.Forbiddenf("This draft is %s’s.", d.Owner.Mention())
	}
	c := d.Content.tidy()
	c.Lines = withoutStarter(c.Lines)
	if err := c.checkInvoice(); err != nil {
		return c, err
	}
	return c, c.Check(s).Errors().Err()
}

// checkInvoice refuses what no invoice could be sent by, beside the form's field.
func (c Content) checkInvoice() error {
	err := c.Invoice.Check()
	if f, ok := fault.As(err); ok {
		return f.In("invoice_" + f.Field)
	}
	return err
}

// begun is a revision of the order that is judged, as it sets out to be approved.
func (o Order) begun(d Draft, before any, verb string, s Scene) (Outcome, error) {
	o.State, o.Since, o.ChangedAt, o.ChangedBy = Approving, s.Now, s.Now, s.Actor.ID
	o.Edition, o.Exceptions = s.Shelf.Edition, o.Check(s).Exceptions()
	o.ApprovedAt, o.Sent, o.Note = time.Time{}, nil, ""
	o.Invoice = o.Invoice.After(s.Billing)
	out := Outcome{Order: o, Spent: d.ID, Billing: o.billing(s)}
	out.Effects = o.changed(verb, before, s)
	return o.ask(out, s), nil
}

// billing is how the customer is invoiced when the order says it anew.
func (o Order) billing(s Scene) *customer.Billing {
	if o.Invoice == s.Billing {
		return nil
	}
	return &o.Invoice
}

// changed is what every change of the order brings with it.
func (o Order) changed(verb string, before any, s Scene, notes ...outbox.Note) change.Effects {
	subject := o.ID.Subject()
	e := change.Effects{Verb: verb, Subject: subject, After: o.recorded(), Notes: notes, Stale: []outbox.Subject{subject}}
	if was, ok := before.(Order); ok {
		e.Before = was.recorded()
	}
	return e
}

// recorded is the order as the record keeps it: whole, with what it comes to as people
// read it.
type recorded struct {
	Order
	Total string
}

func (o Order) recorded() recorded {
	return recorded{Order: o, Total: money.Plain(o.Total(), o.Currency) + " " + string(o.Currency)}
}

// tidy is the content as it is kept: without blanks around what was typed.
func (c Content) tidy() Content {
	c.Title, c.Reference = strings.Join(strings.Fields(c.Title), " "), strings.TrimSpace(c.Reference)
	c.Invoice, c.SOW.Reference = c.Invoice.Clean(), strings.TrimSpace(c.SOW.Reference)
	c.Lines = slices.Clone(c.Lines)
	return c
}
