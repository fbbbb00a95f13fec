package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"docket/internal/committee"
	"docket/internal/contract"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/postgres"
	"docket/internal/project"
)

// importCmd takes in files.
type importCmd struct {
	Contracts importContracts `cmd:"" help:"Signed contracts: each becomes a customer, unless it is known, and a new project."`
}

// importContracts takes in signed contracts.
type importContracts struct {
	File      string         `arg:"" help:"The CSV file; - for standard input."`
	As        string         `required:"" help:"Who takes them in, by Slack user ID." placeholder:"U…"`
	Committee string         `help:"The committee that follows the projects, by name; may be left out when there is one."`
	Type      project.Type   `default:"PS" enum:"PS,BS" help:"The type of the projects: PS or BS."`
	Class     customer.Class `default:"B" enum:"A,B,C" help:"The class of customers that are new."`
	Atomic    bool           `help:"All or nothing: one refused line and nothing is taken in."`
	DryRun    bool           `help:"Say what would happen, and change nothing."`
}

// errRefused is what an import ends with that took nothing in.
var errRefused = errors.New("nothing was taken in")

// Run reads the whole file, then writes. The key of the act is made from the
// file, so that the same file again changes nothing.
func (i importContracts) Run(ctx context.Context, c config, to streams) error {
	text, err := i.read()
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
		if terms.Committee, err = i.committee(ctx, d.Committees); err != nil {
			return err
		}
		act := directory.Act{Key: fmt.Sprintf("import:%x", sha256.Sum256(text)), By: directory.UserID(i.As)}
		bar := &progress{out: to.err, total: len(file.Contracts)}
		report, err := contract.NewDesk(s, d.Directory).Import(ctx, act, terms, file, bar.show)
		bar.end()
		if err != nil {
			return err
		}
		return i.tell(to.out, report)
	})
}

func (i importContracts) read() ([]byte, error) {
	if i.File == "-" {
		return io.ReadAll(os.Stdin)
	}
	return os.ReadFile(i.File)
}

func (i importContracts) committee(ctx context.Context, d *committee.Desk) (directory.CommitteeID, error) {
	all, err := d.Committees(ctx)
	if err != nil {
		return 0, err
	}
	var names []string
	for _, c := range all {
		if strings.EqualFold(c.Name, i.Committee) || i.Committee == "" && len(all) == 1 {
			return c.ID, nil
		}
		names = append(names, fmt.Sprintf("%q", c.Name))
	}
	if len(all) == 0 {
		return 0, errors.New("no committee is set up yet: in Slack, type /docket committee as an administrator")
	}
	return 0, fmt.Errorf("name the committee that follows the projects with --committee: %s", strings.Join(names, ", "))
}

// tell says line by line what was refused, and what came of the rest.
func (i importContracts) tell(out io.Writer, r contract.Report) error {
	for _, no := range r.Refused {
		fmt.Fprintf(out, "line %d: %s\n", no.Line, no.Why)
	}
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

// progress draws a bar where somebody looks at a terminal.
type progress struct {
	out   *os.File
	total int
	drawn bool
}

const barWidth = 30

func (p *progress) show(done int) {
	info, err := p.out.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 || p.total == 0 {
		return
	}
	full := barWidth * done / p.total
	fmt.Fprintf(p.out, "\r[%s%s] %d of %d", strings.Repeat("█", full), strings.Repeat("·", barWidth-full), done, p.total)
	p.drawn = true
}

func (p *progress) end() {
	if p.drawn {
		fmt.Fprintln(p.out)
	}
}

