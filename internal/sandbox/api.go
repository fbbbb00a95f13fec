package sandbox

import (
	"cmp"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// call is one Web API request on its way through the rules.
type call struct {
	*Sandbox
	args   args
	method *method
	host   string // scheme and host by which the client reached the workspace
	now    time.Time
	events []event // what the app is told once the lock is released
}

// serveAPI answers a Web API call: faults first, then who is calling, then the method.
func (s *Sandbox) serveAPI(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	name := r.PathValue("method")
	a, err := readArgs(r)
	if err != nil {
		s.reply(w, name, args{}, 200, s.encode(nil, err), start)
		return
	}
	kind := s.fault(name, a)
	if s.interrupt(w, r, kind) {
		s.record(Call{Direction: "in", Method: name, Args: redacted(a), Answer: mustJSON("fault: " + kind), TookMS: since(start)})
		return
	}
	if kind == FaultRateLimited {
		s.tooMany(w, name, a, 1, start)
		return
	}
	c := &call{Sandbox: s, args: a, method: s.methods[name], host: origin(r), now: s.Now()}
	body, retryAfter := c.run(kind)
	s.tell(c.events)
	switch {
	case kind == FaultDeliveredThenTimeout:
		s.record(Call{Direction: "in", Method: name, Args: redacted(a), Answer: mustJSON("fault: " + kind), TookMS: since(start)})
		s.hang(w, r)
		return
	case kind == FaultSlow:
		s.sleep(r.Context(), 2*time.Second)
	}
	if retryAfter > 0 {
		s.tooMany(w, name, a, retryAfter, start)
		return
	}
	s.describeScopes(w, c.method)
	s.reply(w, name, a, 200, body, start)
}

// run takes the lock and does the call. The answer is encoded before the lock is let go, as it points into the workspace.
func (c *call) run(fault string) (body json.RawMessage, retryAfter int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.admit(fault); err != nil {
		return c.encode(nil, err), 0
	}
	if wait, ok := c.limits.take(c.method, c.limitKey(), c.now); !ok {
		return nil, wait
	}
	return c.encode(c.do(fault)), 0
}

func (c *call) do(fault string) (answer, error) {
	if err := c.checkScope(); err != nil {
		return nil, err
	}
	for _, name := range c.method.required {
		if !c.args.has(name) {
			return nil, missingField(name)
		}
	}
	if err := c.faultRefusal(fault); err != nil {
		return nil, err
	}
	return c.method.handle(c)
}

// limitKey is the channel a message goes to, whatever name the client gave it.
func (c *call) limitKey() string {
	if found := c.conversation(c.args["channel"]); found != nil {
		return found.ID
	}
	return c.args["channel"]
}

// admit checks the token.
func (c *call) admit(fault string) error {
	if c.method == nil {
		return refuse("unknown_method")
	}
	token := c.args["token"]
	switch name := c.method.name; {
	case name == "api.test" || name == "blocks.validate":
		return nil
	case token == "":
		return refuse("not_authed")
	case fault == FaultTokenRevoked:
		return refuse("token_revoked")
	case token == c.config.AppToken && name != "apps.connections.open", token == c.config.BotToken && name == "apps.connections.open":
		return refuse("not_allowed_token_type")
	case token != c.config.AppToken && token != c.config.BotToken:
		return refuse("invalid_auth")
	}
	return nil
}

// encode is the body of an answer, or of a refusal in Slack's word.
func (s *Sandbox) encode(result answer, err error) json.RawMessage {
	body := answer{"ok": err == nil}
	if err != nil {
		var r *refusal
		if !errors.As(err, &r) {
			r = refuse("internal_error")
			s.log.Error("web api call failed", "error", err)
		}
		body["error"], result = r.code, r.extra
	}
	maps.Copy(body, result)
	return mustJSON(body)
}

func (s *Sandbox) reply(w http.ResponseWriter, name string, a args, status int, body json.RawMessage, start time.Time) {
	s.record(Call{Direction: "in", Method: name, Args: redacted(a), Answer: body, Status: status, TookMS: since(start)})
	writeJSON(w, status, body)
}

func (s *Sandbox) tooMany(w http.ResponseWriter, name string, a args, retryAfter int, start time.Time) {
	w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
	s.reply(w, name, a, http.StatusTooManyRequests, s.encode(nil, refuse("ratelimited")), start)
}

func writeJSON(w http.ResponseWriter, status int, raw json.RawMessage) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(raw)
}

func since(start time.Time) int64 { return time.Since(start).Milliseconds() }

// origin is the scheme and host by which the client reached us; upload and Socket Mode addresses must lead back the same way.
func origin(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || strings.EqualFold(r.Header.Get("X-Forwarded-Proto"), "https") {
		scheme = "https"
	}
	return scheme + "://" + cmp.Or(r.Host, "localhost")
}
