package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/postgres"
)

// policyCmd keeps as one file who approves orders.
type policyCmd struct {
	Validate validatePolicy `cmd:"" help:"Say line by line what is wrong with a file. Needs no database."`
	Plan     planPolicy     `cmd:"" help:"Say what would change if the file were the policy."`
	Apply    applyPolicy    `cmd:"" help:"Make the file the policy of the orders submitted from then on."`
	Export   exportPolicy   `cmd:"" help:"Write the policy as a file."`
}

// policyFile is the file a command reads.
type policyFile struct {
	File string `arg:"" help:"The YAML file; - for standard input."`
}

// read returns the policy, the version the file names, -1 for none, and the text it
// is made of. What is wrong is said to out.
func (f policyFile) read(out io.Writer) (p approval.Policy, version int, text []byte, err error) {
	if f.File == "-" {
		text, err = io.ReadAll(os.Stdin)
	} else {
		text, err = os.ReadFile(f.File)
	}
	if err != nil {
		return p, 0, nil, err
	}
	p, version, problems, err := approval.ReadFile(bytes.NewReader(text), order.ExceptionKeys())
	for _, wrong := range problems {
		fmt.Fprintln(out, wrong)
	}
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("%d to be mended in %s: %w", len(problems), f.File, errWrong)
	}
	return p, version, text, err
}

type validatePolicy struct{ policyFile }

// Run says what is wrong with the file, and ends with an error when anything is.
func (v validatePolicy) Run(to streams) error {
	p, _, _, err := v.read(to.out)
	if err == nil {
		fmt.Fprintf(to.out, "%d steps. Nothing is wrong.\n", len(p.Steps))
	}
	return err
}

type planPolicy struct {
	policyFile
	ExitCode bool `help:"End with 2 when anything would change."`
}

// Run says what would change.
func (p planPolicy) Run(ctx context.Context, c config, to streams) error {
	next, _, _, err := p.read(to.out)
	if err != nil {
		return err
	}
	return withStore(ctx, c, func(s *postgres.Store) error {
		now, err := desks(s, time.Now).Policy.Current(ctx)
		if err != nil {
			return err
		}
		plan := approval.Compare(now.Policy, next)
		tellPolicy(to.out, plan)
		if p.ExitCode && len(plan) > 0 {
			return exitCode(2)
		}
		return nil
	})
}

type applyPolicy struct {
	policyFile
	As string `required:"" help:"Who changes the policy, by Slack user ID." placeholder:"U…"`
}

// Run says what changes, and has it changed. The act's key is made from the file and
// the version it is applied to, so that the same file may come back later.
func (a applyPolicy) Run(ctx context.Context, c config, to streams) error {
	next, seen, text, err := a.read(to.out)
	if err != nil {
		return err
	}
	return withStore(ctx, c, func(s *postgres.Store) error {
		desk := desks(s, time.Now).Policy
		now, err := desk.Current(ctx)
		if err != nil {
			return err
		}
		if seen < 0 {
			seen = now.Version // what is said to change is what changes
		}
		act := directory.Act{Key: fmt.Sprintf("policy:%x:%d", sha256.Sum256(text), now.Version), By: directory.UserID(a.As)}
		made, err := desk.Apply(ctx, act, next, seen)
		if err != nil {
			return err
		}
		tellPolicy(to.out, approval.Compare(now.Policy, next))
		fmt.Fprintf(to.out, "The policy is at version %d.\n", made.Version)
		return nil
	})
}

type exportPolicy struct {
	File string `arg:"" optional:"" default:"-" help:"Where to; - for standard output."`
}

// Run writes the file, with its version.
func (e exportPolicy) Run(ctx context.Context, c config, to streams) error {
	return withStore(ctx, c, func(s *postgres.Store) error {
		now, err := desks(s, time.Now).Policy.Current(ctx)
		if err != nil {
			return err
		}
		var text bytes.Buffer
		if err := approval.WriteFile(&text, now); err != nil {
			return err
		}
		if e.File == "-" {
			_, err = text.WriteTo(to.out)
			return err
		}
		return os.WriteFile(e.File, text.Bytes(), 0o644)
	})
}

// tellPolicy says what changes: + added, ~ changed with its fields, - taken out.
func tellPolicy(out io.Writer, plan []approval.Change) {
	for n, c := range plan {
		switch {
		case c.Field == "" && c.Was == "":
			fmt.Fprintf(out, "+ %s  %s\n", c.Step, c.Is)
			continue
		case c.Field == "":
			fmt.Fprintf(out, "- %s  %s\n", c.Step, c.Was)
			continue
		case n == 0 || plan[n-1].Step != c.Step:
			fmt.Fprintf(out, "~ %s\n", c.Step)
		}
		fmt.Fprintf(out, "    %s: %s → %s\n", c.Field, cmp.Or(c.Was, "none"), cmp.Or(c.Is, "none"))
	}
	if len(plan) == 0 {
		fmt.Fprintln(out, "Nothing changes.")
	}
}
