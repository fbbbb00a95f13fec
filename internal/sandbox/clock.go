package sandbox

import (
	"sync"
	"time"

	"docket/internal/sandbox/courier"
)

// clock is the application's time: a base instant plus the real time since, multiplied by a rate.
type clock struct {
	mu   sync.Mutex
	base time.Time
	real time.Time
	rate float64
}

func newClock(start time.Time) *clock {
	return &clock{base: start.Round(0), real: time.Now(), rate: 1}
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at(time.Now())
}

func (c *clock) at(real time.Time) time.Time {
	elapsed := float64(real.Sub(c.real)) * c.rate
	return c.base.Add(time.Duration(elapsed))
}

// advance moves the clock to an instant; one that is already past changes nothing.
func (c *clock) advance(to time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	real := time.Now()
	if to.After(c.at(real)) {
		c.base, c.real = to, real
	}
}

// setRate makes the clock run at the given multiple of real time from now on, and returns the rate it had.
func (c *clock) setRate(rate float64) float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	real := time.Now()
	c.base, c.real = c.at(real), real
	old := c.rate
	c.rate = rate
	return old
}

func (c *clock) speed() float64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.rate
}

// patience is how long in real time the app is waited for: Slack's three seconds by this clock, and of real time too while the clock
// runs faster. By a slow one, app and workspace live in slow motion on a machine too busy for real time.
func (c *clock) patience() time.Duration {
	return time.Duration(float64(courier.AckTimeout) / min(1, c.speed()))
}

// Now is the application's time, in UTC.
func (s *Sandbox) Now() time.Time { return s.clock.now().UTC() }

// realWait is how long in real time until the clock shows the instant, at the present rate.
func (c *clock) realWait(until time.Time) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	left := until.Sub(c.at(time.Now()))
	return time.Duration(float64(left) / c.rate)
}
