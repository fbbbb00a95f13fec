package sandbox

import (
	"encoding/json"
	"strings"
	"time"
)

// Call is one exchange between workspace and app: "in" when the app called the Web API, "out" when the workspace delivered something.
// Tokens are blacked out.
type Call struct {
	Seq       int64           `json:"seq"`
	At        time.Time       `json:"at"`
	Method    string          `json:"method"`
	Args      json.RawMessage `json:"args"`
	Answer    json.RawMessage `json:"answer"`
	Status    int             `json:"status"`
	TookMS    int64           `json:"took_ms"`
	Direction string          `json:"direction"`
	Retry     int             `json:"retry,omitempty"` // which of its retries the delivery of an event is
}

// Calls are the exchanges after a sequence number, oldest first; at least the last ten thousand events are kept.
func (s *Sandbox) Calls(since int64) []Call {
	events, _ := s.stream.since(since)
	calls := []Call{}
	for _, e := range events {
		var c Call
		if e.Type == "call" && json.Unmarshal(e.Data, &c) == nil {
			calls = append(calls, c)
		}
	}
	return calls
}

func (s *Sandbox) record(c Call) {
	c.At = s.Now()
	s.stream.add("call", func(seq int64) any {
		c.Seq = seq
		return c
	})
	s.log.Info("slack call", "direction", c.Direction, "method", c.Method, "status", c.Status, "took_ms", c.TookMS)
}

// jsonOrText is a body for the log: as it is when it is JSON, as a JSON string otherwise.
func jsonOrText(body []byte) json.RawMessage {
	if json.Valid(body) {
		return body
	}
	return mustJSON(string(body))
}

// redacted is the arguments as the log may show them: lists and objects opened, the token blacked out.
func redacted(a args) json.RawMessage {
	shown := map[string]any{}
	for name, value := range a {
		switch {
		case name == "token":
			shown[name] = blackOut(value)
		case strings.HasPrefix(value, "{"), strings.HasPrefix(value, "["):
			shown[name] = jsonOrText([]byte(value))
		default:
			shown[name] = value
		}
	}
	return mustJSON(shown)
}

func blackOut(token string) string {
	kind, _, _ := strings.Cut(token, "-")
	return kind + "-…"
}
