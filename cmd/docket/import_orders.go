package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"maps"
	"slices"

	"docket/bot/view"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/intake"
	"docket/internal/money"
	"docket/internal/postgres"
	"docket/internal/project"
)

// importOrders takes in orders, new ones and those of the past.
type importOrders struct {
	source
	Committee    string         `help:"The committee that follows the projects, by name, where the file names none; may be left out when there is one."`
	Type         project.Type   `default:"PS" enum:"PS,BS" help:"The type of the projects, where the file says none: PS or BS."`
	Currency     money.Currency `help:"The currency, where the file says none." placeholder:"EUR"`
	Territory    string         `help:"The code of the territory, where the file says none; else the customer's." placeholder:"FR"`
	Seller       string         `help:"Who sells, where the file names nobody, by Slack user ID; else whoever takes the file in." placeholder:"U…"`
	Class        customer.Class `enum:"A,B,C," default:"" help:"The class of customers that are new, in orders of the past: A, B or C. Without it they are refused."`
	AllOrNothing bool           `help:"One refused order and nothing is taken in."`
	DryRun       bool           `help:"Say what would happen, and change nothing."`
}

// Run reads the whole file, then writes.
func (i importOrders) Run(ctx context.Context, c config, to streams) error {
	text, act, err := i.read()
	if err != nil {
		return err
	}
	file, err := intake.ReadOrders(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return withStore(ctx, c, func(s *postgres.Store) error {
		bar := &progress{out: to.err, total: len(file.Orders)}
		report, err := intake.NewOrderDesk(s).Import(ctx, act, i.terms(), file, bar.show)
		bar.end()
		if err != nil {
			return err
		}
		r, err := outside(ctx, s)
		if err != nil {
			return err
		}
		return i.tell(to.out, r, report)
	})
}

func (i importOrders) terms() intake.OrderTerms {
	return intake.OrderTerms{Committee: i.Committee, Type: i.Type, Currency: i.Currency, Territory: i.Territory,
		Seller: directory.UserID(i.Seller), Class: i.Class, Atomic: i.AllOrNothing, DryRun: i.DryRun}
}

// tell says line by line what was refused, and what came of the rest.
func (i importOrders) tell(out io.Writer, to view.Reader, r intake.OrderReport) error {
	refuse(out, r.Unreadable)
	for _, p := range r.Problems {
		fmt.Fprintf(out, "line %d: %s\n", p.Row, sentence(to, p))
	}
	verb := "Taken in"
	if i.DryRun {
		verb = "Would be taken in"
	}
	fmt.Fprintf(out, "%s: %d orders. Known already: %d. Refused: %d.\n", verb, r.Taken, r.Known, r.Refused)
	for _, c := range slices.Sorted(maps.Keys(r.Money)) {
		fmt.Fprintf(out, "%s %s\n", c, money.Plain(r.Money[c], c))
	}
	if i.AllOrNothing && r.Refuses() {
		return errRefused
	}
	return nil
}

// sentence says in English what is wrong with an order, outside of Slack.
func sentence(to view.Reader, p intake.Problem) string {
	if p.Why != nil {
		return view.FaultPlain(to, p.Why)
	}
	return html.UnescapeString(view.FindingText(to, *p.Finding, p.Currency))
}

// exportOrders writes orders.
type exportOrders struct{}

// Run writes the orders that stand, as import orders reads them.
func (exportOrders) Run(ctx context.Context, c config, to streams) error {
	return withStore(ctx, c, func(s *postgres.Store) error {
		n, err := intake.WriteOrders(to.out, s.AllOrders(ctx))
		if err != nil {
			return errors.Join(fmt.Errorf("after %d orders", n), err)
		}
		return nil
	})
}
