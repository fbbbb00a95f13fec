package sandbox

import (
	"math"
	"time"
)

// Rates of docs.slack.dev/apis/web-api/rate-limits: calls in a window of a minute, for each method.
var tierLimits = map[string]int{"t1": 1, "t2": 20, "t3": 50, "t4": 100}

// Posting has its own rule: one message a second in each channel with short bursts, and several hundred a minute in the workspace.
const (
	postBurst      = 3
	postsPerMinute = 600
)

// limits counts calls on the sandbox's clock.
type limits struct {
	windows map[string][]time.Time // calls of the last minute by method
	posts   map[string]bucket      // by channel
}

// bucket is a token bucket that refills one token a second.
type bucket struct {
	tokens float64
	at     time.Time
}

func newLimits() limits {
	return limits{windows: map[string][]time.Time{}, posts: map[string]bucket{}}
}

// take counts a call, or says after how many seconds to come back.
func (l *limits) take(m *method, channel string, now time.Time) (retryAfter int, ok bool) {
	if m.name == "chat.postMessage" {
		if wait, ok := l.takePost(channel, now); !ok {
			return wait, false
		}
		return l.takeWindow(m.name, postsPerMinute, now)
	}
	if limit := tierLimits[m.tier]; limit > 0 {
		return l.takeWindow(m.name, limit, now)
	}
	return 0, true
}

func (l *limits) takeWindow(name string, limit int, now time.Time) (int, bool) {
	recent := l.windows[name]
	for len(recent) > 0 && now.Sub(recent[0]) >= time.Minute {
		recent = recent[1:]
	}
	if len(recent) >= limit {
		l.windows[name] = recent
		return seconds(time.Minute - now.Sub(recent[0])), false
	}
	l.windows[name] = append(recent, now)
	return 0, true
}

func (l *limits) takePost(channel string, now time.Time) (int, bool) {
	b, known := l.posts[channel]
	if !known {
		b = bucket{tokens: postBurst, at: now}
	}
	b.tokens = min(postBurst, b.tokens+now.Sub(b.at).Seconds())
	b.at = now
	defer func() { l.posts[channel] = b }()
	if b.tokens < 1 {
		return seconds(time.Duration((1 - b.tokens) * float64(time.Second))), false
	}
	b.tokens--
	return 0, true
}

// seconds rounds up, as Retry-After has whole seconds and zero would mean now.
func seconds(d time.Duration) int { return max(1, int(math.Ceil(d.Seconds()))) }
