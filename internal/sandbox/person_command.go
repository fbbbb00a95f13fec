package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"

	"docket/internal/sandbox/courier"
)

// CommandInput is a slash command typed in a conversation. User and Channel are IDs or names; Text is what follows the command.
type CommandInput struct {
	User    string `json:"user"`
	Channel string `json:"channel"`
	Command string `json:"command"`
	Text    string `json:"text"`
}

// Command types a slash command. What the app answers becomes a message: to this person alone, or to all with "in_channel".
func (s *Sandbox) Command(ctx context.Context, in CommandInput) Outcome {
	s.mu.Lock()
	u, ch, delivery, err := s.prepareCommand(in)
	s.mu.Unlock()
	if err != nil {
		return refused(err.Error())
	}
	ack := s.deliver(ctx, "command "+in.Command, delivery)
	o := outcome(ack)
	if !ack.OK {
		return o
	}
	s.mu.Lock()
	events, err := s.answerCommand(in, u, ch, ack.Body)
	s.mu.Unlock()
	if err != nil {
		o.OK, o.Error = false, err.Error()
	}
	s.tell(events)
	return o
}

func (s *Sandbox) prepareCommand(in CommandInput) (u *member, ch *channel, d courier.Delivery, err error) {
	if u, ch, err = s.placeOf(in.User, in.Channel); err != nil {
		return nil, nil, d, err
	}
	declared, ok := s.manifest.command(in.Command)
	if !ok {
		return nil, nil, d, fmt.Errorf("%s is not a command anybody installed here", in.Command)
	}
	text := in.Text
	if declared.ShouldEscape {
		text = s.world.linkNames(text, true)
	}
	w := s.world
	fields := map[string]string{
		"token": verificationToken, "team_id": w.team.ID, "team_domain": w.team.Domain, "channel_id": ch.ID, "channel_name": ch.payloadName(),
		"user_id": u.ID, "user_name": u.Name, "command": in.Command, "text": text, "api_app_id": w.app.ID, "is_enterprise_install": "false",
		"response_url": s.newResponseURL(&responseURL{channel: ch, user: u.ID, command: true}), "trigger_id": s.newTrigger(u.ID, false),
	}
	form := url.Values{}
	for name, value := range fields {
		form.Set(name, value)
	}
	return u, ch, courier.Delivery{
		Kind: courier.Command, Body: []byte(form.Encode()), Payload: mustJSON(fields), AcceptsResponse: true,
	}, nil
}

// answerCommand shows the body of an acknowledgement: nothing, a plain text, or a message in JSON.
func (s *Sandbox) answerCommand(in CommandInput, u *member, ch *channel, body []byte) ([]event, error) {
	var reply struct {
		ResponseType string `json:"response_type"`
	}
	body = bytes.TrimSpace(body)
	if len(body) == 0 {
		return nil, nil
	}
	a := args{"text": string(body)}
	if body[0] == '{' {
		a = args{}
		if a.readJSON(bytes.NewReader(body)) != nil || json.Unmarshal(body, &reply) != nil {
			return nil, refuse("invalid_command_response")
		}
	}
	if reply.ResponseType != "in_channel" {
		m, err := composeReply(a)
		if err != nil || m == nil {
			return nil, err
		}
		s.whisper(ch, m, u.ID)
		return nil, nil
	}
	return s.answerInChannel(in, u, ch, a)
}

// answerInChannel shows the command as the person typed it, and below it the answer.
func (s *Sandbox) answerInChannel(in CommandInput, u *member, ch *channel, a args) ([]event, error) {
	typed := &Message{Type: "message", User: u.ID, Team: s.world.team.ID, Text: slackText(in.Command + " " + in.Text)}
	events := s.write(ch, typed)
	m, err := composeReply(a)
	if err != nil || m == nil {
		return events, err
	}
	return append(events, s.post(ch, m)...), nil
}

// composeReply makes a message of an app's answer; nil when it says nothing.
func composeReply(a args) (*Message, error) {
	m, err := composeContent(a)
	if err != nil {
		return nil, err
	}
	if m.Text == "" && empty(m.Blocks) && empty(m.Attachments) {
		return nil, nil
	}
	return m, nil
}
