package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"docket/internal/sandbox/courier"
)

// VerifyEventsURL makes the handshake by which Slack accepts a Request URL for events: it sends url_verification and wants the
// challenge back, as plain text or in JSON. With Socket Mode on there is no URL and nothing to do.
func (s *Sandbox) VerifyEventsURL(ctx context.Context) error {
	if s.socketMode() {
		return nil
	}
	challenge := secret()
	body := mustJSON(map[string]any{"type": "url_verification", "token": verificationToken, "challenge": challenge})
	ack := s.deliver(ctx, "url_verification", courier.Delivery{Kind: courier.Event, Body: body, Payload: body, AcceptsResponse: true})
	if !ack.OK {
		return fmt.Errorf("verify events url: %s", ack.Error)
	}
	var answer struct {
		Challenge string `json:"challenge"`
	}
	_ = json.Unmarshal(ack.Body, &answer) // the answer may as well be plain text
	if answer.Challenge != challenge && strings.TrimSpace(string(ack.Body)) != challenge {
		return fmt.Errorf("verify events url: the app did not return the challenge")
	}
	return nil
}
