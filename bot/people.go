package bot

import (
	"context"
	"fmt"
	"sync"
	"time"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/inbox"
)

// people remembers for a moment who everybody is, so that a reader's language and
// time zone, and the names of those whose turn it is not, cost no statement on
// every press. Rights are never read from it: a desk looks them up anew.
type people struct {
	desk  *directory.Desk
	now   func() time.Time
	mu    sync.Mutex
	kept  directory.People
	until time.Time
}

// keepPeople is how long names, languages, zones and roles may be out of date in
// what is shown.
const keepPeople = 30 * time.Second

func newPeople(desk *directory.Desk, now func() time.Time) *people {
	return &people{desk: desk, now: now}
}

// all is everybody docket knows. While the database does not answer, whoever was
// known before still is.
func (p *people) all(ctx context.Context) (directory.People, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept != nil && p.now().Before(p.until) {
		return p.kept, nil
	}
	members, err := p.desk.Members(ctx)
	if err != nil && p.kept == nil {
		return nil, fmt.Errorf("look up members: %w", err)
	}
	if err == nil {
		p.kept = make(directory.People, len(members))
		for _, m := range members {
			p.kept[m.ID] = m
		}
	}
	p.until = p.now().Add(keepPeople)
	return p.kept, nil
}

// forget has everybody looked up anew.
func (p *people) forget() {
	p.mu.Lock()
	p.until = time.Time{}
	p.mu.Unlock()
}

// reader is the person for whom something is drawn. Somebody docket has not met
// reads English until Slack has been asked about them, which is set off here; a guest
// without a role is asked about again.
func (b *Bot) reader(ctx context.Context, id directory.UserID) (view.Reader, error) {
	all, err := b.people.all(ctx)
	if err != nil {
		return view.For(directory.Member{ID: id}, b.Now()), err
	}
	m, known := all[id]
	if !known || m.Name == "" || !directory.Staff.Admits(m) {
		m.ID = id
		b.meetLater(ctx, id)
	}
	r := view.For(m, b.Now())
	r.People = all
	return r, nil
}

// everybody is whoever reads a channel, in its committee's language and zone.
// Names are a courtesy: without them people are mentioned.
func (b *Bot) everybody(ctx context.Context, language, zone string) view.Reader {
	r := view.Channel(language, zone, b.Now())
	r.People, _ = b.people.all(ctx)
	return r
}

// meetLater has the inbox ask Slack who somebody is, once a day at most.
func (b *Bot) meetLater(ctx context.Context, ids ...directory.UserID) {
	for _, id := range ids {
		_, err := b.Events.Receive(ctx, inbox.Event{
			ID:       fmt.Sprintf("meet:%s:%s", id, b.Now().UTC().Format(time.DateOnly)),
			Received: b.Now(), Body: meetBody(id),
		})
		if err != nil {
			b.Log.WarnContext(ctx, "meet later", "member", id, "err", err)
		}
	}
}
