package order

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/fault"
	"docket/internal/project"
)

// Memory is an order that was settled before docket knew of it.
type Memory struct {
	Content  Content
	Seller   directory.UserID
	SignedOn calendar.Date // when it came back signed
	Until    calendar.Date // the last day of the service it brought; zero for none
	Project  project.ID    // that it turned into, 0 for one that is to be made
}

// ofItsDay are errors only on the day an order is submitted: an order of the past was
// written against another catalogue, and invoiced long ago.
var ofItsDay = []Reason{NotOnSale, ListPriceDiffers, NoListPrice, TermsDiffer, ConsumeByPast, NoInvoiceContact, NoInvoiceAddress, NoSOW, SOWNotByPresales}

// Check finds what is wrong with an order of the past: whatever contradicts itself. Of
// what leaves the catalogue it has to name the contract.
func (m Memory) Check(s Scene) Verdict {
	return m.Content.Check(s).that(func(f Finding) bool {
		outside := f.Reason == NoSOW && s.Shelf.SKUs[f.SKU].Code == ""
		return outside || !slices.Contains(ofItsDay, f.Reason)
	})
}

// CheckDays refuses days that cannot have been.
func (m Memory) CheckDays(today calendar.Date) error {
	switch {
	case m.SignedOn.IsZero():
		return fault.Invalidf("The order has no day on which it came back.").In("received_on")
	case today.Before(m.SignedOn):
		return fault.Invalidf("The order cannot have come back on a day to come.").In("received_on")
	case !m.Until.IsZero() && m.Until.Before(m.SignedOn):
		return fault.Invalidf("The service ends before the order came back.").In("service_until")
	}
	return nil
}

// Recall takes an order of the past into the books: received, with its project and
// with what of it can still be used. Nobody is asked and nothing is said. The scene's
// actor is the seller, by whose limit the discounts are judged; by is who brings it.
func Recall(m Memory, by directory.UserID, s Scene) (Outcome, error) {
	if err := m.CheckDays(s.Today); err != nil {
		return Outcome{}, err
	}
	if err := m.Check(s).Errors().Err(); err != nil {
		return Outcome{}, err
	}
	o := m.order(by, s)
	out := Outcome{Order: o, Entitlements: m.entitlements(s.Today)}
	if m.Project == 0 {
		p := m.project(s)
		out.Project = &p
	}
	out.Effects = change.Effects{Verb: "order.imported", Subject: o.ID.Subject(), After: o}
	return out, nil
}

func (m Memory) order(by directory.UserID, s Scene) Order {
	signed := m.SignedOn.At(0, s.Zone)
	o := Order{
		ID: s.NextID, Content: m.Content, Seller: m.Seller, State: Received, Since: signed, Revision: 1, ChangedAt: signed, ChangedBy: m.Seller,
		Edition: s.Shelf.Edition, Exceptions: m.Check(s).Exceptions(), SubmittedAt: signed, Project: m.Project, Imported: true,
		Received: &Receipt{By: by, At: s.Now, SignedOn: m.SignedOn, Until: m.Until},
	}
	if o.Project == 0 {
		o.Project = s.Project
	}
	return o
}

func (m Memory) project(s Scene) project.Project {
	c := m.Content
	return project.Project{
		ID: s.Project, Committee: c.Committee, Customer: c.Customer, Name: projectName(c.Title), Type: c.Type, State: project.New,
		Contract: c.Reference, ReceivedOn: m.SignedOn, Sales: m.Seller, CreatedAt: s.Now, Since: s.Now, Kickoff: project.DefaultKickoff,
	}
}

// projectName is the title as far as a project's name has room for it.
func projectName(title string) string {
	if utf8.RuneCountInString(title) <= project.NameLimit {
		return title
	}
	return string([]rune(title)[:project.NameLimit-1]) + "…"
}

// entitlements are of the lines that can still be used: until their own last day, else
// until the service ends, else for as long as was bought.
func (m Memory) entitlements(today calendar.Date) []entitlement.Draft {
	var drafts []entitlement.Draft
	for n, l := range m.Content.Lines {
		until := cmp.Or(l.ConsumeBy, m.Until, l.lasts(m.SignedOn))
		if !until.IsZero() && until.Before(today) {
			continue
		}
		drafts = append(drafts, entitlement.Draft{Line: n + 1, SKU: l.SKU, Name: l.Name, Kind: l.Kind, Unit: l.Unit, Quantity: l.Quantity, Until: until})
	}
	return drafts
}
