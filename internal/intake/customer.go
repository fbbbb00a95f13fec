package intake

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/sheet"
)

var customerColumns = []sheet.Column{{Names: []string{"name", "customer"}}, {Names: []string{"class"}},
	{Names: []string{"territory"}, Optional: true}, {Names: []string{"service_from"}, Optional: true},
	{Names: []string{"service_until"}, Optional: true}, {Names: []string{"language"}, Optional: true}}

// laterColumns are no part of what names a line's act where they are empty: a file
// from before there were such columns is still the same file.
var laterColumns = []sheet.Column{{Names: []string{"success"}, Optional: true}, {Names: []string{"live_on"}, Optional: true},
	{Names: []string{"channel"}, Optional: true}, {Names: []string{"exports"}, Optional: true}}

// Customers makes the customers of a file known, by the columns name, class,
// territory, service_from, service_until, language, success (the Slack user ID of
// the customer success manager), live_on, channel (Slack's ID of the one shared with
// the customer) and exports (yes when the contract includes them).
func Customers(ctx context.Context, desk *customer.Desk, act directory.Act, r io.Reader) (Report, error) {
	return each(r, slices.Concat(customerColumns, laterColumns), func(row sheet.Row) error {
		c, err := readCustomer(row)
		if err != nil {
			return err
		}
		_, err = desk.Add(ctx, directory.Act{Key: customerKey(row), By: act.By}, c)
		return err
	})
}

func customerKey(row sheet.Row) string {
	once := key("customer", row, customerColumns)
	for _, c := range laterColumns {
		switch said := row.Text(c.Names[0]); {
		case said == "":
		case c.Names[0] == "success":
			once += ":" + said
		default:
			once += ":" + c.Names[0] + "=" + said
		}
	}
	return once
}

func readCustomer(row sheet.Row) (customer.Customer, error) {
	c := customer.Customer{
		Name: text(row, "name"), Class: customer.Class(strings.ToUpper(row.Text("class"))), Territory: strings.Join(strings.Fields(text(row, "territory")), " "),
		Locale: strings.ToLower(row.Text("language")), Success: directory.UserID(row.Text("success")), Channel: row.Text("channel"),
	}
	if c.Success != "" && !isUser(c.Success) {
		return c, noUser().In("success")
	}
	var unread [3]error
	c.Service.From, unread[0] = row.Day("service_from")
	c.Service.Until, unread[1] = row.Day("service_until")
	c.LiveOn, unread[2] = row.Day("live_on")
	if err := errors.Join(unread[:]...); err != nil {
		return c, err
	}
	exports, why := yes(row, "exports")
	if why != nil {
		return c, why
	}
	c.Exports = exports
	return c, nil
}

// WriteCustomers writes customers as the file that Customers reads, and returns how
// many.
func WriteCustomers(w io.Writer, customers iter.Seq2[customer.Customer, error]) (int, error) {
	out := csv.NewWriter(w)
	var names []string
	for _, c := range slices.Concat(customerColumns, laterColumns) {
		names = append(names, c.Names[0])
	}
	_ = out.Write(names) // an error stays until the end
	written := 0
	for c, err := range customers {
		if err != nil {
			return written, err
		}
		_ = out.Write(customerCells(c))
		written++
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return written, fmt.Errorf("write customers: %w", err)
	}
	return written, nil
}

// customerCells is a customer's row, its columns in their order.
func customerCells(c customer.Customer) []string {
	cells := []string{c.Name, string(c.Class), c.Territory, day(c.Service.From), day(c.Service.Until), c.Locale,
		string(c.Success), day(c.LiveOn), c.Channel, yesOrNo(c.Exports)}
	for n := range cells {
		cells[n] = guarded(cells[n])
	}
	return cells
}
