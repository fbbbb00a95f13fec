package outbox

import "strings"

// Reason is the one of the several words Slack has for the same refusal in the
// lane, so that nobody is told twice of one thing.
func (l Lane) Reason(code string) string {
	switch code {
	case "is_inactive":
		return "is_archived"
	case "channel_not_found":
		if l.Person() {
			return "user_disabled" // there are no direct messages with somebody who left
		}
	case "user_not_found", "user_not_visible", "cannot_dm_bot":
		return "user_disabled"
	case "restricted_action_read_only_channel", "restricted_action_thread_only_channel", "posting_to_general_channel_denied",
		"posting_to_channel_denied":
		return "restricted_action"
	}
	return code
}

// Person reports whether the lane is one person: their direct messages or Home tab.
func (l Lane) Person() bool {
	return strings.HasPrefix(string(l), "U") || strings.HasPrefix(string(l), "W")
}
