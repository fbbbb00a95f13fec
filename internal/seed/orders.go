package seed

import (
	"bytes"
	"context"
	_ "embed" // the catalogue
	"fmt"
	"slices"
	"strings"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/intake"
	"docket/internal/invoice"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

//go:embed catalogue.yaml
var catalogueFile []byte

// offer puts the invented company's catalogue in.
func (r *replay) offer() {
	r.on(r.ago(began, 10*time.Hour), func(ctx context.Context) error {
		c, problems, err := catalogue.ReadFile(bytes.NewReader(catalogueFile))
		if err != nil || len(problems) > 0 {
			return fmt.Errorf("read catalogue: %w %v", err, problems)
		}
		if _, err = r.Catalogue.Apply(ctx, act(Admin, "catalogue"), c, catalogue.Present); err != nil {
			return err
		}
		r.shelf = map[catalogue.Code]catalogue.SKU{}
		for _, s := range c.SKUs {
			r.shelf[s.Code] = s
		}
		return nil
	})
}

// trade writes the orders and plays what became of them.
func (r *replay) trade() {
	r.recall()
	for _, d := range deals {
		var o order.Order
		r.at(d.placed, func(ctx context.Context) (err error) {
			o, err = r.Orders.Place(ctx, act(d.by, "order:%s", d.key), r.content(d))
			return err
		})
		for n, e := range d.moves {
			r.at(e.when, func(ctx context.Context) (err error) {
				o, err = r.follow(ctx, act(e.by, "order:%s:%d", d.key, n), o, e)
				return err
			})
		}
	}
	for n, u := range spent {
		r.at(u.when, func(ctx context.Context) error { return r.spend(ctx, n) })
	}
	r.begin()
}

// at plays something at a time of day so many days ago.
func (r *replay) at(w when, do func(context.Context) error) { r.on(r.ago(w.days, w.clock), do) }

// content is what the seller wrote.
func (r *replay) content(d deal) order.Content {
	buyer := r.customers[d.customer]
	c := order.Content{Customer: buyer.ID, Committee: r.committees[d.asia].ID, Title: d.title, Type: d.kind, Currency: d.currency,
		Territory: d.territory, Invoice: invoices(buyer.Name)}
	if d.sow != "" {
		c.SOW = order.SOW{Reference: d.sow, By: lin, Document: project.Document{Title: d.sow, URL: "https://files.harbour-finch.example/" + d.sow}}
	}
	for _, s := range d.lines {
		l := order.Line{Quantity: s.quantity, Discount: money.Percents(s.discount)}
		if s.own != nil {
			own := *s.own
			own.Quantity, own.Discount = l.Quantity, l.Discount
			c.Lines = append(c.Lines, own.Summed())
			continue
		}
		sku := r.shelf[s.sku]
		l = l.Of(sku, d.currency, buyer.Locale)
		if l.ConsumeBy = order.ConsumeBy(sku, r.day(d.placed.days)); s.until != 0 {
			l.ConsumeBy = r.day(-s.until)
		}
		c.Lines = append(c.Lines, l)
	}
	return c
}

// day is the date so many days ago.
func (r *replay) day(ago int) calendar.Date {
	return calendar.DateOf(r.ago(ago, 0), r.today.Location())
}

// invoices is how an invented customer is invoiced.
func invoices(name string) customer.Billing {
	b := customer.Billing{Contact: "Accounts payable", Email: "invoices@" + strings.ToLower(strings.Fields(name)[0]) + ".example",
		Address: "12 Quay Street\nBox 400"}
	if g := guests[name]; len(g) > 0 {
		b.Contact = g[len(g)-1].name
	}
	return b
}

// follow plays what somebody did about an order.
func (r *replay) follow(ctx context.Context, a directory.Act, o order.Order, e move) (order.Order, error) {
	switch e.do {
	case approves:
		b := approval.Ballot{Round: o.Revision, Choice: approval.Yes}
		if e.step == "customer_success" {
			b.Answers = map[approval.Question]bool{approval.Feasible: true, approval.Staffed: true}
		}
		return r.Orders.Vote(ctx, a, o.ID, e.step, b)
	case declines:
		return r.Orders.Vote(ctx, a, o.ID, e.step, approval.Ballot{Round: o.Revision, Choice: approval.No, Note: e.says})
	case asks:
		return r.Orders.Ask(ctx, a, o.ID, e.step, e.says, o.Revision)
	case sends:
		return r.Orders.Send(ctx, a, o.ID, order.Sending{To: e.says}, o.Revision)
	case checks:
		_, err := r.Invoices.Open(ctx, a, o.ID, invoice.Propose(o, nil))
		return o, err
	}
	return r.Orders.Receive(ctx, a, o.ID, order.Receipt{SignedBy: e.says, SignedOn: r.day(e.days),
		Document: project.Document{Title: o.ID.Number() + ", signed", URL: "https://files.harbour-finch.example/" + o.ID.Number()}}, o.Revision)
}

// recall takes in what was bought before.
func (r *replay) recall() {
	r.on(r.ago(began, 13*time.Hour), func(ctx context.Context) error {
		var f intake.OrderFile
		for _, b := range bought {
			f.Orders = append(f.Orders, r.remembered(b.contract, b.deal, b.received))
		}
		report, err := r.Intake.Import(ctx, act(Admin, "orders"), intake.OrderTerms{}, f, nil)
		if err == nil && report.Refuses() {
			err = fmt.Errorf("take in orders: %v", report.Problems)
		}
		return err
	})
}

func (r *replay) remembered(contract string, d deal, received int) intake.Order {
	c := r.content(d)
	o := intake.Order{Reference: contract, Customer: d.customer, Title: d.title, Type: string(d.kind), Committee: r.committees[d.asia].Name,
		Currency: string(d.currency), Territory: d.territory, Seller: string(d.by), History: intake.History{ReceivedOn: r.day(received).String()}}
	for _, l := range c.Lines {
		line := intake.OrderLine{SKU: string(l.SKU), Quantity: l.Quantity.String(), Discount: l.Discount.String()}
		if !l.ConsumeBy.IsZero() {
			line.ConsumeBy = l.ConsumeBy.String()
		}
		o.Lines = append(o.Lines, line)
	}
	return o
}

// spend logs that something was used.
func (r *replay) spend(ctx context.Context, n int) error {
	u := spent[n]
	all, err := r.Entitlements.Of(ctx, r.customers[u.customer].ID)
	if err != nil {
		return err
	}
	of := slices.IndexFunc(all, func(l entitlement.Line) bool { return l.SKU == u.sku && l.State == entitlement.Usable })
	if of < 0 {
		return fmt.Errorf("%s has no %s", u.customer, u.sku)
	}
	_, err = r.Entitlements.Use(ctx, act(u.by, "use:%d", n), all[of].ID, entitlement.Use{Quantity: u.quantity, Day: r.day(u.days), Note: u.says}, all[of].Used)
	return err
}

// begin leaves a draft on the desk of somebody who sells.
func (r *replay) begin() {
	r.on(r.ago(0, 9*time.Hour+50*time.Minute), func(ctx context.Context) error {
		c := r.content(deal{customer: "Acme Foods", title: "Second warehouse", kind: project.PS, territory: "FR", currency: "EUR",
			lines: []sold{{sku: "LIC-ERP", quantity: few(60), discount: 18}, {sku: "WS-INTEGRATION", quantity: few(2)}}})
		d, err := r.Orders.NewDraft(ctx, act(ines, "draft"), c)
		if err == nil {
			_, err = r.Orders.SaveDraft(ctx, act(ines, "draft:saved"), d, c)
		}
		return err
	})
}

// verify has Finance make sure of how customers are invoiced, but for one.
func (r *replay) verify(ctx context.Context, c customer.Customer) error {
	b, err := r.Customers.SaveBilling(ctx, act(ines, "billing:%s", c.Name), c.ID, invoices(c.Name), customer.Billing{}.Mark())
	if err != nil {
		return err
	}
	for _, part := range []customer.Part{customer.BillingContact, customer.BillingAddress} {
		if c.Name == unverified && part == customer.BillingAddress {
			break
		}
		if b, err = r.Customers.Verify(ctx, act(emil, "billing:%s:%s", c.Name, part), c.ID, part, b.Mark()); err != nil {
			return err
		}
	}
	return nil
}

// unverified is whose address nobody has made sure of.
const unverified = "Gamma Logistics"
