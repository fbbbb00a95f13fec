// Package intake takes in the lists that companies keep in files: who holds which
// roles, the customers, the projects, the orders. Each line is an act of whoever
// brings the file, under the same rules as if they had filled in the form; a file
// that comes twice changes nothing the second time. Orders of other systems come in
// by the same door as those of files. It refuses to take an order in part, and one
// that contradicts itself.
package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/sheet"
)

// Report is what a file came to.
type Report struct {
	Taken   int
	Refused []sheet.Refusal
}

// each takes the lines of a table one by one.
func each(r io.Reader, columns []sheet.Column, take func(sheet.Row) error) (Report, error) {
	var report Report
	table, err := sheet.Open(r, columns...)
	if err != nil {
		return report, err
	}
	report.Refused, err = table.Each(func(row sheet.Row) error {
		err := take(row)
		if err == nil {
			report.Taken++
		}
		return err
	})
	return report, err
}

// key names an act by what it does, so that the same line is the same act.
func key(what string, row sheet.Row, columns []sheet.Column) string {
	h := sha256.New()
	for _, c := range columns {
		_, _ = io.WriteString(h, row.Text(c.Names[0])+"\x00")
	}
	return what + ":" + hex.EncodeToString(h.Sum(nil)[:16])
}

var roleColumns = []sheet.Column{{Names: []string{"member"}}, {Names: []string{"roles"}}, {Names: []string{"manager"}, Optional: true}}

// Roles gives members the roles of a file with the columns member, roles and
// manager: Slack user IDs, and roles separated by spaces or commas. Every line is
// the whole of what its member shall hold.
func Roles(ctx context.Context, desk *directory.Desk, act directory.Act, r io.Reader) (Report, error) {
	return each(r, roleColumns, func(row sheet.Row) error {
		g := directory.Grant{Member: directory.UserID(row.Text("member")), Manager: directory.UserID(row.Text("manager"))}
		if !isUser(g.Member) || g.Manager != "" && !isUser(g.Manager) {
			return noUser().In("member")
		}
		for _, word := range strings.FieldsFunc(row.Text("roles"), func(r rune) bool { return strings.ContainsRune(" ,;", r) }) {
			g.Roles = append(g.Roles, directory.Role(word))
		}
		return desk.SetRoles(ctx, directory.Act{Key: act.Key + ":" + string(g.Member), By: act.By}, g)
	})
}

func noUser() *fault.Error {
	return fault.Invalidf("Write members as Slack user IDs, such as U012ABCDEF.")
}

// isUser reports whether the ID looks like that of a Slack user.
func isUser(id directory.UserID) bool {
	return len(id) > 1 && strings.ContainsRune("UW", rune(id[0])) && strings.Trim(string(id), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

var projectColumns = []sheet.Column{{Names: []string{"name", "project"}}, {Names: []string{"customer"}}, {Names: []string{"type"}},
	{Names: []string{"contract", "number"}, Optional: true}, {Names: []string{"received_on"}, Optional: true}}

// Projects makes the projects of a file known in a committee, by the columns name,
// customer, type, contract and received_on. The customers have to be known.
func Projects(ctx context.Context, desk *project.Desk, customers *customer.Desk, in directory.CommitteeID, act directory.Act, r io.Reader) (Report, error) {
	return each(r, projectColumns, func(row sheet.Row) error {
		received, err := row.Day("received_on")
		if err != nil {
			return err
		}
		buyer, err := named(ctx, customers, row.Text("customer"))
		if err != nil {
			return err
		}
		_, err = desk.Add(ctx, directory.Act{Key: key("project", row, projectColumns), By: act.By}, project.Project{
			Committee: in, Customer: buyer, Name: row.Text("name"), Type: project.Type(strings.ToUpper(row.Text("type"))),
			Contract: row.Text("contract"), ReceivedOn: received,
		})
		return err
	})
}

// named finds a customer by the whole name.
func named(ctx context.Context, desk *customer.Desk, name string) (customer.ID, error) {
	found, err := desk.Find(ctx, name, 100)
	if err != nil {
		return 0, err
	}
	for _, c := range found {
		if strings.EqualFold(c.Name, name) {
			return c.ID, nil
		}
	}
	return 0, fault.NotFoundf("There is no customer %q yet. Add the customer first.", name).In("customer")
}
