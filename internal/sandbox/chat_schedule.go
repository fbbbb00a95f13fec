package sandbox

import (
	"context"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// Limits of chat.scheduleMessage.
const (
	scheduleAhead     = 120 * 24 * time.Hour
	scheduleWindow    = 5 * time.Minute
	schedulePerWindow = 30
)

// scheduledMessage waits for its time.
type scheduledMessage struct {
	ID      string
	channel *channel
	message *Message
	postAt  time.Time
	created time.Time
}

func chatSchedule(c *call) (answer, error) {
	ch, err := c.postable(c.args["channel"])
	if err != nil {
		return nil, err
	}
	at, err := c.postAt(ch)
	if err != nil {
		return nil, err
	}
	m, err := c.compose()
	if err != nil {
		return nil, err
	}
	if utf8.RuneCountInString(m.Text) > maxText {
		return nil, refuse("msg_too_long")
	}
	if err := c.thread(ch, m); err != nil {
		return nil, err
	}
	planned := &scheduledMessage{ID: c.world.ids.next("Q"), channel: ch, message: m, postAt: at, created: c.now}
	c.world.scheduled = append(c.world.scheduled, planned)
	c.plan(planned)
	return answer{"channel": ch.ID, "scheduled_message_id": planned.ID, "post_at": at.Unix(), "message": m.outward(true)}, nil
}

// postAt reads and checks the time to post at.
func (c *call) postAt(ch *channel) (time.Time, error) {
	unix, err := strconv.ParseInt(c.args["post_at"], 10, 64)
	if err != nil {
		return time.Time{}, refuse("invalid_time")
	}
	at := time.Unix(unix, 0)
	switch {
	case !at.After(c.now):
		return at, refuse("time_in_past")
	case at.Sub(c.now) > scheduleAhead:
		return at, refuse("time_too_far")
	}
	near := filter(c.world.scheduled, func(s *scheduledMessage) bool {
		return s.channel == ch && s.postAt.Sub(at).Abs() < scheduleWindow
	})
	if len(near) >= schedulePerWindow {
		return at, refuse("restricted_too_many")
	}
	return at, nil
}

// plan has a scheduled message posted in its time; the caller holds s.mu. Slack accepts one with metadata and never posts it: a documented
// defect.
func (s *Sandbox) plan(planned *scheduledMessage) {
	if planned.message.Metadata == nil {
		s.schedule(due{at: planned.postAt, key: planned.ID, do: func(context.Context) { s.postScheduled(planned) }})
	}
}

func (s *Sandbox) postScheduled(planned *scheduledMessage) {
	s.mu.Lock()
	s.world.dropScheduled(planned.ID)
	var events []event
	if bot := s.world.app.UserID; !planned.channel.Archived && (planned.channel.has(bot) || planned.channel.Kind == kindChannel) {
		events = s.post(planned.channel, planned.message)
	}
	s.mu.Unlock()
	s.tell(events)
}

func (w *world) dropScheduled(id string) {
	w.scheduled = slices.DeleteFunc(w.scheduled, func(s *scheduledMessage) bool { return s.ID == id })
}

func chatDeleteScheduled(c *call) (answer, error) {
	ch, err := c.visible(c.args["channel"])
	if err != nil {
		return nil, err
	}
	id := c.args["scheduled_message_id"]
	if !slices.ContainsFunc(c.world.scheduled, func(s *scheduledMessage) bool { return s.ID == id && s.channel == ch }) {
		return nil, refuse("invalid_scheduled_message_id")
	}
	c.world.dropScheduled(id)
	c.unschedule(id)
	return answer{}, nil
}

func chatScheduledList(c *call) (answer, error) {
	if ref := c.args["channel"]; ref != "" && c.world.channel(ref) == nil {
		return nil, refuse("invalid_channel")
	}
	wanted := filter(c.world.scheduled, func(s *scheduledMessage) bool {
		return !c.args.has("channel") || s.channel == c.world.channel(c.args["channel"])
	})
	slices.SortStableFunc(wanted, func(a, b *scheduledMessage) int { return a.postAt.Compare(b.postAt) })
	page, next, err := paginate(c, wanted, 100)
	if err != nil {
		return nil, err
	}
	list := []any{}
	for _, s := range page {
		list = append(list, map[string]any{
			"id": s.ID, "channel_id": s.channel.ID, "post_at": s.postAt.Unix(), "date_created": s.created.Unix(), "text": s.message.Text,
		})
	}
	return withCursor(answer{"scheduled_messages": list}, next), nil
}
