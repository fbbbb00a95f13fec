package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/postgres"
)

// outside is a reader outside of Slack, who knows members by their names.
func outside(ctx context.Context, s *postgres.Store) (view.Reader, error) {
	members, err := s.Members(ctx)
	r := view.Channel("en", "UTC", time.Time{})
	r.People = make(directory.People, len(members))
	for _, m := range members {
		r.People[m.ID] = m
	}
	return r, err
}

// refusal is a fault in the words of a reader outside of Slack.
type refusal struct {
	said string
	error
}

// Error says the words.
func (r refusal) Error() string { return r.said }

// Unwrap returns the fault.
func (r refusal) Unwrap() error { return r.error }

// named says the members in a fault by their names.
func named(ctx context.Context, s *postgres.Store, err error) error {
	if _, ok := fault.As(err); !ok || !strings.Contains(err.Error(), "<@") {
		return err
	}
	r, missing := outside(ctx, s)
	if missing != nil {
		return errors.Join(err, missing)
	}
	return refusal{said: view.FaultPlain(r, err), error: err}
}
