// Package requirement carries a customer's wish for development from the first
// question, whether it is necessary, to the day it is delivered or put off. It
// refuses an outcome that too few have evaluated, and work against payment that
// nobody has signed (domain, section 7).
package requirement

import (
	"strconv"
	"strings"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/request"
)

// ID names a requirement; 0 is none.
type ID int64

// Subject is how the rest of the house points at the requirement.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "requirement", ID: int64(id)} }

// Number is the requirement's number as people say it: "REQ-112".
func (id ID) Number() string { return "REQ-" + strconv.FormatInt(int64(id), 10) }

// ParseNumber reads a requirement's number as people write it: "REQ-112", "req 112", "112".
func ParseNumber(text string) (ID, bool) {
	text = strings.TrimLeft(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(text)), "REQ"), "- #")
	id, err := strconv.ParseInt(text, 10, 64)
	return ID(id), err == nil && id > 0
}

// CardKey is the key of the note that is the requirement's card in the channel of its
// project, under which everything about it is said.
func (id ID) CardKey() string { return "requirement.card:" + strconv.FormatInt(int64(id), 10) }

// State is a stage of a requirement's life.
type State string

// The stages.
const (
	Persuaded    State = "persuaded"     // not necessary; the customer sees it
	WorkedAround State = "worked_around" // solved with what exists
	Evaluating   State = "evaluating"
	Negotiating  State = "negotiating" // the sales manager agrees on the price with the customer
	Confirming   State = "confirming"  // the price waits for its two signatures
	ToSchedule   State = "to_schedule"
	Scheduled    State = "scheduled"
	Developing   State = "developing"
	Done         State = "done"
	NotNow       State = "not_now" // put off until its day
	Unpaid       State = "unpaid"  // the customer does not want to pay, until they do
)

// States lists them all.
var States = []State{Persuaded, WorkedAround, Evaluating, Negotiating, Confirming, ToSchedule, Scheduled, Developing, Done, NotNow, Unpaid}

// Resting reports whether nobody has to do anything about it for now.
func (s State) Resting() bool {
	return s == Persuaded || s == WorkedAround || s == Done || s == NotNow || s == Unpaid
}

// Urgency is how soon the customer needs it.
type Urgency string

// The urgencies, worst first.
const (
	Critical Urgency = "critical"
	High     Urgency = "high"
	Medium   Urgency = "medium"
	Low      Urgency = "low"
)

// Urgencies lists them, worst first.
var Urgencies = []Urgency{Critical, High, Medium, Low}

// Effort is how much work an assessor thinks it is.
type Effort string

// The efforts, in person days.
const (
	Small  Effort = "small"  // up to 2
	Middle Effort = "middle" // up to 10
	Large  Effort = "large"  // up to 30
	Huge   Effort = "huge"   // more
)

// Efforts lists them, the smallest first.
var Efforts = []Effort{Small, Middle, Large, Huge}

// The limits of what people write, in characters.
const (
	TitleLimit = 150
	BodyLimit  = 3000
	NoteLimit  = 1000
)

// Requirement is one customer's wish for development.
type Requirement struct {
	ID          ID
	Customer    customer.ID
	Project     project.ID
	Committee   directory.CommitteeID
	Request     request.ID // that it answers; 0 for none
	Title       string
	Body        string
	Urgency     Urgency
	RaisedBy    directory.UserID
	Turn        []directory.UserID // whose turn it is
	State       State
	Since       time.Time // of the state
	RaisedAt    time.Time
	SubmittedAt time.Time     // to the tracker; zero while it was not
	PlannedFor  calendar.Date // zero while it is not scheduled
	Ticket      Ticket        // in the tracker
	Course
}

// Course is what is kept of a requirement beside what lists look for.
type Course struct {
	Screening   Screening    `json:"screening"`
	Evaluations []Evaluation `json:"evaluations,omitempty"` // one of each assessor, oldest first
	Earlier     []Evaluation `json:"earlier,omitempty"`     // from before it was put off, which count no more
	Ready       bool         `json:"ready,omitempty"`       // evaluated: it waits for a decision
	Outcome     *Outcome     `json:"outcome,omitempty"`
	Price       *Price       `json:"price,omitempty"`
	Approval    approval.Run `json:"-"`                 // of the price; kept as every approval is
	Release     string       `json:"release,omitempty"` // in which it is planned or came
	Result      string       `json:"result,omitempty"`
	Reminded    int          `json:"reminded,omitempty"` // reminders of the present state that were said
	Moves       []Move       `json:"moves,omitempty"`    // from state to state, oldest first
}

// Screening are the questions its project manager answers first.
type Screening struct {
	Necessary bool   `json:"necessary"`
	Solvable  bool   `json:"solvable,omitempty"` // solved or worked around with what exists
	Note      string `json:"note,omitempty"`     // how the customer was persuaded, or how it is solved
}

// Evaluation is what one assessor thinks, on the four criteria.
type Evaluation struct {
	By       directory.UserID `json:"by"`
	At       time.Time        `json:"at"`
	Contract bool             `json:"contract"` // inside the contract
	Urgent   bool             `json:"urgent"`
	Stops    bool             `json:"stops"` // it stops the customer's normal work
	Effort   Effort           `json:"effort"`
	Note     string           `json:"note,omitempty"`
}

// Choice is what becomes of a requirement.
type Choice string

// The choices.
const (
	Develop    Choice = "develop"
	ForPayment Choice = "for_payment"
	PutOff     Choice = "not_now"
)

// Choices lists them in the order people see them.
var Choices = []Choice{Develop, ForPayment, PutOff}

// Outcome is what was decided; a requirement that comes up again gets another.
type Outcome struct {
	Choice   Choice           `json:"choice"`
	Note     string           `json:"note,omitempty"`
	ReviewOn calendar.Date    `json:"review_on,omitzero"` // of what is put off: when it is evaluated again
	By       directory.UserID `json:"by"`
	At       time.Time        `json:"at"`
}

// Price is what the sales manager agreed with the customer.
type Price struct {
	Amount   int64            `json:"amount"` // minor units
	Currency money.Currency   `json:"currency"`
	Terms    string           `json:"terms,omitempty"`
	By       directory.UserID `json:"by"`
	At       time.Time        `json:"at"`
	Round    int              `json:"round"` // counts the prices, from 1; each is signed anew
}

// Ticket is a requirement in a tracker.
type Ticket struct {
	Tracker string // which: Internal, "jira"
	Key     string // "REQ-112", "DEV-77"
	URL     string // "" for none
}
