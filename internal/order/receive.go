package order

import (
	"strings"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/project"
)

// ReceivedArgs is what the news of an order that came back carries to its renderer.
type ReceivedArgs struct {
	By       directory.UserID `json:"by"`
	SignedBy string           `json:"signed_by"`
	SignedOn calendar.Date    `json:"signed_on"`
}

// Receive writes down that the order came back signed: by whom at the customer, on
// which day in the committee's zone, with the signed paper. It turns into a project
// that is not launched and into what the customer may use from that day on. Seen is
// the revision that whoever took it back looked at.
func (o Order) Receive(r Receipt, seen int, s Scene) (Outcome, error) {
	if err := o.follow(s); err != nil {
		return Outcome{}, err
	}
	if err := o.same(seen, s); err != nil {
		return Outcome{}, err
	}
	if err := o.receivable(s); err != nil {
		return Outcome{}, err
	}
	r.By, r.At, r.SignedBy = s.Actor.ID, s.Now, strings.Join(strings.Fields(r.SignedBy), " ")
	if err := o.checkReceipt(r, s); err != nil {
		return Outcome{}, err
	}
	before, p := o, o.turnsInto(r, s)
	if err := p.Check(); err != nil {
		return Outcome{}, err
	}
	o.State, o.Since, o.Received, o.Project = Received, s.Now, &r, p.ID
	news := o.news("order.received", s, ReceivedArgs{By: r.By, SignedBy: r.SignedBy, SignedOn: r.SignedOn})
	return Outcome{Order: o, Project: &p, Entitlements: o.Entitles(r.SignedOn), Effects: o.onward(before, "order.received", s, news)}, nil
}

func (o Order) receivable(s Scene) error {
	switch o.State {
	case Sent:
		return nil
	case Received:
		return fault.Conflictf("%s wrote down at %s already that %s came back signed.", o.Received.By.Mention(), s.moment(o.Received.At), o.ID.Number())
	case Withdrawn:
		return o.changeable()
	}
	return fault.Conflictf("%s has not been sent to the customer. Mark it as sent first.", o.ID.Number())
}

// checkReceipt refuses a day the customer cannot have signed on, naming the field.
func (o Order) checkReceipt(r Receipt, s Scene) error {
	switch sent := calendar.DateOf(o.Sent.At, s.Zone); {
	case r.SignedBy == "":
		return fault.Invalidf("Write who signed at the customer.").In("signed_by")
	case utf8.RuneCountInString(r.SignedBy) > customer.NameLimit:
		return fault.Invalidf("The name may have at most %d characters.", customer.NameLimit).In("signed_by")
	case s.Today.Before(r.SignedOn):
		return fault.Invalidf("That day has not come yet.").In("signed_on")
	case r.SignedOn.Before(sent):
		return fault.Invalidf("The order was sent on %s. It cannot have been signed before.", sent).In("signed_on")
	}
	return r.Document.Check()
}

// turnsInto is the project that follows the order.
func (o Order) turnsInto(r Receipt, s Scene) project.Project {
	return project.Project{
		ID: s.Project, Committee: o.Committee, Customer: o.Customer, Name: o.Title, Type: o.Type, State: project.New,
		Contract: o.ID.Number(), ReceivedOn: r.SignedOn, Sales: o.Seller, Kickoff: project.DefaultKickoff, CreatedAt: s.Now, Since: s.Now,
	}
}

// Entitles is what the customer may use once the order is signed, line by line.
func (c Content) Entitles(from calendar.Date) []entitlement.Draft {
	drafts := make([]entitlement.Draft, 0, len(c.Lines))
	for n, l := range c.Lines {
		drafts = append(drafts, entitlement.Draft{Line: n + 1, SKU: l.SKU, Name: l.Name, Kind: l.Kind, Unit: l.Unit, Quantity: l.Quantity,
			Until: l.lasts(from)})
	}
	return drafts
}

// lastsMost is the longest that something bought by the month lasts: a hundred years.
const lastsMost = 1200

// lasts is the last day on which the line may be used: the one it names, or the end
// of the months or years that were bought; zero for ever. A part of a month counts
// as a whole one.
func (l Line) lasts(from calendar.Date) calendar.Date {
	months := int((l.Quantity + money.One - 1) / money.One)
	switch {
	case !l.ConsumeBy.IsZero():
		return l.ConsumeBy
	case l.Unit == catalogue.Year:
		months = int((12*l.Quantity + money.One - 1) / money.One)
	case l.Unit != catalogue.Month:
		return calendar.Date{}
	}
	return from.AddMonths(min(months, lastsMost)).Add(-1)
}
