package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/postgres"
)

// catalogueCmd keeps the catalogue as one file.
type catalogueCmd struct {
	Validate validateCatalogue `cmd:"" help:"Say line by line what is wrong with a file. Needs no database."`
	Plan     planCatalogue     `cmd:"" help:"Say what would change if the file were the catalogue."`
	Apply    applyCatalogue    `cmd:"" help:"Make the file the catalogue, in one transaction."`
	Export   exportCatalogue   `cmd:"" help:"Write the catalogue as a file."`
}

// catalogueFile is the file a command reads.
type catalogueFile struct {
	File string `arg:"" help:"The YAML file; - for standard input."`
}

// errWrong is what a command ends with that names what is wrong with a file.
var errWrong = errors.New("nothing was changed")

// read returns the catalogue and the text it is made of. What is wrong is said to out.
func (f catalogueFile) read(out io.Writer) (c catalogue.Catalogue, text []byte, err error) {
	if f.File == "-" {
		text, err = io.ReadAll(os.Stdin)
	} else {
		text, err = os.ReadFile(f.File)
	}
	if err != nil {
		return c, nil, err
	}
	c, problems, err := catalogue.ReadFile(bytes.NewReader(text))
	for _, p := range problems {
		fmt.Fprintln(out, p)
	}
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("%d to be mended in %s: %w", len(problems), f.File, errWrong)
	}
	return c, text, err
}

type validateCatalogue struct{ catalogueFile }

// Run says what is wrong with the file, and ends with an error when anything is.
func (v validateCatalogue) Run(to streams) error {
	c, _, err := v.read(to.out)
	if err == nil {
		fmt.Fprintf(to.out, "%d SKUs, %d territories. Nothing is wrong.\n", len(c.SKUs), len(c.Terms.Territories))
	}
	return err
}

type planCatalogue struct {
	catalogueFile
	ExitCode bool `help:"End with 2 when anything would change, as git diff --exit-code does with 1."`
}

// Run says what would change.
func (p planCatalogue) Run(ctx context.Context, c config, to streams) error {
	next, _, err := p.read(to.out)
	if err != nil {
		return err
	}
	return withStore(ctx, c, func(s *postgres.Store) error {
		plan, err := desks(s, time.Now).Catalogue.Plan(ctx, next)
		if err != nil {
			return err
		}
		tellPlan(to.out, plan)
		if p.ExitCode && len(plan) > 0 {
			return exitCode(2)
		}
		return nil
	})
}

type applyCatalogue struct {
	catalogueFile
	As string `required:"" help:"Who changes the catalogue, by Slack user ID." placeholder:"U…"`
}

// Run says what changes, and has it changed. The act's key is made from the file and
// the edition it is applied to, so that the same file may come back later.
func (a applyCatalogue) Run(ctx context.Context, c config, to streams) error {
	next, text, err := a.read(to.out)
	if err != nil {
		return err
	}
	return withStore(ctx, c, func(s *postgres.Store) error {
		desk := desks(s, time.Now).Catalogue
		now, err := desk.Current(ctx)
		if err != nil {
			return err
		}
		seen := next.Edition
		if seen == catalogue.Present {
			seen = now.Edition // what is said to change is what changes
		}
		act := directory.Act{Key: fmt.Sprintf("catalogue:%x:%d", sha256.Sum256(text), now.Edition), By: directory.UserID(a.As)}
		made, err := desk.Apply(ctx, act, next, seen)
		if err != nil {
			return err
		}
		tellPlan(to.out, catalogue.Compare(now, next))
		fmt.Fprintf(to.out, "The catalogue is at edition %d.\n", made)
		return nil
	})
}

type exportCatalogue struct {
	File string `arg:"" optional:"" default:"-" help:"Where to; - for standard output."`
}

// Run writes the file, with its edition.
func (e exportCatalogue) Run(ctx context.Context, c config, to streams) error {
	return withStore(ctx, c, func(s *postgres.Store) error {
		now, err := desks(s, time.Now).Catalogue.Current(ctx)
		if err != nil {
			return err
		}
		var text bytes.Buffer
		if err := catalogue.WriteFile(&text, now); err != nil {
			return err
		}
		if e.File == "-" {
			_, err = text.WriteTo(to.out)
			return err
		}
		return os.WriteFile(e.File, text.Bytes(), 0o644)
	})
}

// tellPlan says what changes: + added, ~ changed with its fields, - withdrawn.
func tellPlan(out io.Writer, plan catalogue.Plan) {
	for n, c := range plan {
		switch {
		case c.Added():
			fmt.Fprintf(out, "+ %s  %s\n", c.SKU, c.Is)
			continue
		case c.Withdrawn():
			fmt.Fprintf(out, "- %s  %s\n", c.SKU, c.Was)
			continue
		case n == 0 || plan[n-1].SKU != c.SKU:
			fmt.Fprintf(out, "~ %s\n", cmp.Or(string(c.SKU), "terms"))
		}
		fmt.Fprintf(out, "    %s: %s → %s\n", c.Field, cmp.Or(c.Was, "none"), cmp.Or(c.Is, "none"))
	}
	if len(plan) == 0 {
		fmt.Fprintln(out, "Nothing changes.")
		return
	}
	n := plan.Count()
	fmt.Fprintf(out, "SKUs: %d added, %d changed, %d withdrawn. Terms changed: %d.\n", n.Added, n.Changed, n.Withdrawn, n.Terms)
}
