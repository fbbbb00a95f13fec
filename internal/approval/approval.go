// Package approval settles whether something may be done: who has to agree, in
// which order, by when, and what follows if they do not. It is told facts and
// returns an explained run of steps. It refuses to know what is approved, to let
// anybody approve their own, and to count a vote whose authority was not proved
// when it was given.
package approval

import (
	"time"

	"docket/internal/directory"
	"docket/internal/money"
)

// Policy is who has to approve, as data an administrator changes.
type Policy struct {
	Steps []Rule `json:"steps"` // stage by stage
}

// Rule is one step of a policy.
type Rule struct {
	Key   string         `json:"key"`             // of the step: "customer_success"
	Role  directory.Role `json:"role"`            // who decides
	Stage int            `json:"stage"`           // steps of one stage stand side by side; the next stage begins when it is through
	Need  int            `json:"need,omitempty"`  // how many of them have to agree; 0 is one
	When  When           `json:"when,omitzero"`   // in which cases; the zero When is always
	Asks  []Question     `json:"asks,omitempty"`  // what an approval answers
	Limit string         `json:"limit,omitempty"` // the measure on which the role's own limit has to suffice: "discount"
}

// When is in which cases a step is taken: all that is said has to hold.
type When struct {
	Exceptions []string                 `json:"exceptions,omitempty"` // any of these; "any" is any at all
	Above      map[money.Currency]int64 `json:"above,omitempty"`      // an amount above this, in minor units; in a currency that is not named, always
}

// Question is answered with yes or no by whoever approves; no is no approval.
type Question string

// The questions Customer Success answers (domain, section 3).
const (
	Feasible Question = "feasible" // can it be done as sold?
	Staffed  Question = "staffed"  // do we have the people?
)

// Facts are what is known of the thing to approve.
type Facts struct {
	By         directory.UserID                            `json:"by"`               // whose it is, who may not approve it
	Beside     []directory.UserID                          `json:"beside,omitempty"` // who had a hand in it and may not either
	Amount     int64                                       `json:"amount"`
	Currency   money.Currency                              `json:"currency"`
	Apart      bool                                        `json:"apart,omitempty"` // it is signed by people apart: nobody decides two steps, and whose it is may sign as one of them
	Named      map[string]directory.UserID                 `json:"named,omitempty"` // by step: who decides it in person while they are active, before all who hold its role
	Exceptions []string                                    `json:"exceptions,omitempty"`
	Measures   map[string]money.Percent                    `json:"measures,omitempty"` // "discount": the highest
	Limits     map[string]map[directory.Role]money.Percent `json:"limits,omitempty"`   // of each measure, by role
}

// State is where a run or a step stands.
type State string

// The states. Only a step waits for its turn or for an answer.
const (
	Waiting  State = "waiting" // its turn has not come
	Open     State = "open"
	Asked    State = "asked" // open, and its clock stands while an answer is awaited
	Approved State = "approved"
	Declined State = "declined"
	Void     State = "void" // the thing changed or was withdrawn
)

// Run is one course of approval, of one round of the thing.
type Run struct {
	Round     int       `json:"round"` // of the thing: each change of it makes a new run
	Began     time.Time `json:"began"` // when this round was asked for
	State     State     `json:"state"`
	LateSince time.Time `json:"late_since,omitzero"` // since when an open step is past its deadline
	Facts     Facts     `json:"facts"`
	Pace      Pace      `json:"pace,omitzero"` // of its clock
	Steps     []Step    `json:"steps"`
}

// Step is a step of a run.
type Step struct {
	Rule
	State    State              `json:"state"`
	OpenedAt time.Time          `json:"opened_at,omitzero"` // when its turn came
	ClosedAt time.Time          `json:"closed_at,omitzero"`
	Took     time.Duration      `json:"took,omitempty"`    // of the clock's own time, once it is closed
	Turn     []directory.UserID `json:"turn,omitempty"`    // who may decide and was told so, sorted
	Due      []time.Time        `json:"due,omitempty"`     // the clock's moments: reminded, superiors, Management
	Told     int                `json:"told,omitempty"`    // how many of them have passed
	LateAt   time.Time          `json:"late_at,omitzero"`  // since when it is past its deadline
	Up       []directory.UserID `json:"up,omitempty"`      // superiors who may decide too, since it is late
	Votes    []Vote             `json:"votes,omitempty"`   // oldest first
	Asked    []Exchange         `json:"asked,omitempty"`   // oldest first; the last may be unanswered
	Because  []string           `json:"because,omitempty"` // which exceptions brought it about; none when it is always taken
}

// Choice is what a vote says.
type Choice string

// The choices.
const (
	Yes Choice = "approve"
	No  Choice = "decline"
)

// Vote is what one person decided; never edited.
type Vote struct {
	By      directory.UserID  `json:"by"`
	For     directory.UserID  `json:"for,omitempty"`   // in whose place, "" for oneself
	Role    directory.Role    `json:"role"`            // whose step it was
	Above   bool              `json:"above,omitempty"` // as a superior of those who hold the role
	Limit   *money.Percent    `json:"limit,omitempty"` // the role's own, where the step depends on it
	Choice  Choice            `json:"choice"`
	Note    string            `json:"note,omitempty"` // why it was declined
	Answers map[Question]bool `json:"answers,omitempty"`
	At      time.Time         `json:"at"`
}

// Exchange is a question to whoever wants the approval, and the answer.
type Exchange struct {
	By         directory.UserID `json:"by"`
	At         time.Time        `json:"at"`
	Text       string           `json:"text"`
	Answer     string           `json:"answer,omitempty"`
	AnsweredBy directory.UserID `json:"answered_by,omitempty"`
	AnsweredAt time.Time        `json:"answered_at,omitzero"`
	Chased     bool             `json:"chased,omitempty"` // who has to answer was reminded
}
