package sandbox

import (
	"net/http"
	"strings"
	"time"
)

// hangLimit is how long an answer that never comes keeps the client waiting, in real time.
const hangLimit = 2 * time.Minute

// fault is the kind of fault that hits this call.
func (s *Sandbox) fault(name string, a args) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	kinds := []string{
		FaultRateLimited, FaultServerError, FaultTimeout, FaultDeliveredThenTimeout, FaultConnectionCut, FaultSlow, FaultTokenRevoked,
	}
	switch {
	case name == "views.open" || name == "views.push":
		kinds = append(kinds, FaultExpiredTrigger)
	case strings.HasPrefix(name, "chat.") || name == "files.completeUploadExternal":
		kinds = append(kinds, FaultArchivedChannel, FaultNotInChannel, FaultUserDeactivated)
	case strings.HasPrefix(name, "conversations.") || strings.HasPrefix(name, "reactions.") || strings.HasPrefix(name, "pins."):
		kinds = append(kinds, FaultNotInChannel, FaultUserDeactivated)
	}
	return s.strikes(name, s.faultTargets(a), kinds...)
}

// faultTargets are the IDs of the channels and users the call is about; a direct message counts for the other person too.
func (s *Sandbox) faultTargets(a args) []string {
	var targets []string
	for _, name := range []string{"channel", "channel_id", "users", "user", "user_id"} {
		for _, ref := range a.list(name) {
			targets = append(targets, ref)
			if c := s.world.channel(ref); c != nil {
				targets = append(targets, c.ID)
				if c.Kind == kindIM {
					targets = append(targets, c.other(s.world.app.UserID))
				}
			}
		}
	}
	return targets
}

// interrupt deals with faults by which no proper answer comes; it reports whether the request is over.
func (s *Sandbox) interrupt(w http.ResponseWriter, r *http.Request, kind string) bool {
	switch kind {
	case FaultServerError:
		http.Error(w, "Internal Server Error", http.StatusInternalServerError)
	case FaultTimeout:
		s.hang(w, r)
	case FaultConnectionCut:
		cut(w)
	default:
		return false
	}
	return true
}

// hang keeps the client waiting until it gives up, then cuts the connection.
func (s *Sandbox) hang(w http.ResponseWriter, r *http.Request) {
	s.sleep(r.Context(), hangLimit)
	cut(w)
}

// cut closes the connection without an answer.
func cut(w http.ResponseWriter) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // HTTP/2 cannot hand its connection over; the server resets the stream instead
	}
	_ = connection.Close()
}

// faultRefusal is the answer to faults that Slack has a word for.
func (c *call) faultRefusal(kind string) error {
	switch {
	case kind == FaultArchivedChannel && c.method.name == "files.completeUploadExternal":
		return refuse("posting_to_channel_denied") // as shareTargets does
	case kind == FaultArchivedChannel && c.method.name == "chat.update":
		return refuse("is_inactive")
	case kind == FaultArchivedChannel && (c.method.name == "chat.getPermalink" || c.method.name == "chat.delete"):
		return nil
	case kind == FaultArchivedChannel:
		return refuse("is_archived")
	case kind == FaultNotInChannel && c.method.name == "conversations.open":
		return nil
	case kind == FaultNotInChannel:
		return refuse("not_in_channel")
	case kind == FaultUserDeactivated && c.method.name == "conversations.open":
		return refuse("user_disabled")
	case kind == FaultUserDeactivated && c.method.name == "chat.postEphemeral":
		return refuse("user_not_in_channel")
	case kind == FaultUserDeactivated:
		return refuse("channel_not_found")
	case kind == FaultExpiredTrigger:
		return refuse("expired_trigger_id")
	}
	return nil
}
