// Command docket runs the weekly customer committee of a services company in
// Slack, on a real workspace or on a local one.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
	_ "time/tzdata" // a container without zones must still know the wall time

	"docket/internal/outbox"
)

// cli is the command line.
type cli struct {
	Demo      demoCmd      `cmd:"" help:"Run docket against a local Slack with a page to click on. Needs nothing but PostgreSQL's binaries."`
	Serve     serveCmd     `cmd:"" help:"Run docket for a real workspace. Settings come from the environment or .env."`
	Migrate   migrateCmd   `cmd:"" help:"Bring the database to this release's shape."`
	Manifest  manifestCmd  `cmd:"" help:"Print the manifest with which to create the Slack app."`
	Doctor    doctorCmd    `cmd:"" help:"Check settings, Slack and database, and say what to do."`
	Import    importCmd    `cmd:"" help:"Take in contracts, customers, projects or roles from CSV."`
	Export    exportCmd    `cmd:"" help:"Write out the audit record or the minutes of a meeting."`
	Catalogue catalogueCmd `cmd:"" help:"Check, plan, apply and write out the catalogue as one YAML file."`
	Policy    policyCmd    `cmd:"" help:"Check, plan, apply and write out who approves orders as one YAML file."`
	Sandbox   sandboxCmd   `cmd:"" help:"Run the local Slack alone, for any Slack app."`
}

// streams is where commands write: results to out, everything else to err.
type streams struct{ out, err *os.File }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], streams{out: os.Stdout, err: os.Stderr}); err != nil {
		if code := exitCode(0); errors.As(err, &code) {
			os.Exit(int(code))
		}
		fmt.Fprintln(os.Stderr, "docket: "+err.Error())
		os.Exit(1)
	}
}

// exitCode ends the process with this code and without a word: everything was said.
type exitCode int

// Error says the code.
func (c exitCode) Error() string { return fmt.Sprintf("exit code %d", int(c)) }

func run(ctx context.Context, args []string, to streams) error {
	settings, err := loadConfig()
	if err != nil {
		return err
	}
	return settings.run(ctx, args, to)
}

// run carries out a command line.
func (c config) run(ctx context.Context, args []string, to streams) error {
	var line cli
	parser, err := kong.New(&line, kong.Name("docket"), kong.UsageOnError(), kong.Writers(to.out, to.err),
		kong.Description("The weekly customer committee in Slack: agenda, issues, decisions, minutes."))
	if err != nil {
		return fmt.Errorf("command line: %w", err)
	}
	chosen, err := parser.Parse(args)
	if err != nil {
		return err
	}
	chosen.BindTo(ctx, (*context.Context)(nil))
	return chosen.Run(c, to)
}

func logger(level slog.Level) *slog.Logger {
	return slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: level}))
}

func pacing() outbox.Pacing { return outbox.DefaultPacing() }
