// Package dossier gathers all that stands about one customer: how long it is served,
// its people, what is under way, what it bought, when it is called, what it thinks of
// us, and what was done. It decides nothing and changes nothing. It refuses whoever
// has no role in the company, and keeps what things cost from whoever may not read
// orders.
package dossier

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// MayRead says who looks at customers: everybody of the company.
var MayRead = directory.Staff

// File is all that stands about a customer, the first of each part.
type File struct {
	customer.Customer
	Unrenewed bool // somebody said that its present service period is not renewed
	People    Part[customer.Contact]
	Billing   customer.Billing
	Projects  Part[project.Line] // those that are not over first, the latest first
	Open      Open
	Rights    Part[entitlement.Line] // that can be used, first what ends first
	Bought    bool                   // it has bought something, whatever became of it
	Next      *Call                  // to be made; nil for none
	Last      *Call                  // that was made; nil for none
	Scores    []Score                // of what the customer answered, oldest first
	LowScore  int                    // a score of so much or less is low (setting.LowScore)
}

// Part is the beginning of a list, and how many there are in all.
type Part[T any] struct {
	First []T
	Count int
}

// More is how many there are beside those at hand.
func (p Part[T]) More() int { return max(0, p.Count-len(p.First)) }

// Call is a call-back about one of the customer's projects.
type Call struct {
	care.CallBack
	ProjectName string
}

// The sizes of the parts of a file.
const (
	PeopleShown   = 3
	ProjectsShown = 3
	OpenShown     = 3
	RightsShown   = 5
	ScoresShown   = 6
)

// PageSize is how many open things, people or entries of the history a page holds.
const PageSize = 20

// Open is what is under way about a customer, the worst first: emergencies, then by
// severity or urgency, then the longest waiting.
type Open struct {
	Counts map[string]int // by the kind of their subjects
	Items  []Item         // one page, in order
}

// Total is how much is under way in all.
func (o Open) Total() int {
	n := 0
	for _, count := range o.Counts {
		n += count
	}
	return n
}

// Kinds are the kinds of things that are under way, in the order they are told.
var Kinds = []string{"emergency", "issue", "request", "requirement", "closeout", "order"}

// Item is one thing that is under way.
type Item struct {
	Subject  outbox.Subject
	Title    string
	Kind     issue.KindKey    // of an issue
	Project  string           // "" for none
	State    string           // as its noun names it
	Severity issue.Severity   // of an issue; the urgency of a requirement
	Since    time.Time        // of the state
	Due      calendar.Date    // of a decided issue; the last day to answer of a close-out
	Turn     directory.UserID // whose turn it is, of several the first; "" when not known
	Late     bool             // it passed its time
}
