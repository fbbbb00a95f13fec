package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"time"

	"docket/internal/approval"
	"docket/internal/order"
	"docket/internal/postgres"
)

// exportApprovals writes how long each step took.
type exportApprovals struct{}

// approvalColumns are what export approvals writes; hours are those of the clock
// by which the step was measured.
var approvalColumns = []string{"order", "revision", "step", "role", "decision", "opened_at", "decided_at", "hours", "late"}

// Run writes the steps that were decided.
func (exportApprovals) Run(ctx context.Context, c config, to streams) error {
	return withStore(ctx, c, func(s *postgres.Store) error {
		lines := csv.NewWriter(to.out)
		_ = lines.Write(approvalColumns) // an error stays until the end
		for step, err := range s.Decided(ctx) {
			if err != nil {
				return err
			}
			_ = lines.Write(stepLine(step))
		}
		lines.Flush()
		if err := lines.Error(); err != nil {
			return fmt.Errorf("write approvals: %w", err)
		}
		return nil
	})
}

func stepLine(d approval.Decided) []string {
	return []string{
		order.ID(d.Of.ID).Number(), strconv.Itoa(d.Round), d.Key, string(d.Role), string(d.State),
		d.Opened.Format(time.RFC3339), d.Closed.Format(time.RFC3339), strconv.FormatFloat(d.Took.Hours(), 'f', 2, 64), strconv.FormatBool(d.Late),
	}
}
