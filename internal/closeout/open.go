package closeout

import (
	"cmp"
	"slices"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// Opening is who sees to a close-out and whom it goes to. Left out, they are the
// project manager and the customer's single point of contact.
type Opening struct {
	Owner   directory.UserID
	Contact customer.ContactID
}

// Open begins the close-out of a project whose acceptance is agreed, by its
// manager, its sales manager or Management.
func Open(o Opening, s Scene) (Outcome, error) {
	if err := mayOpen(s); err != nil {
		return Outcome{}, err
	}
	closing, onward, err := s.Project.BeginClosing(s.Scene)
	if err != nil {
		return Outcome{}, err
	}
	o.Owner = cmp.Or(o.Owner, s.Project.Manager)
	if o.Contact == 0 {
		to, _ := customer.SinglePoint(s.Contacts)
		o.Contact = to.ID
	}
	if err := o.check(s); err != nil {
		return Outcome{}, err
	}
	c := Closeout{
		ID: s.NextID, Project: s.Project.ID, State: Sending, Since: s.Now, Owner: o.Owner, Contact: o.Contact,
		OpenedBy: s.Actor.ID, OpenedAt: s.Now, Link: s.Link,
	}
	out := c.changed(Closeout{}, "closeout.opened", s, c.card(s))
	out.Effects.Before, out.Project, out.Onward = nil, &closing, onward
	out.Effects.Notes = append(out.Effects.Notes, c.ask(s)...)
	return out, nil
}

func mayOpen(s Scene) error {
	return s.allow(locale.Textf("Only the project manager, the sales manager or Management may open the close-out."), s.Project.Manager, s.Project.Sales)
}

// card is the close-out's message in the channel of the project.
func (c Closeout) card(s Scene) outbox.Note {
	return outbox.Note{Topic: "closeout.card", Subject: c.ID.Subject(), Channel: s.Home, Key: c.ID.CardKey(), Priority: outbox.Click}
}

func (o Opening) check(s Scene) error {
	switch {
	case o.Owner == "":
		return fault.Invalidf("Choose who sees to the close-out.").In("owner")
	case !s.People[o.Owner].Active:
		return fault.Invalidf("%s is deactivated in Slack; choose somebody else.", s.People[o.Owner].Name).In("owner")
	case o.Contact != 0 && !slices.ContainsFunc(s.Contacts, func(c customer.Contact) bool { return c.ID == o.Contact && !c.Retired }):
		return fault.Invalidf("That contact is not one of the customer's. Choose another one.").In("contact")
	}
	return nil
}

// Change gives the close-out to another owner, or has it go to another contact,
// instead of those that were seen. What is left out stays.
func (c Closeout) Change(o, seen Opening, s Scene) (Outcome, error) {
	if err := c.tend(s); err != nil {
		return Outcome{}, err
	}
	if c.State.Over() {
		return Outcome{}, c.overFault()
	}
	o.Owner, o.Contact = cmp.Or(o.Owner, c.Owner), cmp.Or(o.Contact, c.Contact)
	now := Opening{Owner: c.Owner, Contact: c.Contact}
	switch now {
	case seen:
	case o:
		return Outcome{Closeout: c}, nil
	default:
		return Outcome{}, fault.Conflictf("Owner or contact was changed meanwhile. Open the form anew to see it.")
	}
	if o.Contact == c.Contact { // who is there may have retired since
		o.Contact = 0
	}
	if err := o.check(s); err != nil {
		return Outcome{}, err
	}
	before := c
	c.Owner, c.Contact = o.Owner, cmp.Or(o.Contact, c.Contact)
	var notes []outbox.Note
	if c.Owner != before.Owner && c.Waits() != ForCustomer {
		notes = c.ask(s)
	}
	return c.changed(before, "closeout.changed", s, notes...), nil
}

func (c Closeout) overFault() error {
	if c.State == Dropped {
		return fault.Conflictf("The project was stopped, and its close-out with it.")
	}
	return fault.Conflictf("This close-out ended with its review.")
}

// open refuses what can only be done while the customer has not closed it.
func (c Closeout) open() error {
	switch {
	case c.State.Over():
		return c.overFault()
	case c.State == Signed:
		return fault.Conflictf("The customer has signed; nothing more can be sent or written down.")
	case c.State == Silent:
		return fault.Conflictf("This close-out closed by silence. Reopen it first.")
	}
	return nil
}

// Drop ends the close-out of a project that was stopped.
func (c Closeout) Drop(s Scene) Outcome {
	if c.State.Over() {
		return Outcome{Closeout: c}
	}
	before := c
	c.State, c.Since = Dropped, s.Now
	if c.ClosedAt.IsZero() {
		c.ClosedAt = s.Now
	}
	return c.changed(before, "closeout.dropped", s)
}
