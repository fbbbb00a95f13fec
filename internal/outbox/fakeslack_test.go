package outbox_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"docket/internal/outbox"
)

// message is one message as people see it.
type message struct {
	TS, Thread, Text string
	Note             outbox.ID
	Edits            int
	Gone             bool
}

// fakeSlack is a Slack of channels with messages. Its answer to a request may be
// anything; what the request did is another matter.
type fakeSlack struct {
	mu       sync.Mutex
	channels map[string][]*message
	clock    int
	calls    map[outbox.Verb]int
	draw     func(ctx context.Context, d outbox.Delivery) (string, error)
	answer   func(d outbox.Delivery) answer
	flying   map[outbox.Lane]int
	crowded  int // requests that met another one in their lane
}

// answer says what a request does and what its sender hears of it.
type answer struct {
	deaf bool          // Slack does nothing
	late time.Duration // Slack does it so long after the sender stopped listening
	err  error         // what the sender hears
}

func newFakeSlack() *fakeSlack {
	return &fakeSlack{
		channels: map[string][]*message{}, calls: map[outbox.Verb]int{}, flying: map[outbox.Lane]int{},
		draw:   func(context.Context, outbox.Delivery) (string, error) { return "", nil },
		answer: func(outbox.Delivery) answer { return answer{} },
	}
}

// Deliver implements outbox.Slack.
func (s *fakeSlack) Deliver(ctx context.Context, d outbox.Delivery) (outbox.Receipt, error) {
	s.mu.Lock()
	draw := s.draw
	s.mu.Unlock()
	text, err := draw(ctx, d)
	if err != nil {
		return outbox.Receipt{}, err
	}
	a := s.enter(d)
	defer s.leave(d)
	if a.deaf {
		return outbox.Receipt{}, a.err
	}
	if a.late > 0 {
		time.AfterFunc(a.late, func() { s.do(d, text) })
		return outbox.Receipt{}, a.err
	}
	place := s.do(d, text)
	return place, a.err
}

// Find implements outbox.Slack.
func (s *fakeSlack) Find(_ context.Context, d outbox.Delivery) (outbox.Receipt, bool, error) {
	a := s.enter(d)
	defer s.leave(d)
	if a.err != nil {
		return outbox.Receipt{}, false, a.err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range s.channels[string(d.Channel)] {
		if m.Note == d.ID && m.Thread == d.Thread {
			return outbox.Receipt{Channel: string(d.Channel), TS: m.TS}, true, nil
		}
	}
	return outbox.Receipt{}, false, nil
}

func (s *fakeSlack) enter(d outbox.Delivery) answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls[d.Verb]++
	if s.flying[d.Channel]++; s.flying[d.Channel] > 1 {
		s.crowded++
	}
	return s.answer(d)
}

func (s *fakeSlack) leave(d outbox.Delivery) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.flying[d.Channel]--
}

func (s *fakeSlack) do(d outbox.Delivery, text string) outbox.Receipt {
	s.mu.Lock()
	defer s.mu.Unlock()
	channel := string(d.Channel)
	if d.Verb == outbox.Update {
		i := slices.IndexFunc(s.channels[channel], func(m *message) bool { return m.TS == d.Place.TS })
		s.channels[channel][i].Text = text
		s.channels[channel][i].Edits++
		return d.Place
	}
	s.clock++
	m := &message{TS: fmt.Sprintf("%d.000000", s.clock), Thread: d.Thread, Text: text, Note: d.ID}
	s.channels[channel] = append(s.channels[channel], m)
	switch d.Verb {
	case outbox.Publish:
		return outbox.Receipt{Channel: channel}
	case outbox.Send:
		return outbox.Receipt{Final: true}
	}
	return outbox.Receipt{Channel: channel, TS: m.TS}
}

// shows returns copies of a channel's messages, in order.
func (s *fakeSlack) shows(channel string) []message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []message
	for _, m := range s.channels[channel] {
		all = append(all, *m)
	}
	return all
}

func (s *fakeSlack) texts(channel string) []string {
	var all []string
	for _, m := range s.shows(channel) {
		all = append(all, m.Text)
	}
	return all
}

func (s *fakeSlack) count(v outbox.Verb) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[v]
}

// set changes how Slack answers from now on.
func (s *fakeSlack) set(answer func(d outbox.Delivery) answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answer = answer
}

// drawn changes how notes are drawn from now on.
func (s *fakeSlack) drawn(draw func(ctx context.Context, d outbox.Delivery) (string, error)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.draw = draw
}
