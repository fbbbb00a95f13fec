// Package search finds the house's things by words: customers, projects, requests,
// requirements, orders and issues. It owns what a word is, what of a thing is looked
// for, in which order it is found and by whom. It refuses to show anybody what the
// thing itself would refuse them.
package search

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/request"
	"docket/internal/requirement"
)

// Kind is what sort of thing is found, by the kind of its subject.
type Kind string

// The kinds.
const (
	Customers    Kind = "customer"
	Projects     Kind = "project"
	Requests     Kind = "request"
	Requirements Kind = "requirement"
	Orders       Kind = "order"
	Issues       Kind = "issue"
)

// Kinds lists them in the order people see them.
var Kinds = []Kind{Customers, Projects, Requests, Requirements, Orders, Issues}

// Hit is one thing found.
type Hit struct {
	Kind     Kind
	ID       int64
	Title    string // its name, title or description
	Customer string // its customer's name; "" of a customer
	Project  string // its project's name; "" where it has none
	State    string // as the thing calls it; "" of a customer
	Over     bool   // nothing more will happen to it
}

// Number is the thing's number as people say it; "" where it has none of its own.
func (h Hit) Number() string {
	switch h.Kind {
	case Orders:
		return order.ID(h.ID).Number()
	case Requests:
		return request.ID(h.ID).Number()
	case Requirements:
		return requirement.ID(h.ID).Number()
	case Issues:
		return strconv.FormatInt(h.ID, 10)
	}
	return ""
}

// Group is what was found of one kind, best first.
type Group struct {
	Kind Kind
	Hits []Hit
	More bool // there are others
}

// Found answers a question.
type Found struct {
	Query  Query
	Groups []Group // those that hold something, in the order of Kinds; the one whose number was asked for first
}

// Store finds what was put down.
type Store interface {
	// Find returns of each kind the best hits that the sight allows, and more than
	// limit of none. What was committed before is found.
	Find(ctx context.Context, q Query, s Sight, limit int) ([]Hit, error)
	// Members lists everybody docket knows.
	Members(ctx context.Context, roles ...directory.Role) ([]directory.Member, error)
}

// Desk carries out what people look for.
type Desk struct {
	store  Store
	roster directory.Roster
	now    func() time.Time
}

// NewDesk returns a desk that looks in store, for whom the roster says somebody is, by
// the application's clock.
func NewDesk(store Store, roster directory.Roster, now func() time.Time) *Desk {
	return &Desk{store: store, roster: roster, now: now}
}

// Find returns what holds all the words and what the person may see of it, at most so
// many of each kind. Nothing that can be looked for is no error: the query has no terms.
func (d *Desk) Find(ctx context.Context, by directory.UserID, text string, limit int) (Found, error) {
	q := Read(text)
	sight, err := d.sight(ctx, by)
	if err != nil || q.Empty() {
		return Found{Query: q}, err
	}
	hits, err := d.store.Find(ctx, q, sight, limit+1)
	if err != nil {
		return Found{}, fmt.Errorf("find: %w", err)
	}
	return Found{Query: q, Groups: q.group(hits, limit)}, nil
}

func (d *Desk) sight(ctx context.Context, by directory.UserID) (Sight, error) {
	m, err := d.roster.Member(ctx, by)
	if err != nil {
		return Sight{}, fmt.Errorf("look up member %s: %w", by, err)
	}
	if s, err := See(m, nil, d.now()); err != nil || s.Everything() {
		return s, err
	}
	all, err := d.store.Members(ctx)
	if err != nil {
		return Sight{}, fmt.Errorf("look up members: %w", err)
	}
	people := make(directory.People, len(all))
	for _, one := range all {
		people[one.ID] = one
	}
	return See(m, people, d.now())
}

// group orders hits by kind, in which they are best first. A kind in which a number
// was meant comes before the others.
func (q Query) group(hits []Hit, limit int) []Group {
	var meant, others []Group
	for _, k := range Kinds {
		g := Group{Kind: k}
		for _, h := range hits {
			if h.Kind == k {
				g.Hits = append(g.Hits, h)
			}
		}
		if g.More = len(g.Hits) > limit; g.More {
			g.Hits = g.Hits[:limit]
		}
		switch {
		case len(g.Hits) == 0:
		case q.Numbered(outbox.Subject{Kind: string(k), ID: g.Hits[0].ID}):
			meant = append(meant, g)
		default:
			others = append(others, g)
		}
	}
	return append(meant, others...)
}
