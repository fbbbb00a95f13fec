package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/sheet"
)

// importCmd takes in files.
type importCmd struct {
	Contracts importContracts `cmd:"" help:"Signed contracts: each becomes a customer, unless it is known, and a new project."`
	Customers importCustomers `cmd:"" help:"Customers: name, class, territory, service_from, service_until, language, success, live_on, channel, exports."`
	Orders    importOrders    `cmd:"" help:"Orders, one row a line: new ones, as if submitted in Slack, and those that came back long ago."`
	Projects  importProjects  `cmd:"" help:"Projects of known customers: name, customer, type, contract, received_on."`
	Roles     importRoles     `cmd:"" help:"Who holds which roles: member, roles, manager."`
}

// source is the file a command takes in.
type source struct {
	File string `arg:"" help:"The CSV file; - for standard input."`
	As   string `required:"" help:"Who takes it in, by Slack user ID." placeholder:"U…"`
}

// read returns the whole file, and the act of taking it in: its key is made from
// the file, so that the same file again changes nothing.
func (s source) read() (text []byte, act directory.Act, err error) {
	if s.File == "-" {
		text, err = io.ReadAll(os.Stdin)
	} else {
		text, err = os.ReadFile(s.File)
	}
	return text, directory.Act{Key: fmt.Sprintf("import:%x", sha256.Sum256(text)), By: directory.UserID(s.As)}, err
}

// committeeFlag is the committee that follows what is taken in.
type committeeFlag struct {
	Committee string `help:"The committee that follows the projects, by name; may be left out when there is one."`
}

// find returns the committee that is meant.
func (f committeeFlag) find(ctx context.Context, d *committee.Desk) (directory.CommitteeID, error) {
	all, err := d.Committees(ctx)
	if err != nil {
		return 0, err
	}
	var names []string
	for _, c := range all {
		if strings.EqualFold(c.Name, f.Committee) || f.Committee == "" && len(all) == 1 {
			return c.ID, nil
		}
		names = append(names, fmt.Sprintf("%q", c.Name))
	}
	if len(all) == 0 {
		return 0, errors.New("no committee is set up yet: in Slack, type /docket committee as an administrator")
	}
	return 0, fmt.Errorf("name the committee that follows the projects with --committee: %s", strings.Join(names, ", "))
}

// refuse says line by line what was not taken in.
func refuse(out io.Writer, lines []sheet.Refusal) {
	for _, no := range lines {
		fmt.Fprintf(out, "line %d: %s\n", no.Line, no.Why)
	}
}
