package invoice

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/outbox"
)

// Scene is what a rule may look at beside the check itself, as it is when the press
// arrives.
type Scene struct {
	Press   string // the act's key
	Actor   directory.Member
	People  directory.People // Finance, the seller, and who stands in for them
	NextID  ID               // for a check that is only now opened
	Order   order.Order
	Billing customer.Billing // as it is on file, and stays until the rule is done
	Others  []Check          // of the order, this one among them
	Home    outbox.Lane      // the committee's channel
	Zone    *time.Location   // of the committee
	Now     time.Time
}

// standing are the order's checks that charge something.
func (s Scene) standing() []Check {
	return slices.DeleteFunc(slices.Clone(s.Others), func(c Check) bool { return c.State == Dropped })
}

// Outcome is what a rule makes of a check.
type Outcome struct {
	Check   Check
	Effects change.Effects
}

// Rule changes a check in a scene, or refuses with a fault.
type Rule func(Check, Scene) (Outcome, error)

// Record is a check as the record keeps a change of it.
type Record struct {
	Standing  State
	Note      string
	PageViews []string // line by line, once they are counted
	Price     string   // confirmed with it
	Total     string
}

func (c Check) record() Record {
	r := Record{Standing: c.State, Note: c.Note, Total: c.said(c.Total())}
	if c.Counted.Done() {
		for _, reading := range c.Readings() {
			r.PageViews = append(r.PageViews, fmt.Sprint(reading.Views))
		}
	}
	if c.Priced.Done() {
		r.Price = c.said(c.Ordered())
	}
	return r
}

func (c Check) said(minor int64) string {
	return money.Plain(minor, c.Currency) + " " + string(c.Currency)
}

// changed is the outcome of a rule that made c of what was before.
func (c Check) changed(before Check, verb string, s Scene) Outcome {
	subject := c.ID.Subject()
	return Outcome{Check: c, Effects: change.Effects{Verb: verb, Subject: subject, Before: before.record(), After: c.record(),
		Stale: []outbox.Subject{subject}}}
}

// opened is the outcome of opening c: its card stands in the order's thread and with
// everybody in Finance. An order that was settled before docket knew of it has no thread.
func (c Check) opened(s Scene) Outcome {
	subject := c.ID.Subject()
	out := Outcome{Check: c, Effects: change.Effects{Verb: "invoice.opened", Subject: subject, After: c.record()}}
	card := outbox.Note{Topic: "invoice.card", Subject: subject, Channel: s.Home, Parent: s.Order.ID.CardKey(), Key: c.ID.CardKey(), Priority: outbox.Click}
	if !s.Order.Imported {
		out.Effects.Notes = append(out.Effects.Notes, card)
	}
	for _, user := range s.finance() {
		copied := card
		copied.Channel, copied.Parent, copied.Key = outbox.Lane(user), "", card.Key+":"+string(user)
		out.Effects.Notes = append(out.Effects.Notes, copied)
	}
	return out
}

// finance is who is asked to see to an invoice: everybody in Finance, or who stands in.
func (s Scene) finance() []directory.UserID {
	var all []directory.UserID
	for _, id := range s.People.Holding(directory.Finance) {
		all = append(all, s.People.Reach(id, s.Now))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// HeldArgs is what the message to the seller carries to its renderer: of which hold it tells.
type HeldArgs struct {
	Since time.Time        `json:"since"`
	By    directory.UserID `json:"by"`
	Note  string           `json:"note"`
}

// toSeller tells the seller, or who stands in, that the invoice is held.
func (c Check) toSeller(s Scene) outbox.Note {
	to := s.People.Reach(s.Order.Seller, s.Now)
	return outbox.Note{Topic: "invoice.held", Subject: c.ID.Subject(), Channel: outbox.Lane(to),
		Key: strings.Join([]string{"invoice.held", fmt.Sprint(c.ID), s.Press}, ":"), Priority: outbox.Click,
		Args: outbox.Args(HeldArgs{Since: c.Since, By: c.By, Note: c.Note})}
}
