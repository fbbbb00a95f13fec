package main

import (
	"fmt"
	"testing"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
)

// workshop are five days of a workshop until a day.
func workshop(until string) entitlement.Draft {
	return entitlement.Draft{Line: 1, SKU: "WS-STD", Name: "Workshop", Kind: catalogue.Workshop, Unit: catalogue.Day, Quantity: 5 * money.One, Until: dayOf(until)}
}

func dayOf(text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// sold has Borealis sign an order that entitles to what the drafts say, to be used in
// France; the customer is Tom's.
func sold(t testing.TB, drafts ...entitlement.Draft) *company {
	t.Helper()
	c := ready(t)
	desks, ctx := c.demo.house.desks, c.t.Context()
	found, err := desks.Customers.Find(ctx, "Borealis", 1)
	c.must(err)
	of := found[0]
	seen := of.Mark()
	of.Success = "U0TOM00001"
	_, err = desks.Customers.Change(ctx, seeded("success"), of, seen)
	c.must(err)
	c.receives(of.ID, drafts...)
	return c
}

// receives takes an order back signed, as Inès who sold it.
func (c *company) receives(from customer.ID, drafts ...entitlement.Draft) {
	c.t.Helper()
	all, err := c.demo.house.desks.Committees.Committees(c.t.Context())
	c.must(err)
	store, step := c.demo.house.store, 0
	act := func() directory.Act {
		step++
		return directory.Act{Key: fmt.Sprintf("office:receive:%d:%d", from, step), By: sales}
	}
	o, err := store.PlaceOrder(c.t.Context(), act(), order.Placing{Content: order.Content{Customer: from, Committee: all[0].ID, Title: "Roll-out 2",
		Type: project.PS, Currency: "EUR", Territory: "FR", Lines: []order.Line{}}}, func(d order.Draft, _ order.Order, s order.Scene) (order.Outcome, error) {
		o := order.Order{ID: s.NextID, Content: d.Content, Seller: sales, State: order.Sent, Since: s.Now, Revision: 1, ChangedAt: s.Now, ChangedBy: sales,
			SubmittedAt: s.Now, ApprovedAt: s.Now, Sent: &order.Dispatch{By: sales, At: s.Now, To: "Jeanne Petit"}, Approval: approval.Run{Round: 1, State: approval.Approved}}
		return order.Outcome{Order: o, Effects: change.Effects{Verb: "order.sent", Subject: o.ID.Subject(), After: o}}, nil
	})
	c.must(err)
	_, err = store.ChangeOrder(c.t.Context(), act(), o.ID, nil, func(o order.Order, s order.Scene) (order.Outcome, error) {
		out, err := o.Receive(order.Receipt{SignedBy: "Jeanne Petit", SignedOn: s.Today, Document: project.Document{URL: "https://files.example/signed.pdf"}}, 1, s)
		out.Entitlements = drafts
		return out, err
	})
	c.must(err)
	c.settle()
}

func TestWhatACustomerBoughtIsUsedBitByBit(t *testing.T) {
	t.Parallel()
	c := sold(t, workshop("2026-12-18"), entitlement.Draft{Line: 2, SKU: "ERP-USER", Name: "ERP licence", Kind: catalogue.Licence, Unit: catalogue.User, Quantity: 12 * money.One})
	paul, tom := c.as("paul"), c.as("tom")
	paul.types("general", "/consume boreal")
	paul.isTold("general", "What Borealis can use", "*Workshop* · France", "▰▰▰▰▰  5 of 5 days left · until Friday 18 Dec", "*ERP licence* · France", "12 users · without end")
	paul.presses("Log use", "general", "What Borealis can use")
	paul.isRefused("How much was used?", "No more than 5 is left.", with("How much was used?", "5.5"))
	paul.isRefused("How much was used?", "Write the quantity as a number above zero", with("How much was used?", "many"))
	paul.isRefused("On which day?", "That day is still to come.", with("How much was used?", "1.5"), with("On which day?", "2026-11-19"))
	paul.isRefused("On which day?", "It was bought later, on Wednesday 18 Nov.", with("On which day?", "2026-11-17"))
	paul.submits(with("How much was used?", "1,5"), with("On which day?", "2026-11-18"), with("Note", "Key users <!channel>"))
	paul.reads("What was bought", "▰▰▰▰▱  3.5 of 5 days left", "Wednesday 18 Nov · 1.5 days · Key users <!channel> · Paul")
	paul.pressesIn("History")
	paul.reads("wrote down a use", "Used: – → 1.5")
	paul.closes()
	paul.closes()

	paul.types("general", "/consume workshop")
	paul.isTold("general", "with “workshop”", "*Borealis* · Workshop · France", "3.5 of 5 days left")
	tom.types("general", "/customer borealis")
	tom.reads("May use", "_France_", "• Workshop · 3.5 of 5 days left · until Friday 18 Dec", "• ERP licence · 12 users · without end")
	tom.pressesIn("Show", "May use")
	tom.pressesIn("Log use", "Workshop")
	tom.isRefused("Note", "Say why it is given back.", with("How much was used?", "-0.5"))
	tom.submits(with("How much was used?", "-0.5"), with("Note", "Half a day fell through."))
	tom.reads("▰▰▰▰▱  4 of 5 days left", "0.5 days given back · Half a day fell through.")
	tom.closes()

	paul.types("general", "/consume borealis")
	paul.presses("Log use", "general", "4 of 5 days left")
	paul.isRefused("How much was used?", "Only Customer Success may give back what was used.", with("How much was used?", "-1"))
	paul.submits(with("How much was used?", "4"))
	paul.reads("▱▱▱▱▱  0 of 5 days left · used up")
	paul.closes()
	paul.types("general", "/consume borealis")
	if said := paul.lastTold("general"); missing(said, []string{"Workshop"}) == "" {
		t.Errorf("what is used up is offered:\n%s", said)
	}
	paul.presses("Show all that was bought", "general", "What Borealis can use")
	paul.reads("Used up or let lapse", "0 of 5 days left · used up")
	c.goTo("2026-12-19 09:00 Europe/Paris")
	tom.dm().hides("Workshop")
}

func TestWhoIsAskedForAnythingElseIsToldWhatThereIs(t *testing.T) {
	t.Parallel()
	c := sold(t)
	paul := c.as("paul")
	for command, want := range map[string]string{
		"/consume":          "Nothing. What a customer buys comes here",
		"/consume help":     "`/consume workshop` finds what was bought",
		"/consume borealis": "Nothing. What a customer buys comes here",
		"/consume nothing":  "None. `/consume acme` shows what Acme can use.",
	} {
		paul.types("general", command)
		paul.isTold("general", want)
	}
}

func TestTwoWhoUseTheLastDaysAtTheSameTime(t *testing.T) {
	t.Parallel()
	c := sold(t, workshop("2026-12-18"))
	paul, marc := c.as("paul"), c.as("marc")
	for _, p := range []person{paul, marc} {
		p.types("general", "/consume borealis")
	}
	paul.presses("Log use", "general", "Workshop")
	marc.presses("Noter l’utilisation", "general", "Workshop")
	paul.submits(with("How much was used?", "4"))
	marc.isRefused("Combien", "Quelqu’un a noté une utilisation entre-temps. Il n’en reste que 1.", with("Combien", "2,5"))
	marc.submits(with("Combien", "1"))
	marc.reads("reste 0 sur 5 jours · épuisé")
	paul.reads("1 of 5 days left")
}

func TestNobodyWithoutARoleWritesDownWhatWasUsed(t *testing.T) {
	t.Parallel()
	c := sold(t, workshop("2026-12-18"))
	emil := c.as("emil")
	emil.types("general", "/consume borealis")
	emil.presses("Open", "general", "Workshop")
	emil.reads("5 of 5 days left", "History")
	if said := plain(emil.modal().Blocks); missing(said, []string{"Log use"}) == "" {
		t.Errorf("somebody without a role is offered to log a use:\n%s", said)
	}
}
