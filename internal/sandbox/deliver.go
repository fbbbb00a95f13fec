package sandbox

import (
	"context"
	"encoding/json"

	"docket/internal/sandbox/courier"
)

// deliver hands something to the app and writes it into the log of calls. The caller must not hold s.mu.
func (s *Sandbox) deliver(ctx context.Context, label string, d courier.Delivery) courier.Ack {
	s.inflight.begin()
	defer s.inflight.done()
	d.Path = s.requestURL(d, label)
	ack := s.courier().Deliver(ctx, d)
	answer := jsonOrText(ack.Body)
	if ack.Error != "" {
		answer = mustJSON(map[string]any{"error": ack.Error, "body": string(ack.Body)})
	}
	s.record(Call{
		Direction: "out", Method: label, Args: d.Payload, Answer: answer, Status: ack.Status, TookMS: ack.Took.Milliseconds(),
		Retry: d.RetryNum,
	})
	return ack
}

func (s *Sandbox) requestURL(d courier.Delivery, label string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := ""
	if d.Kind == courier.Command {
		name = label[len("command "):]
	}
	return s.manifest.requestURL(s.appURL, d.Kind, name)
}

// Outcome is what came of something a person did: the app's answer, and what Slack would show the person when it went wrong.
type Outcome struct {
	OK       bool              `json:"ok"`
	Status   int               `json:"status"`
	AckMS    int64             `json:"ack_ms"`
	Response json.RawMessage   `json:"response,omitempty"`
	Error    string            `json:"error,omitempty"`
	Errors   map[string]string `json:"errors,omitempty"` // by block_id
}

// errTrouble is what Slack shows in a modal whose app answered with something it could not use.
const errTrouble = "trouble connecting"

// refused is the outcome of something the client does not even let a person do.
func refused(sentence string) Outcome { return Outcome{Error: sentence} }

func outcome(ack courier.Ack) Outcome {
	o := Outcome{OK: ack.OK, Status: ack.Status, AckMS: ack.Took.Milliseconds(), Error: ack.Error}
	if len(ack.Body) > 0 {
		o.Response = jsonOrText(ack.Body)
	}
	return o
}
