package pgtest

import (
	"context"
	"errors"
	"testing"
)

// Instance is a server that one test has to itself, to stop and start under load. It keeps its address. Stop and Start are for one
// goroutine at a time, while others go on using the database.
type Instance struct {
	URL    string // a migrated database
	server *server
}

// Dedicated starts a server for one test, with one database that migrate has brought up to date (nil: an empty one). It is gone at the
// end of the test. What is committed survives Stop, as on a server that is durable: only a crash of the machine would lose it.
func Dedicated(t testing.TB, migrate Migrate) *Instance {
	t.Helper()
	s, err := begin(t.Context(), false) // on disk, where a benchmark finds what a deployment has
	if err != nil {
		decline(t, err)
	}
	t.Cleanup(func() {
		if err := s.Server.Stop(); err != nil {
			t.Error(err)
		}
	})
	url, _, err := s.create(t.Context(), migrate)
	if err := errors.Join(err, s.admin.Close()); err != nil {
		t.Fatal(err)
	}
	return &Instance{URL: url, server: s}
}

// Stop ends the server as an administrator would who does not wait: sessions are cut in the middle of what they do.
func (i *Instance) Stop(t testing.TB) {
	t.Helper()
	if err := i.server.Suspend(); err != nil {
		t.Fatal(err)
	}
}

// Start starts the server again, and returns once it answers.
func (i *Instance) Start(t testing.TB) {
	t.Helper()
	if err := i.server.Resume(context.WithoutCancel(t.Context())); err != nil {
		t.Fatal(err)
	}
}

// Restart is Stop and Start.
func (i *Instance) Restart(t testing.TB) {
	t.Helper()
	i.Stop(t)
	i.Start(t)
}
