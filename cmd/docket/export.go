package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"time"

	"docket/bot/view"
	"docket/internal/committee"
	"docket/internal/postgres"
)

// exportCmd writes out what docket keeps.
type exportCmd struct {
	Audit     exportAudit     `cmd:"" help:"The whole record of changes, oldest first, one JSON object a line."`
	Minutes   exportMinutes   `cmd:"" help:"The minutes of a meeting as Markdown."`
	Customers exportCustomers `cmd:"" help:"All customers as CSV, as import customers reads them."`
	Orders    exportOrders    `cmd:"" help:"The orders that stand as CSV, as import orders reads them."`
	Approvals exportApprovals `cmd:"" help:"How long each step of each approval took, oldest first, as CSV."`
}

// exportAudit writes the record.
type exportAudit struct{}

// Run writes the record.
func (exportAudit) Run(ctx context.Context, c config, to streams) error {
	return withStore(ctx, c, func(s *postgres.Store) error {
		lines := json.NewEncoder(to.out)
		for entry, err := range s.All(ctx) {
			if err != nil {
				return err
			}
			if err := lines.Encode(entry); err != nil {
				return fmt.Errorf("write the record: %w", err)
			}
		}
		return nil
	})
}

// exportMinutes writes the minutes of one meeting.
type exportMinutes struct {
	Meeting committee.MeetingID `arg:"" help:"The meeting's number; /agenda minutes lists them."`
}

// Run writes the minutes in the committee's language.
func (e exportMinutes) Run(ctx context.Context, c config, to streams) error {
	return withStore(ctx, c, func(s *postgres.Store) error {
		m, err := s.Minutes(ctx, e.Meeting)
		if err != nil {
			return err
		}
		r := view.Channel(m.Committee.Locale, m.Committee.Zone, time.Now())
		_, err = io.WriteString(to.out, view.MinutesMarkdown(r, m))
		return err
	})
}

// withStore opens the database for one command.
func withStore(ctx context.Context, c config, do func(*postgres.Store) error) error {
	d, err := openDatabase(ctx, c, logger(slog.LevelWarn))
	if err != nil {
		return err
	}
	defer d.close()
	db, err := postgres.Open(ctx, d.url)
	if err != nil {
		return err
	}
	defer db.Close()
	store := postgres.NewStore(db, time.Now)
	return named(ctx, store, do(store))
}
