// Package closeout ends a project: the final document and the questionnaire are
// sent, the feedback is verified, and then the customer has signed or was silent
// for long enough. It refuses to close with a remark unanswered, and to leave a
// closing project without anybody being reminded of it.
package closeout

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/questionnaire"
)

// ID names a close-out; 0 is none.
type ID int64

// Subject is how the rest of the house points at the close-out.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "closeout", ID: int64(id)} }

// State is a stage of a close-out's life.
type State string

// The stages. Signed and Silent are closed, with the review to do.
const (
	Sending  State = "sending"  // final document or questionnaire is still to be sent
	Waiting  State = "waiting"  // both are sent; the days of silence are counted
	Remarked State = "remarked" // the customer made remarks; the clock stands
	Signed   State = "signed"
	Silent   State = "silent"
	Reviewed State = "reviewed" // handed over to service
	Dropped  State = "dropped"  // the project was stopped
)

// Closed reports whether the customer has nothing left to do. The customer's
// link leads nowhere then.
func (s State) Closed() bool { return s == Signed || s == Silent || s.Over() }

// Over reports whether nobody has anything left to do.
func (s State) Over() bool { return s == Reviewed || s == Dropped }

// Sent is something that was sent to the customer.
type Sent struct {
	By directory.UserID
	At time.Time // zero while it is to send
}

// Done reports whether it was.
func (s Sent) Done() bool { return !s.At.IsZero() }

// Closeout is the end of one project. There is one for each project, however
// often it is reopened.
type Closeout struct {
	ID            ID
	Project       project.ID
	State         State
	Since         time.Time          // when the state began, or the last step was done in it
	Owner         directory.UserID   // who sees to it
	Contact       customer.ContactID // whom it goes to; 0 while nobody is chosen
	OpenedBy      directory.UserID
	OpenedAt      time.Time
	Link          Link `json:"-"` // the secret of the customer's page; a reopened close-out has another one
	Round         int  // how often the document was sent
	Document      project.Document
	DocumentSent  Sent
	Questionnaire questionnaire.Version // the version sent; 0 for none
	QuestionsSent Sent
	Nudged        Sent          // the last reminder somebody had sent to the customer
	ClockFrom     calendar.Date // day 0 of the silence, in the committee's zone; zero when it was not counted. Kept when closed
	ClosesOn      calendar.Date // the last day on which the customer can answer; kept when closed
	Answers       questionnaire.Answers
	AnsweredAt    time.Time
	Remarks       []Remark
	Verified      Sent // by whom and when the feedback was verified
	VerifiedNote  string
	ClosedAt      time.Time
	Signature     *Signature
	Review        *Review
	Reopened      int
	Note          string // why it was reopened last
}

// Remark is something the customer wants changed, and the issue it became.
type Remark struct {
	Issue issue.ID
	Round int // of the document it is about
	Said  string
	At    time.Time
	State issue.State // of the issue now
}

// Answered reports whether the remark is dealt with.
func (r Remark) Answered() bool { return r.State == issue.Resolved || r.State == issue.Closed }

// Signature is the customer's acceptance.
type Signature struct {
	Name      string           `json:"name"`
	Day       calendar.Date    `json:"day"`                // as the customer wrote it
	Statement string           `json:"statement"`          // the words that were signed, as they were shown
	Round     int              `json:"round,omitempty"`    // of the document that was signed
	At        time.Time        `json:"at"`                 // when it came in
	Address   string           `json:"address,omitempty"`  // keyed hash of the network address it came from, hex
	Recorded  directory.UserID `json:"recorded,omitempty"` // the member who wrote it down, "" for one given on the web
	Evidence  project.Document `json:"evidence,omitzero"`  // of one that was written down
}

// Review ends a close-out: what comes after the project.
type Review struct {
	By           directory.UserID `json:"by"`
	At           time.Time        `json:"at"`
	Service      directory.UserID `json:"service"`      // to whom it is handed over, who calls the customer back
	Satisfaction string           `json:"satisfaction"` // what was made of the feedback
	FollowUp     string           `json:"follow_up"`
	From         calendar.Date    `json:"from"` // the service period
	Until        calendar.Date    `json:"until"`
}

// Link is the secret of the customer's page: 32 random bytes.
type Link [32]byte

// Unanswered counts the remarks that are not dealt with.
func (c Closeout) Unanswered() int {
	n := 0
	for _, r := range c.Remarks {
		if !r.Answered() {
			n++
		}
	}
	return n
}

// Silence is how many days the customer has been silent on the day; 0 while the
// clock stands.
func (c Closeout) Silence(today calendar.Date) int {
	if c.State != Waiting {
		return 0
	}
	return max(0, c.ClockFrom.DaysUntil(today))
}

// SilenceLimit is how many days of silence close it, or closed it; 0 when they are
// not counted.
func (c Closeout) SilenceLimit() int {
	if c.ClockFrom.IsZero() {
		return 0
	}
	return c.ClockFrom.DaysUntil(c.ClosesOn)
}
