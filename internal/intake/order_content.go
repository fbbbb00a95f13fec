package intake

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// Ready is an order from outside with everything looked up.
type Ready struct {
	Words Order // in which it came
	order.Memory
	Class customer.Class // of a customer that is to be made known
}

// ready looks up what the order names and reckons what it leaves out. By is who
// brings it. A customer that history may make known has no ID yet.
func (o Order) ready(k Known, t OrderTerms, by directory.UserID) (Ready, []Problem) {
	r := reckoning{Known: k, order: o, terms: t, problems: problems{rows: o.Lines, all: o.check()}}
	if len(r.all) > 0 {
		return Ready{}, r.all
	}
	m := order.Memory{Content: r.head()}
	m.Seller = r.member(cmp.Or(o.Seller, string(t.Seller), string(by)), "seller")
	m.SignedOn, m.Until = r.day(0, "received_on", o.History.ReceivedOn), r.day(0, "service_until", o.History.ServiceUntil)
	if len(r.all) == 0 {
		r.judge(m)
	}
	return Ready{Words: o, Memory: m, Class: r.buyer.Class}, r.all
}

// judge has the order's own checks look at it, as they will again when it is taken.
func (r *reckoning) judge(m order.Memory) {
	s := r.scene(m, r.buyer)
	verdict := m.Content.Check
	if r.order.Past() {
		verdict = m.Check
		r.fail(0, m.CheckDays(s.Today))
	} else {
		r.fail(0, order.MaySell.Check(s.Actor))
		if utf8.RuneCountInString(m.Content.Title) > project.NameLimit {
			r.add(0, fault.Invalidf("The title may have at most %d characters.", project.NameLimit).In("title"))
		}
	}
	for _, f := range verdict(s).Errors() {
		if f.Reason == order.NoCustomer && r.buyer.Name != "" {
			continue // who is to be made known has no number yet
		}
		r.all = append(r.all, Problem{Line: f.Line, Row: r.row(f.Line), Finding: &f, Currency: m.Content.Currency})
	}
}

// reckoning makes content of an order, and gathers what stands in the way.
type reckoning struct {
	Known
	order Order
	terms OrderTerms
	problems
	buyer Buyer
}

func (r *reckoning) head() order.Content {
	o := r.order
	r.buyer = r.customer(o.Customer)
	c := order.Content{
		Customer: r.buyer.ID, Title: o.Title, Type: project.Type(strings.ToUpper(cmp.Or(o.Type, string(r.terms.Type)))),
		Currency:  money.Currency(strings.ToUpper(cmp.Or(o.Currency, string(r.terms.Currency)))),
		Territory: r.territory(), Note: o.Note, Reference: o.Reference, Invoice: o.Invoice.on(r.buyer.Billing),
	}
	var why *fault.Error
	c.Committee, why = r.committee(cmp.Or(o.Committee, r.terms.Committee))
	r.add(0, why)
	if c.Type != project.PS && c.Type != project.BS {
		r.add(0, fault.Invalidf("The type is PS or BS.").In("type"))
	}
	if err := c.Currency.Check(); err != nil {
		r.fail(0, err)
		return c // no amount can be read
	}
	for n, l := range o.Lines {
		c.Lines = append(c.Lines, r.line(n+1, l, c.Currency))
	}
	c.SOW = r.statement(c)
	return c
}

// fail notes a fault that came as an error.
func (p *problems) fail(line int, err error) {
	why, _ := fault.As(err)
	p.add(line, why)
}

func (r *reckoning) customer(name string) Buyer {
	b, known := r.Customers[strings.ToLower(name)]
	switch {
	case known:
	case name == "":
		r.add(0, fault.Invalidf("Choose the customer.").In("customer"))
	case !r.order.Past() || r.terms.Class == "":
		r.add(0, fault.NotFoundf("There is no customer %q yet. Add the customer first.", name).In("customer"))
	default:
		b.Customer = customer.Customer{Name: name, Class: r.terms.Class}
		r.fail(0, b.Check())
	}
	return b
}

// territory is that of the order, else of all of them, else the customer's, in the
// catalogue's letters.
func (r *reckoning) territory() string {
	code := cmp.Or(r.order.Territory, r.terms.Territory, r.buyer.Territory)
	for _, t := range r.Shelf.Terms.Territories {
		if strings.EqualFold(t.Code, code) {
			return t.Code
		}
	}
	return code
}

func (r *reckoning) member(name, field string) directory.UserID {
	id, why := r.Known.member(name, field)
	r.add(0, why)
	return id
}

func (r *reckoning) day(line int, field, text string) calendar.Date {
	if text == "" {
		return calendar.Date{}
	}
	day, err := calendar.ParseDate(text)
	if err == nil && day.Year < 1900 {
		err = fault.Invalidf("The year of %s cannot be right.", text)
	}
	if why, ok := fault.As(err); ok {
		r.add(line, why.In(field))
	}
	return day
}

// statement is the statement of work. Of history the contract itself is the one, when
// nothing else is named and something leaves the catalogue.
func (r *reckoning) statement(c order.Content) order.SOW {
	o := r.order.SOW
	sow := order.SOW{Reference: o.Reference, By: r.member(o.By, "sow_by"), Document: project.Document{Title: o.Title, URL: o.Link}}
	if !sow.Document.None() {
		if why, ok := fault.As(sow.Document.Check()); ok {
			r.add(0, why.In("sow_link"))
		}
	}
	if r.order.Past() && sow.Reference == "" {
		for _, l := range c.Lines {
			if _, listed := r.Shelf.SKUs[l.SKU]; !listed {
				sow.Reference = c.Reference
			}
		}
	}
	return sow
}

// on is how the order is invoiced: as it says, else as on file. What was verified
// stays so while it is the same.
func (i Invoice) on(file customer.Billing) customer.Billing {
	b := customer.Billing{
		Contact: cmp.Or(i.Contact, file.Contact), Email: cmp.Or(i.Email, file.Email), Address: cmp.Or(i.Address, file.Address),
	}
	if i.Contact != "" && i.Contact != file.Contact && i.Email == "" {
		b.Email = "" // that of somebody else
	}
	if b.Contact == file.Contact && b.Email == file.Email {
		b.ContactVerified = file.ContactVerified
	}
	if b.Address == file.Address {
		b.AddressVerified = file.AddressVerified
	}
	return b
}
