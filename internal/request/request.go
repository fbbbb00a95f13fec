// Package request carries a customer's request from the agent who brings it to the
// customer who is told that it is done. It says the next step and the words for the
// customer. It refuses to refuse: from wherever a request stands there is a way to
// "carried out and the customer told" (domain, section 6).
package request

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
)

// ID names a request; 0 is none.
type ID int64

// Subject is how the rest of the house points at the request.
func (id ID) Subject() outbox.Subject { return outbox.Subject{Kind: "request", ID: int64(id)} }

// Number is the request's number as people say it: "R-381".
func (id ID) Number() string { return "R-" + strconv.FormatInt(int64(id), 10) }

// ParseNumber reads a request's number as people write it: "R-381", "r 381", "381".
func ParseNumber(text string) (ID, bool) {
	text = strings.TrimLeft(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(text)), "R"), "- #")
	id, err := strconv.ParseInt(text, 10, 64)
	return ID(id), err == nil && id > 0
}

// Kind is what sort of thing the customer asks for.
type Kind string

// The kinds (domain, section 6).
const (
	Service Kind = "service"
	Export  Kind = "data_export" // a copy of its data, free if the contract says so
	Wish    Kind = "wish"        // for development: a requirement (section 7)
)

// Kinds lists them in the order people see them.
var Kinds = []Kind{Service, Export, Wish}

// State is where a request stands: whose answer it waits for.
type State string

// The states. None of them says no.
const (
	Triage  State = "triage"  // is it in scope? asks the agent
	Sorting State = "sorting" // the agent cannot tell, or nobody took it: asks the dispatcher
	Able    State = "able"    // in scope; can the agent do it? asks the agent
	Charged State = "charged" // an export that is charged: what does the customer say? asks the agent
	Handed  State = "handed"  // to its owner, who has not taken it
	Working State = "working" // its owner carries it out
	Talk    State = "talk"    // out of scope; the sales manager talks with the customer
	Writing State = "writing" // a special case; the sales manager writes the solution
	Signing State = "signing" // the solution waits for its two signatures
	Placing State = "placing" // the signed special case waits for the dispatcher to place it
	Wished  State = "wished"  // a requirement, or about to be one; it follows that
	Done    State = "done"    // carried out; the agent has to tell the customer
	Told    State = "told"    // carried out and the customer told
	Resting State = "resting" // the customer does not pursue it, until they do
)

// States lists them all.
var States = []State{Triage, Sorting, Able, Charged, Handed, Working, Talk, Writing, Signing, Placing, Wished, Done, Told, Resting}

// Over reports whether nobody has to do anything about the request.
func (s State) Over() bool { return s == Told || s == Resting }

// The limits of what people write, in characters.
const (
	TitleLimit = 150
	BodyLimit  = 3000 // of the request, a solution, the words for the customer
	NoteLimit  = 1000
)

// Request is one request of a customer.
type Request struct {
	ID        ID
	Customer  customer.ID
	Project   project.ID // the customer's last one; 0 for none
	Committee directory.CommitteeID
	Kind      Kind
	Title     string
	Body      string           // what the customer wrote or said
	Source    Source           // the message it came from
	Agent     directory.UserID // who brought it, and tells the customer
	Owner     directory.UserID // who carries it out or shall; "" while nobody is named
	Turn      []directory.UserID
	State     State
	Since     time.Time // of the state
	OpenedAt  time.Time
	ClosedAt  time.Time // the customer was told
	Untaken   time.Time // since when nobody took it in time; zero when somebody did
	Late      time.Time // since when a service level is broken; zero when none is
	Waiting   time.Time // for the customer since; zero when not
	Course
}

// Source is the Slack message a request came from.
type Source struct {
	Link string // permalink; "" for none
	Key  string // channel and time stamp: a second request of the same message is the first
}

// Course is what is kept of a request beside what lists look for.
type Course struct {
	Scope    Scope              `json:"scope,omitzero"`
	Handed   []Handing          `json:"handed,omitempty"`  // to whom it was given, oldest first
	Words    []Telling          `json:"words,omitempty"`   // what the customer is told, oldest first
	Outcome  *Agreement         `json:"outcome,omitempty"` // of the sales manager's talk, the last one
	Solution *Solution          `json:"solution,omitempty"`
	Approval approval.Run       `json:"-"`                // of the solution; kept as every approval is
	Result   string             `json:"result,omitempty"` // what was done
	DoneBy   directory.UserID   `json:"done_by,omitempty"`
	DoneAt   time.Time          `json:"done_at,omitzero"`
	Wish     int64              `json:"wish,omitempty"` // the requirement's number; 0 while there is none
	Clock    Clock              `json:"clock,omitzero"`
	Told     int                `json:"told,omitempty"` // reminders of the present state that were said
	Reopened int                `json:"reopened,omitempty"`
	By       directory.UserID   `json:"by,omitempty"`    // who brought it to its state; "" for nobody
	Shown    []directory.UserID `json:"shown,omitempty"` // who has its card, sorted
}

// Answer is what somebody says of a request's scope.
type Answer string

