package sandbox

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"time"
)

// A response URL is good for five answers within thirty minutes (docs.slack.dev/interactivity/handling-user-interaction).
const (
	responseURLUses = 5
	responseURLLife = 30 * time.Minute
)

// responseURL is where the app may answer something a person did.
type responseURL struct {
	channel *channel
	user    string
	command bool     // from a slash command, whose own message can be neither replaced nor deleted
	source  *Message // the message acted on, if any
	at      time.Time
	uses    int
}

// newResponseURL gives out an address; the caller holds s.mu. It leads back to the workspace's own URL.
func (s *Sandbox) newResponseURL(u *responseURL) string {
	u.at = s.Now()
	if len(s.world.responseURLs)%sweepEvery == 0 {
		maps.DeleteFunc(s.world.responseURLs, func(_ string, old *responseURL) bool { return u.at.Sub(old.at) > 2*responseURLLife })
	}
	id := secret()
	s.world.responseURLs[id] = u
	return cmp.Or(s.url, s.reached) + "/response/" + id
}

// serveResponse takes an answer to a response URL. Slack says "ok" or what is wrong.
func (s *Sandbox) serveResponse(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	a := args{}
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	err := a.readJSON(r.Body)
	status := http.StatusOK
	var events []event
	if err == nil {
		s.mu.Lock()
		events, status, err = s.respond(s.world.responseURLs[r.PathValue("id")], a)
		s.mu.Unlock()
	} else {
		status, err = http.StatusBadRequest, refuse("invalid_payload")
	}
	s.tell(events)
	body := s.encode(nil, err)
	s.record(Call{Direction: "in", Method: "response_url", Args: redacted(a), Answer: body, Status: status, TookMS: since(start)})
	if err != nil {
		writeJSON(w, status, body)
		return
	}
	_, _ = w.Write([]byte("ok"))
}

func (s *Sandbox) respond(u *responseURL, a args) ([]event, int, error) {
	switch {
	case u == nil:
		return nil, http.StatusNotFound, refuse("no_service")
	case u.uses >= responseURLUses:
		return nil, http.StatusNotFound, refuse("used_url")
	case s.Now().Sub(u.at) > responseURLLife:
		return nil, http.StatusNotFound, refuse("expired_url")
	}
	u.uses++
	events, err := s.answer(u, a)
	if err != nil {
		return events, http.StatusBadRequest, err
	}
	return events, http.StatusOK, nil
}

// answer does what the body asks: delete, replace, or say something new.
func (s *Sandbox) answer(u *responseURL, a args) ([]event, error) {
	m, err := composeContent(a)
	if err != nil {
		return nil, err
	}
	silent := m.Text == "" && empty(m.Blocks) && empty(m.Attachments)
	var events []event
	if a.flag("delete_original") {
		if u.command || u.source == nil {
			return nil, refuse("invalid_arguments")
		}
		events = s.deleteSource(u)
		if silent {
			return events, nil
		}
	}
	if silent {
		return events, refuse("no_text")
	}
	if a.flag("replace_original") && u.source != nil && !u.command && !a.flag("delete_original") {
		return append(events, s.replaceSource(u, m)...), nil
	}
	more, err := s.sayBack(u, a, m)
	return append(events, more...), err
}

// sayBack writes a new message: to the person alone, or with in_channel to all and, if asked for, into a thread.
func (s *Sandbox) sayBack(u *responseURL, a args, m *Message) ([]event, error) {
	public := a["response_type"] == "in_channel"
	if ts := a["thread_ts"]; ts != "" && public && a.has("replace_original") && !a.flag("replace_original") {
		parent := u.channel.message(ts)
		if parent == nil {
			return nil, refuse("cannot_reply_to_message")
		}
		m.ThreadTS = parent.TS
		if parent.ThreadTS != "" {
			m.ThreadTS = parent.ThreadTS
		}
	}
	if public {
		return s.post(u.channel, m), nil
	}
	s.whisper(u.channel, m, u.user)
	return nil, nil
}

// replaceSource changes the message acted on. An ephemeral one stays ephemeral and a public one public, whatever the answer says.
func (s *Sandbox) replaceSource(u *responseURL, m *Message) []event {
	before := u.source.snapshot()
	u.source.Text, u.source.Blocks, u.source.Attachments = m.Text, m.Blocks, m.Attachments
	u.source.state = u.source.state.kept(m.actionBlocks())
	if u.source.EphemeralTo != "" {
		if !slices.Contains(u.channel.ephemerals, u.source) {
			u.channel.ephemerals = append(u.channel.ephemerals, u.source)
		}
		s.stream.emit("ephemeral_changed", map[string]any{"channel": u.channel.ID, "user": u.source.EphemeralTo, "message": u.source})
		return nil
	}
	u.source.Edited = &Edit{User: s.world.app.UserID, TS: s.world.ids.timestamp(s.Now())}
	s.announceChange(u.channel, u.source)
	return s.changeEvents(u.channel, "message_changed", before, u.source, u.source.Edited.TS)
}

func (s *Sandbox) deleteSource(u *responseURL) []event {
	if u.source.EphemeralTo == "" {
		if !slices.Contains(u.channel.messages, u.source) {
			return nil
		}
		return s.erase(u.channel, u.source)
	}
	u.channel.ephemerals = slices.DeleteFunc(u.channel.ephemerals, func(m *Message) bool { return m == u.source })
	s.stream.emit("ephemeral_deleted", map[string]any{"channel": u.channel.ID, "user": u.source.EphemeralTo, "ts": u.source.TS})
	return nil
}
