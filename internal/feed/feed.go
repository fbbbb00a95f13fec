// Package feed gives each person a calendar to follow: the dates that concern
// them, behind a link that nobody can guess. It refuses a link that was renewed
// since, and one of somebody who has left.
package feed

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// Secret is what opens a person's feed: 32 random bytes. Whoever has it reads the
// feed.
type Secret [32]byte

// NewSecret makes one.
func NewSecret() (s Secret) {
	_, _ = rand.Read(s[:]) // it never fails
	return s
}

// ReadSecret reads what Token wrote.
func ReadSecret(token string) (s Secret, ok bool) {
	raw, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(raw) != len(s) {
		return Secret{}, false
	}
	return Secret(raw), true
}

// Token is the secret as it stands in a link.
func (s Secret) Token() string { return base64.RawURLEncoding.EncodeToString(s[:]) }

// String hides the secret from logs and errors.
func (s Secret) String() string { return "(a feed's secret)" }

// tag is a name for the feed that gives nothing away.
func (s Secret) tag() string {
	sum := sha256.Sum256(s[:])
	return hex.EncodeToString(sum[:8])
}

// Store keeps the secrets, and finds the dates.
type Store interface {
	// KeepFeed returns the person's secret, the fresh one when there is none yet.
	KeepFeed(ctx context.Context, act directory.Act, fresh Secret) (Secret, error)
	// RenewFeed puts the fresh secret in place of the person's, once per act, audited.
	RenewFeed(ctx context.Context, act directory.Act, fresh Secret) (Secret, error)
	// FeedDates are the dates of whoever the secret belongs to, from a week before
	// now on. A secret that opens nothing is a fault of the kind NotFound.
	FeedDates(ctx context.Context, s Secret) (Dates, error)
}

// Desk carries out what people ask about their feeds.
type Desk struct {
	store Store
	now   func() time.Time
}

// NewDesk returns a desk that keeps feeds in store.
func NewDesk(store Store, now func() time.Time) *Desk { return &Desk{store: store, now: now} }

// Link returns the secret of the person's feed, which is made when it is first
// asked for.
func (d *Desk) Link(ctx context.Context, act directory.Act) (Secret, error) {
	s, err := d.store.KeepFeed(ctx, act, NewSecret())
	if err != nil {
		return Secret{}, fmt.Errorf("keep feed of %s: %w", act.By, err)
	}
	return s, nil
}

// Renew gives the person's feed another secret; the one before opens nothing any
// more.
func (d *Desk) Renew(ctx context.Context, act directory.Act) (Secret, error) {
	s, err := d.store.RenewFeed(ctx, act, NewSecret())
	if err != nil {
		return Secret{}, fmt.Errorf("renew feed of %s: %w", act.By, err)
	}
	return s, nil
}

// Read is the feed behind a link's token, in the person's language. Every token
// that opens nothing is the same fault of the kind NotFound.
func (d *Desk) Read(ctx context.Context, token string) (calendar.Object, error) {
	s, ok := ReadSecret(token)
	if !ok {
		return calendar.Object{}, fault.NotFoundf("There is no calendar here.")
	}
	dates, err := d.store.FeedDates(ctx, s)
	if err != nil {
		return calendar.Object{}, fmt.Errorf("read feed: %w", err)
	}
	return dates.object(locale.For(dates.Of.Locale), s.tag(), d.now()), nil
}
