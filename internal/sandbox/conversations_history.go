package sandbox

import (
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
)

// maxHistory is the largest page of messages.
const maxHistory = 999

var timestampPattern = regexp.MustCompile(`^\d+(\.\d{1,6})?$`)

func conversationsHistory(c *call) (answer, error) {
	ch, err := c.readable()
	if err != nil {
		return nil, err
	}
	shown := filter(ch.messages, (*Message).inChannel)
	return c.messagePage(shown, true)
}

func conversationsReplies(c *call) (answer, error) {
	ch, err := c.readable()
	if err != nil {
		return nil, err
	}
	m := ch.message(c.args["ts"])
	if m == nil {
		return nil, refuse("thread_not_found")
	}
	thread := []*Message{m}
	if m.ThreadTS != "" {
		thread = ch.thread(m.ThreadTS)
	}
	return c.messagePage(thread, false)
}

// readable is the conversation whose messages the bot may read: one it belongs to.
func (c *call) readable() (*channel, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	if !ch.has(c.world.app.UserID) {
		return nil, refuse(c.word("not_in_channel", "channel_not_found"))
	}
	return ch, nil
}

// messagePage gives a page of messages, newest first or oldest first, within oldest and latest. The cursor holds a timestamp, so that
// messages written in between do not shift the pages.
func (c *call) messagePage(messages []*Message, newestFirst bool) (answer, error) {
	within, err := c.span()
	if err != nil {
		return nil, err
	}
	messages = filter(messages, within)
	if newestFirst {
		slices.Reverse(messages)
	}
	if messages, err = c.afterCursor(messages, newestFirst); err != nil {
		return nil, err
	}
	limit, ok := c.args.number("limit", 100)
	if !ok || limit < 0 {
		return nil, refuse("invalid_arguments")
	}
	if limit == 0 {
		limit = 100
	}
	limit = min(limit, maxHistory)
	more := len(messages) > limit
	page := messages[:min(limit, len(messages))]
	shown := []Message{}
	for _, m := range page {
		shown = append(shown, m.outward(c.args.flag("include_all_metadata")))
	}
	a := answer{"messages": shown, "has_more": more}
	if newestFirst {
		a["pin_count"] = 0
	}
	if more {
		withCursor(a, base64.StdEncoding.EncodeToString([]byte("next_ts:"+page[len(page)-1].TS)))
	}
	return a, nil
}

// span is the test for oldest and latest, both left out unless inclusive.
func (c *call) span() (func(*Message) bool, error) {
	oldest, latest, inclusive := c.args["oldest"], c.args["latest"], c.args.flag("inclusive")
	if oldest != "" && !timestampPattern.MatchString(oldest) {
		return nil, refuse("invalid_ts_oldest")
	}
	if latest != "" && !timestampPattern.MatchString(latest) {
		return nil, refuse("invalid_ts_latest")
	}
	return func(m *Message) bool {
		if inclusive && (m.TS == oldest || m.TS == latest) {
			return true
		}
		return (oldest == "" || compareTS(m.TS, oldest) > 0) && (latest == "" || compareTS(m.TS, latest) < 0)
	}, nil
}

func (c *call) afterCursor(messages []*Message, newestFirst bool) ([]*Message, error) {
	if !c.args.has("cursor") {
		return messages, nil
	}
	raw, err := base64.StdEncoding.DecodeString(c.args["cursor"])
	ts, ok := strings.CutPrefix(string(raw), "next_ts:")
	if err != nil || !ok {
		return nil, refuse("invalid_cursor")
	}
	return filter(messages, func(m *Message) bool {
		if newestFirst {
			return compareTS(m.TS, ts) < 0
		}
		return compareTS(m.TS, ts) > 0
	}), nil
}

// compareTS orders timestamps that may lack decimals, as oldest=0 does.
func compareTS(a, b string) int { return strings.Compare(padded(a), padded(b)) }

func padded(ts string) string {
	seconds, fraction, _ := strings.Cut(ts, ".")
	return strings.Repeat("0", max(0, 12-len(seconds))) + seconds + "." + fraction + strings.Repeat("0", max(0, 6-len(fraction)))
}
