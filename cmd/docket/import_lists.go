package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"docket/bot"
	"docket/internal/directory"
	"docket/internal/intake"
	"docket/internal/postgres"
)

// importRoles takes in who holds which roles.
type importRoles struct{ source }

// Run gives every member of the file exactly the roles of their line.
func (i importRoles) Run(ctx context.Context, c config, to streams) error {
	return i.takeIn(ctx, c, to.out, func(d bot.Desks, act directory.Act, r io.Reader) (intake.Report, error) {
		return intake.Roles(ctx, d.Directory, act, r)
	})
}

// importCustomers takes in customers.
type importCustomers struct{ source }

// Run makes the customers of the file known.
func (i importCustomers) Run(ctx context.Context, c config, to streams) error {
	return i.takeIn(ctx, c, to.out, func(d bot.Desks, act directory.Act, r io.Reader) (intake.Report, error) {
		return intake.Customers(ctx, d.Customers, act, r)
	})
}

// exportCustomers writes customers.
type exportCustomers struct{}

// Run writes all customers, as import customers reads them.
func (exportCustomers) Run(ctx context.Context, c config, to streams) error {
	return withStore(ctx, c, func(s *postgres.Store) error {
		n, err := intake.WriteCustomers(to.out, s.AllCustomers(ctx))
		if err != nil {
			return errors.Join(fmt.Errorf("after %d customers", n), err)
		}
		return nil
	})
}

// importProjects takes in projects.
type importProjects struct {
	source
	committeeFlag
}

// Run makes the projects of the file known.
func (i importProjects) Run(ctx context.Context, c config, to streams) error {
	return i.takeIn(ctx, c, to.out, func(d bot.Desks, act directory.Act, r io.Reader) (intake.Report, error) {
		of, err := i.find(ctx, d.Committees)
		if err != nil {
			return intake.Report{}, err
		}
		return intake.Projects(ctx, d.Projects, d.Customers, of, act, r)
	})
}

// takeIn has the lines of the file taken in, and says what came of them.
func (s source) takeIn(ctx context.Context, c config, out io.Writer, take func(bot.Desks, directory.Act, io.Reader) (intake.Report, error)) error {
	text, act, err := s.read()
	if err != nil {
		return err
	}
	return withStore(ctx, c, func(store *postgres.Store) error {
		report, err := take(desks(store, time.Now), act, bytes.NewReader(text))
		refuse(out, report.Refused)
		fmt.Fprintf(out, "Taken in: %d. Refused: %d.\n", report.Taken, len(report.Refused))
		return err
	})
}
