package postgres

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// acted are the groups that came to act, in order.
type acted struct {
	mu     sync.Mutex
	groups [][]int
}

func (a *acted) note(calls []int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.groups = append(a.groups, calls)
}

// alone fills every place with a caller who acts until released.
func alone(t *testing.T, g *groupCommit[int]) (release func()) {
	t.Helper()
	var leaves []func()
	for range maxGroups {
		leave, err := g.join(t.Context(), 0)
		if err != nil {
			t.Fatal(err)
		}
		leaves = append(leaves, leave)
	}
	return func() {
		for _, leave := range leaves {
			leave()
		}
	}
}

func TestThoseWhoComeMeanwhileActTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var a acted
		g := groupCommit[int]{act: func(_ context.Context, calls []int) { a.note(calls) }}
		release := alone(t, &g)
		for n := range 3 * maxCalls / 2 {
			go func() {
				leave, err := g.join(t.Context(), n)
				if err != nil {
					t.Error(err)
					return
				}
				leave()
			}()
		}
		synctest.Wait()
		if len(a.groups) != 0 {
			t.Errorf("%d groups acted while there was no room", len(a.groups))
		}
		release()
		synctest.Wait()
		if len(a.groups) != 2 || len(a.groups[0]) != maxCalls || len(a.groups[1]) != maxCalls/2 {
			t.Errorf("groups are %v", a.groups)
		}
		all := slices.Sorted(slices.Values(slices.Concat(a.groups...)))
		if len(slices.Compact(all)) != 3*maxCalls/2 {
			t.Errorf("some calls were acted on twice or never: %v", all)
		}
		if g.acting != 0 || len(g.waiting) != 0 {
			t.Errorf("%d still act and %d wait", g.acting, len(g.waiting))
		}
	})
}

func TestWhoeverGivesUpWaitingIsNotActedOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var a acted
		g := groupCommit[int]{act: func(_ context.Context, calls []int) { a.note(calls) }}
		release := alone(t, &g)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		go func() {
			if leave, err := g.join(t.Context(), 1); err == nil {
				leave()
			}
		}()
		if _, err := g.join(ctx, 2); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("waiting beyond the deadline gave %v", err)
		}
		release()
		synctest.Wait()
		if len(a.groups) != 1 || !slices.Equal(a.groups[0], []int{1}) {
			t.Errorf("groups are %v", a.groups)
		}
	})
}

func TestAGroupIsGivenUpWithItsLastCaller(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ended time.Duration
		start := time.Now()
		g := groupCommit[int]{act: func(ctx context.Context, _ []int) {
			<-ctx.Done()
			ended = time.Since(start)
		}}
		release := alone(t, &g)
		var all sync.WaitGroup
		for n := range 3 {
			all.Go(func() {
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(n+1)*time.Second)
				defer cancel()
				if _, err := g.join(ctx, n); !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("caller %d got %v", n, err)
				}
			})
		}
		synctest.Wait()
		release()
		all.Wait()
		synctest.Wait()
		if ended != 3*time.Second {
			t.Errorf("the group was given up after %v, while callers waited until 3s", ended)
		}
		if g.acting != 0 {
			t.Errorf("%d still act", g.acting)
		}
	})
}
