package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/pgtest"
	"docket/internal/postgres"
)

// crowd logs with so many callers at once, so often each.
func (h *house) crowd(callers, times int, log func(caller, n int)) {
	var all sync.WaitGroup
	for caller := range callers {
		all.Go(func() {
			for n := range times {
				log(caller, n)
			}
		})
	}
	all.Wait()
}

func (h *house) draft() issue.Draft {
	return issue.Draft{Project: h.ps.ID, Kind: "resource_unavailable", Description: "It hinders us."}
}

func TestEveryCallerOfACrowdGetsTheirOwnIssue(t *testing.T) {
	h := newHouse(t)
	h.crowd(64, 5, func(caller, n int) {
		d := h.draft()
		d.Description = fmt.Sprintf("Caller %d, time %d.", caller, n)
		i, err := h.issues.Log(t.Context(), directory.Act{Key: d.Description, By: consultant}, d)
		if err != nil {
			t.Error(err)
			return
		}
		card, err := h.issues.Show(t.Context(), i.ID)
		if err != nil || i.Description != d.Description || diff(i, card.Issue) != "" {
			t.Errorf("caller %d got %q and finds %q (%v)", caller, i.Description, card.Description, err)
		}
	})
	for what, query := range map[string]string{
		"issues":  `SELECT count(*) FROM issue`,
		"cards":   `SELECT count(*) FROM note WHERE topic = 'issue.card'`,
		"records": `SELECT count(DISTINCT subject_id) FROM audit WHERE verb = 'issue.logged' AND act = after ->> 'Description'`,
	} {
		if n := h.number(query); n != 64*5 {
			t.Errorf("%d %s were kept, want %d", n, what, 64*5)
		}
	}
}

func TestOneActInACrowdLogsOneIssue(t *testing.T) {
	h := newHouse(t)
	var mu sync.Mutex
	ids := map[string]map[issue.ID]bool{}
	h.crowd(64, 5, func(caller, n int) {
		act := directory.Act{Key: fmt.Sprintf("press:%d:%d", caller%8, n), By: consultant}
		i, err := h.issues.Log(t.Context(), act, h.draft())
		if err != nil {
			t.Error(err)
		}
		mu.Lock()
		defer mu.Unlock()
		if ids[act.Key] == nil {
			ids[act.Key] = map[issue.ID]bool{}
		}
		ids[act.Key][i.ID] = true
	})
	for act, made := range ids {
		if len(made) != 1 {
			t.Errorf("the act %s made %v", act, made)
		}
	}
	if n := h.number(`SELECT count(*) FROM issue`); n != 8*5 {
		t.Errorf("%d issues were kept, want %d", n, 8*5)
	}
}

func TestAFaultInACrowdIsItsCallersAlone(t *testing.T) {
	h := newHouse(t)
	wrong := []struct {
		what   string
		spoil  func(*issue.Draft)
		expect fault.Kind
	}{
		{"no description", func(d *issue.Draft) { d.Description = " " }, fault.Invalid},
		{"a project that is not there", func(d *issue.Draft) { d.Project = 9999 }, fault.NotFound},
		{"a kind that is not there", func(d *issue.Draft) { d.Kind = "weather" }, fault.Invalid},
		{"a text the database refuses", func(d *issue.Draft) { d.Description = "nul \x00 inside" }, fault.Internal},
	}
	h.crowd(64, 4, func(caller, _ int) {
		d := h.draft()
		if caller%4 > 0 {
			if _, err := h.issues.Log(t.Context(), h.by(consultant), d); err != nil {
				t.Errorf("a good draft got %v", err)
			}
			return
		}
		w := wrong[caller/4%len(wrong)]
		w.spoil(&d)
		if _, err := h.issues.Log(t.Context(), h.by(consultant), d); err == nil || fault.KindOf(err) != w.expect {
			t.Errorf("%s: got %v", w.what, err)
		}
	})
	if n := h.number(`SELECT count(*) FROM issue`); n != 48*4 {
		t.Errorf("%d issues were kept, want %d", n, 48*4)
	}
}

func TestWhoeverLeavesACrowdHoldsUpNobody(t *testing.T) {
	h := newHouse(t)
	h.crowd(64, 4, func(caller, _ int) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		if caller%2 == 0 {
			_, err := h.issues.Log(ctx, h.by(consultant), h.draft())
			if err != nil {
				t.Errorf("a patient caller got %v", err)
			}
			return
		}
		gone := make(chan error)
		go func() {
			_, err := h.issues.Log(ctx, h.by(consultant), h.draft())
			gone <- err
		}()
		cancel()
		if err := <-gone; err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("a caller who left got %v", err)
		}
	})
	if n := h.number(`SELECT count(*) FROM issue`); n < 32*4 {
		t.Errorf("%d issues were kept of %d", n, 32*4)
	}
}

func TestNoLoggedIssueIsLostOrDoubledWhenTheDatabaseRestarts(t *testing.T) {
	server := pgtest.Dedicated(t, postgres.Migrate)
	h := newHouseAt(t, server.URL)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	half := sync.OnceFunc(func() { server.Restart(t) })
	h.crowd(32, 20, func(caller, n int) {
		if caller == 0 && n == 10 {
			half()
		}
		act := directory.Act{Key: fmt.Sprintf("press:crowd:%d:%d", caller, n), By: consultant}
		for ctx.Err() == nil {
			if _, err := h.issues.Log(ctx, act, h.draft()); err == nil {
				return
			}
		}
		t.Error("an issue could not be logged in a minute")
	})
	if n := h.number(`SELECT count(*) FROM issue`); n != 32*20 {
		t.Errorf("%d issues were kept of %d", n, 32*20)
	}
}

func TestALockHoldsUpOnlyThoseWhomItConcerns(t *testing.T) {
	h := newHouse(t)
	number := h.number(`SELECT number FROM member WHERE id = $1`, consultant)
	h.ok(h.db.Say(t.Context(), []outbox.Note{{
		Topic: outbox.Home, Subject: outbox.Subject{Kind: "member", ID: number}, Channel: outbox.Lane(consultant), Key: "home:consultant",
	}}))
	lock := must(h.sql.Begin())(t)
	defer lock.Rollback()
	must(lock.Exec(`SELECT FROM note WHERE key = 'home:consultant' FOR UPDATE`))(t)

	var held sync.WaitGroup
	for range 8 {
		held.Go(func() {
			if _, err := h.issues.Log(t.Context(), h.by(consultant), h.draft()); err != nil {
				t.Error(err)
			}
		})
	}
	h.crowd(16, 1, func(int, int) {
		if _, err := h.issues.Log(t.Context(), h.by(manager), h.draft()); err != nil {
			t.Error(err)
		}
	})
	if n := h.number(`SELECT count(*) FROM issue WHERE raised_by = $1`, consultant); n != 0 {
		t.Errorf("%d issues were logged past the lock", n)
	}
	h.ok(lock.Rollback())
	held.Wait()
	if n := h.number(`SELECT count(*) FROM issue`); n != 8+16 {
		t.Errorf("%d issues were kept, want %d", n, 8+16)
	}
}
