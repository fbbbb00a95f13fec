package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"docket/internal/contract"
	"docket/internal/customer"
	"docket/internal/postgres"
	"docket/internal/project"
)

// importContracts takes in signed contracts.
type importContracts struct {
	source
	committeeFlag
	Type   project.Type   `default:"PS" enum:"PS,BS" help:"The type of the projects: PS or BS."`
	Class  customer.Class `default:"B" enum:"A,B,C" help:"The class of customers that are new."`
	Atomic bool           `help:"All or nothing: one refused line and nothing is taken in."`
	DryRun bool           `help:"Say what would happen, and change nothing."`
}

// errRefused is what an import ends with that took nothing in.
var errRefused = errors.New("nothing was taken in")

// Run reads the whole file, then writes.
func (i importContracts) Run(ctx context.Context, c config, to streams) error {
	text, act, err := i.read()
	if err != nil {
		return err
	}
	file, err := contract.Read(bytes.NewReader(text))
	if err != nil {
		return err
	}
	return withStore(ctx, c, func(s *postgres.Store) error {
		d := desks(s, time.Now)
		terms := contract.Terms{Type: i.Type, Class: i.Class, Atomic: i.Atomic, DryRun: i.DryRun}
		if terms.Committee, err = i.find(ctx, d.Committees); err != nil {
			return err
		}
		bar := &progress{out: to.err, total: len(file.Contracts)}
		report, err := contract.NewDesk(s, d.Directory).Import(ctx, act, terms, file, bar.show)
		bar.end()
		if err != nil {
			return err
		}
		return i.tell(to.out, report)
	})
}

// tell says line by line what was refused, and what came of the rest.
func (i importContracts) tell(out io.Writer, r contract.Report) error {
	refuse(out, r.Refused)
	verb := "Taken in"
	if i.DryRun {
		verb = "Would be taken in"
	}
	fmt.Fprintf(out, "%s: %d projects, %d new customers, %d services extended. Known already: %d. Said twice: %d. Refused: %d.\n",
		verb, r.Projects, r.Customers, r.Extended, r.Known, r.Repeated, len(r.Refused))
	if i.Atomic && len(r.Refused) > 0 {
		return errRefused
	}
	return nil
}
