package sandbox

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestEscapingTwiceIsEscapingOnce(t *testing.T) {
	piece := rapid.OneOf(rapid.SampledFrom([]string{"&", "<", ">", "&amp;", "<@U1>", "<!here>", "<#C1|x>", "https://x.example", "@ana"}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		given := strings.ToValidUTF8(strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), ""), "")
		once := slackText(given)
		if twice := slackText(once); twice != once {
			t.Fatalf("%q becomes %q, then %q", given, once, twice)
		}
	})
}

func TestTimestampsNeverRepeatAndNeverDecrease(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var i ids
		last := ""
		for _, step := range rapid.SliceOfN(rapid.Int64Range(-1e9, 1e9), 1, 50).Draw(t, "clock") {
			ts := i.timestamp(monday.Add(time.Duration(step)))
			if last != "" && compareTS(ts, last) <= 0 {
				t.Fatalf("%s follows %s", ts, last)
			}
			last = ts
		}
	})
}

func TestPagesTogetherAreTheWholeList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOf(rapid.Int()).Draw(t, "list")
		c := &call{args: args{"limit": rapid.SampledFrom([]string{"", "1", "2", "7", "1000"}).Draw(t, "limit")}, method: &method{}}
		var all []int
		for {
			page, next, err := paginate(c, list, 3)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, page...)
			if next == "" {
				break
			}
			c.args["cursor"] = next
		}
		if !slices.Equal(all, list) {
			t.Fatalf("pages give %v of %v", all, list)
		}
	})
}

// TestNoCallsExceedTheirRate: whatever the rhythm, no minute holds more calls than the tier allows, and Retry-After is always enough.
func TestNoCallsExceedTheirRate(t *testing.T) {
	m := &method{name: "users.list", tier: "t2"}
	rapid.Check(t, func(t *rapid.T) {
		l, now := newLimits(), monday
		var granted []time.Time
		for _, gap := range rapid.SliceOfN(rapid.IntRange(0, 9), 1, 120).Draw(t, "gaps") {
			now = now.Add(time.Duration(gap) * time.Second)
			wait, ok := l.take(m, "", now)
			if !ok {
				now = now.Add(time.Duration(wait) * time.Second)
				if _, ok = l.take(m, "", now); !ok {
					t.Fatalf("still refused after Retry-After: %d", wait)
				}
			}
			granted = append(granted, now)
			recent := filter(granted, func(at time.Time) bool { return now.Sub(at) < time.Minute })
			if len(recent) > tierLimits["t2"] {
				t.Fatalf("%d calls within a minute", len(recent))
			}
		}
	})
}
