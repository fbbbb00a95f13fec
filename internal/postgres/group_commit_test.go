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

// alone is a caller who acts until released.
func alone(t *testing.T, g *groupCommit[int]) (release func()) {
	t.Helper()
	leave, err := g.join(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return leave
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
		if g.acting || len(g.waiting) != 0 {
			t.Errorf("acting is %v and %d wait, when all have gone", g.acting, len(g.waiting))
		}
	})
}

func TestWhoeverGivesUpWaitingIsNotActedOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var a acted
		g := groupCommit[int]{act: func(_ context.Context, calls []int) { a.note(calls) }}
		release := alone(t, &g)
		ctx, cancel := context.WithTimeout(t.Context(), turn/2)
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

func TestAGroupIsGivenUpWithItsLastCallerOrInTheEnd(t *testing.T) {
	for name, tt := range map[string]struct{ first, last, want time.Duration }{
		"everybody goes":   {first: patience / 5, last: patience / 2, want: patience / 2},
		"somebody stays":   {first: patience / 5, last: 3 * patience, want: patience},
		"everybody stays":  {first: 2 * patience, last: 3 * patience, want: patience},
		"they go together": {first: patience / 5, last: patience / 5, want: patience / 5},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				var acted time.Duration
				g := groupCommit[int]{act: func(ctx context.Context, _ []int) {
					<-ctx.Done()
					acted = time.Since(start)
				}}
				release := alone(t, &g)
				var all sync.WaitGroup
				for n, within := range []time.Duration{tt.first, tt.last} {
					all.Go(func() {
						ctx, cancel := context.WithTimeout(t.Context(), within)
						defer cancel()
						if leave, err := g.join(ctx, n); err == nil {
							leave()
						}
					})
				}
				synctest.Wait()
				release()
				all.Wait()
				synctest.Wait()
				if acted != tt.want {
					t.Errorf("the group was given up after %v, want %v", acted, tt.want)
				}
				if g.acting {
					t.Error("somebody still acts")
				}
			})
		})
	}
}

func TestACallerWhoIsHeldUpHoldsUpOthersForAMoment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := groupCommit[int]{act: func(context.Context, []int) {}}
		release := alone(t, &g)
		start := time.Now()
		leave, err := g.join(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		leave()
		if waited := time.Since(start); waited != turn {
			t.Errorf("waited for %v, want %v", waited, turn)
		}
		release()
		synctest.Wait()
		if g.acting {
			t.Error("somebody still acts")
		}
	})
}

func TestAGroupThatIsSlowHoldsUpOthersForAMoment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := groupCommit[int]{act: func(_ context.Context, calls []int) {
			if slices.Contains(calls, 1) {
				<-time.After(10 * turn)
			}
		}}
		release := alone(t, &g)
		var all sync.WaitGroup
		waited := make([]time.Duration, 3)
		join := func(n int) {
			all.Go(func() {
				start := time.Now()
				leave, err := g.join(t.Context(), n)
				if err != nil {
					t.Error(err)
					return
				}
				waited[n] = time.Since(start)
				leave()
			})
			synctest.Wait()
		}
		join(1)
		release()
		join(2)
		all.Wait()
		if waited[1] != 10*turn || waited[2] != turn {
			t.Errorf("the slow one waited for %v, the other one for %v", waited[1], waited[2])
		}
	})
}