// The answers.
const (
	In      Answer = "in"
	Out     Answer = "out"
	Unclear Answer = "unclear"
)

// Scope is whether the request lies within what the customer has bought.
type Scope struct {
	Proposed Answer           `json:"proposed,omitempty"`
	Because  Reason           `json:"because,omitempty"`
	Day      calendar.Date    `json:"day,omitzero"` // of the reason: the last day of the service period
	Answer   Answer           `json:"answer,omitempty"`
	By       directory.UserID `json:"by,omitempty"`
	At       time.Time        `json:"at,omitzero"`
}

// Reason is why a scope is proposed.
type Reason string

// The reasons.
const (
	InService   Reason = "in_service"   // until Scope.Day; no day for an open end
	ServiceOver Reason = "service_over" // since Scope.Day, and not renewed
	NotYet      Reason = "not_yet"      // the service begins on Scope.Day
	ProjectRuns Reason = "project_runs" // a project is being delivered
	NoContract  Reason = "no_contract"  // nothing is known that was bought
	ExportFree  Reason = "export_free"  // the contract includes it
	ExportCosts Reason = "export_costs" // the contract does not
	IsWish      Reason = "is_wish"      // it is a wish for development
)

// Handing is that a request was given to somebody to carry out.
type Handing struct {
	To    directory.UserID `json:"to"` // "" for the dispatcher
	By    directory.UserID `json:"by"`
	At    time.Time        `json:"at"`
	Taken time.Time        `json:"taken,omitzero"`
	Note  string           `json:"note,omitempty"`
}

// Telling is one thing the customer is to be told, and that it was.
type Telling struct {
	Phrase   Phrase           `json:"phrase"`
	Since    time.Time        `json:"since"`
	By       directory.UserID `json:"by,omitempty"` // who told them; "" while nobody has
	At       time.Time        `json:"at,omitzero"`
	Sent     bool             `json:"sent,omitempty"`     // by docket, in the channel shared with the customer
	Text     string           `json:"text,omitempty"`     // what was sent, where it was
	Reminded int              `json:"reminded,omitempty"` // reminders to tell them that were said
	Note     string           `json:"note,omitempty"`     // key of the note by which it was sent
	Lost     string           `json:"lost,omitempty"`     // Slack's word for why what was sent did not arrive; "" when it did
}

// Phrase is a sentence for the customer; its words stand in every language docket
// writes to customers in.
type Phrase string

// The phrases, one for each branch.
const (
	SayInHand    Phrase = "in_hand"      // we see to it
	SayHanded    Phrase = "handed"       // it goes to its owner at once
	SaySorting   Phrase = "sorting"      // it goes to the designated person
	SayOutside   Phrase = "outside"      // it lies outside the regular service; the sales manager will be in touch
	SayOver      Phrase = "service_over" // the service period has ended; the sales manager will be in touch
	SayCharged   Phrase = "charged"      // an export is charged
	SayObjection Phrase = "objection"    // the sales manager will be in touch about the charge
	SayFree      Phrase = "agreed_free"
	SayAgreed    Phrase = "agreed_charged"
	SaySpecial   Phrase = "special" // a solution is being worked out
	SayResting   Phrase = "resting" // as agreed we do not pursue it; a word is enough
	SayWish      Phrase = "wish"    // it is passed on for evaluation
	SayNotNow    Phrase = "not_now" // it stays on the list
	SayDone      Phrase = "done"
)

// Agreement is what the sales manager and the customer came to.
type Agreement struct {
	How      How              `json:"how"`
	Amount   int64            `json:"amount,omitempty"` // minor units, where it is charged a sum
	Currency money.Currency   `json:"currency,omitempty"`
	Terms    string           `json:"terms,omitempty"` // how it is charged, in words
	By       directory.UserID `json:"by"`
	At       time.Time        `json:"at"`
}

// How is the outcome of the sales manager's talk.
type How string

// The outcomes. A no is not among them: the customer may let it rest.
const (
	Free       How = "free"
	ForMoney   How = "charged"
	Special    How = "special" // needs a written solution with two signatures
	NotPursued How = "not_pursued"
)

// Solution is how a special case is dealt with, in writing.
type Solution struct {
	Text  string           `json:"text"`
	By    directory.UserID `json:"by"`
	At    time.Time        `json:"at"`
	Round int              `json:"round"` // counts the solutions, from 1; each is signed anew
}

// Clock is what a request's service levels promise and how they stand, in working
// hours of its committee.
type Clock struct {
	Answer     int         `json:"answer"`  // hours until the customer has a first answer
	Resolve    int         `json:"resolve"` // hours until it is carried out
	AnsweredAt time.Time   `json:"answered_at,omitzero"`
	Pauses     []Pause     `json:"pauses,omitempty"` // while it waited for the customer, oldest first
	Broken     []LevelKind `json:"broken,omitempty"` // the levels whose breach was told
}

// Pause is a stretch in which a request waited for the customer; an open end lasts.
type Pause struct {
	From  time.Time `json:"from"`
	Until time.Time `json:"until,omitzero"`
}
