package courier

import "encoding/json"

// Socket Mode's messages: docs.slack.dev/apis/events-api/using-socket-mode.

type hello struct {
	Type           string         `json:"type"` // "hello"
	NumConnections int            `json:"num_connections"`
	ConnectionInfo map[string]any `json:"connection_info"`
	DebugInfo      debugInfo      `json:"debug_info"`
}

type debugInfo struct {
	Host                      string `json:"host"`
	Started                   string `json:"started,omitempty"`
	BuildNumber               int    `json:"build_number,omitempty"`
	ApproximateConnectionTime int    `json:"approximate_connection_time,omitempty"` // seconds
}

type disconnect struct {
	Type      string    `json:"type"` // "disconnect"
	Reason    string    `json:"reason"`
	DebugInfo debugInfo `json:"debug_info"`
}

type envelope struct {
	ID              string          `json:"envelope_id"`
	Type            string          `json:"type"`
	Payload         json.RawMessage `json:"payload"`
	AcceptsResponse bool            `json:"accepts_response_payload"`
	RetryAttempt    *int            `json:"retry_attempt,omitempty"`
	RetryReason     *string         `json:"retry_reason,omitempty"`
}

type acknowledgement struct {
	ID      string          `json:"envelope_id"`
	Payload json.RawMessage `json:"payload"`
}

// enveloped wraps a delivery. Only events carry the two retry fields, from the first attempt on.
func enveloped(id string, d Delivery) envelope {
	e := envelope{ID: id, Payload: d.Payload, AcceptsResponse: d.AcceptsResponse}
	switch d.Kind {
	case Command:
		e.Type = "slash_commands"
	case Event:
		e.Type = "events_api"
		e.RetryAttempt, e.RetryReason = &d.RetryNum, &d.RetryReason
	default:
		e.Type = "interactive"
	}
	return e
}
