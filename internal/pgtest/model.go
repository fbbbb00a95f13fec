package pgtest

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

// Model is a database that a test prepared, of which later tests begin with copies.
type Model struct {
	server *server
	name   string
}

// Keep makes a model of what a database on the server of this test process holds now. Nobody may be connected to it then. The model
// outlives the test.
func Keep(t testing.TB, url string) Model {
	t.Helper()
	s, err := shared()
	if err != nil {
		decline(t, err)
	}
	from, err := s.nameOf(url)
	m := Model{server: s, name: fmt.Sprintf("model_%d", s.databases.Add(1))}
	if err := errors.Join(err, s.copy(t.Context(), m.name, from)); err != nil {
		t.Fatal(err)
	}
	return m
}

// New is New with a copy of the model.
func (m Model) New(t testing.TB) string {
	t.Helper()
	url, drop, err := m.server.copied(t.Context(), m.name)
	if err != nil {
		t.Fatal(err)
	}
	dropAfter(t, drop)
	return url
}

func dropAfter(t testing.TB, drop func(context.Context) error) {
	t.Cleanup(func() {
		if err := drop(context.WithoutCancel(t.Context())); err != nil {
			t.Error(err)
		}
	})
}
