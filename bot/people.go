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

// people remembers for a moment who somebody is, so that a reader's language and
// time zone cost no statement on every press. Rights are never read from it: a
// desk looks them up anew.
type people struct {
	desk *directory.Desk
	now  func() time.Time
	mu   sync.Mutex
	kept map[directory.UserID]acquaintance
}

type acquaintance struct {
	member directory.Member
	until  time.Time
}

// keepMember is how long a member's language, zone and roles may be out of date
// in what is shown.
const keepMember = 30 * time.Second

func newPeople(desk *directory.Desk, now func() time.Time) *people {
	return &people{desk: desk, now: now, kept: map[directory.UserID]acquaintance{}}
}

func (p *people) member(ctx context.Context, id directory.UserID) (directory.Member, error) {
	p.mu.Lock()
	known, ok := p.kept[id]
	p.mu.Unlock()
	if ok && p.now().Before(known.until) {
		return known.member, nil
	}
	m, err := p.desk.Member(ctx, id)
	if err != nil {
		return directory.Member{}, fmt.Errorf("member %s: %w", id, err)
	}
	p.mu.Lock()
	p.kept[id] = acquaintance{member: m, until: p.now().Add(keepMember)}
	p.mu.Unlock()
	return m, nil
}

// forget makes the next look at the member a fresh one.
func (p *people) forget(id directory.UserID) {
	p.mu.Lock()
	delete(p.kept, id)
	p.mu.Unlock()
}

// reader is the person for whom something is drawn. Somebody docket has not met
// reads English until Slack has been asked about them, which is set off here.
func (b *Bot) reader(ctx context.Context, id directory.UserID) (view.Reader, error) {
	m, err := b.people.member(ctx, id)
	if err != nil {
		return view.For(directory.Member{ID: id}, b.Now()), err
	}
	if m.Name == "" {
		b.meetLater(ctx, id)
	}
	return view.For(m, b.Now()), nil
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
