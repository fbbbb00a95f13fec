package outbox

import (
	"cmp"
	"time"
)

// The Web API methods that deliveries use, by the names Slack limits them under,
// and the mail server beside them.
const (
	methodPost    = "chat.postMessage"
	methodUpdate  = "chat.update"
	methodPublish = "views.publish"
	methodHistory = "conversations.history"
	methodMail    = "smtp"
)

// Method names what a verb counts against: a Web API method, or the mail server.
func (v Verb) Method() string {
	switch v {
	case Update:
		return methodUpdate
	case Publish:
		return methodPublish
	case Find:
		return methodHistory
	case Send:
		return methodMail
	default:
		return methodPost
	}
}

// Counts reports whether the verb is one of the messages of which a channel
// bears one a second.
func (v Verb) Counts() bool { return v == Post || v == Update }

// Budget is how often a method may be called: Burst at once, then one every
// Gap. In no minute are there more than Burst + 60s/Gap calls.
type Budget struct {
	Gap   time.Duration
	Burst int
}

// Tolerance is how far ahead of its steady pace the method may run for a
// priority. A committee's agenda may use half of the burst and a digest none, so
// that a click never waits for them.
func (b Budget) Tolerance(p Priority) time.Duration {
	burst := b.Burst - 1
	switch p {
	case Agenda:
		burst /= 2
	case Digest:
		burst = 0
	}
	return time.Duration(burst) * b.Gap
}

// Pacing is how fast Slack is spoken to, and how long unclear ends are left to
// settle.
type Pacing struct {
	LaneGap time.Duration     // between two messages in one channel
	Settle  time.Duration     // from a request's start until its traces can be relied on; longer than Timeout
	Timeout time.Duration     // of one request
	Letter  time.Duration     // of the whole conversation that hands over one letter; 0 is Timeout
	Lease   time.Duration     // how long a silent job keeps its lane; longer than Timeout
	Methods map[string]Budget // by method; a method that is missing is not limited
}

// DefaultPacing stays inside what Slack documents: a message a second in a
// channel, some hundreds a minute in a workspace, 50 a minute for chat.update and
// conversations.history, 100 for views.publish. Letters leave as slowly as a
// company's mail server takes for no reason to ask who is writing.
// Source: docs.slack.dev/apis/web-api/rate-limits.
func DefaultPacing() Pacing {
	return Pacing{
		LaneGap: time.Second,
		Settle:  30 * time.Second,
		Timeout: 10 * time.Second,
		Letter:  20 * time.Second,
		Lease:   45 * time.Second,
		Methods: map[string]Budget{
			methodPost:    {Gap: time.Minute / 180, Burst: 20},
			methodUpdate:  {Gap: time.Minute / 30, Burst: 20},
			methodPublish: {Gap: time.Minute / 80, Burst: 20},
			methodHistory: {Gap: time.Minute / 40, Burst: 10},
			methodMail:    {Gap: time.Minute / 30, Burst: 20},
		},
	}
}

// timeout is how long a request in a lane may take.
func (p Pacing) timeout(l Lane) time.Duration {
	if _, mail := l.Mail(); mail {
		return cmp.Or(p.Letter, p.Timeout)
	}
	return p.Timeout
}
