package web

import (
	"hash/maphash"
	"math"
	"time"

	"golang.org/x/time/rate"
)

// limiter bounds how often each of any number of keys may come, in fixed memory:
// a key has its place in a table by a hash that nobody outside can foresee. Two
// keys in one place share its allowance, which makes the limit stricter and
// never looser.
type limiter struct {
	seed   maphash.Seed
	places [limiterPlaces]*rate.Limiter
}

const limiterPlaces = 1 << 13

// newLimiter makes a limiter that grants each place so many requests a second,
// and so many at once.
func newLimiter(perSecond, atOnce int) *limiter {
	l := &limiter{seed: maphash.MakeSeed()}
	for i := range l.places {
		l.places[i] = rate.NewLimiter(rate.Limit(perSecond), atOnce)
	}
	return l
}

// wait grants the key a request and returns 0, or returns how long it has to wait
// for the next, in whole seconds. A refused request costs nothing.
func (l *limiter) wait(key any) time.Duration {
	granted := l.places[maphash.Comparable(l.seed, key)%limiterPlaces].Reserve()
	delay := granted.Delay()
	if delay == 0 {
		return 0
	}
	granted.Cancel()
	return time.Duration(math.Ceil(delay.Seconds())) * time.Second
}
