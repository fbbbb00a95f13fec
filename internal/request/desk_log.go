package request

import (
	"context"
	"fmt"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
)

// Log takes a customer's request in. A message that was logged before is refused as a
// Conflict; OfMessage finds what was made of it.
func (d *Desk) Log(ctx context.Context, act directory.Act, draft Draft) (Request, error) {
	r, err := d.store.LogRequest(ctx, act, draft, Log)
	if err != nil {
		return Request{}, fmt.Errorf("log request of customer %d: %w", draft.Customer, err)
	}
	return r, nil
}

// OfMessage finds the request that was made of a message, and reports whether there
// is one.
func (d *Desk) OfMessage(ctx context.Context, key string) (Card, bool, error) {
	if key == "" {
		return Card{}, false, nil
	}
	card, err := d.store.RequestOf(ctx, key)
	if fault.KindOf(err) == fault.NotFound {
		return Card{}, false, nil
	}
	return card, err == nil, err
}

// Propose says what would be proposed of a request of the customer, logged now, and
// by what.
func (d *Desk) Propose(ctx context.Context, by directory.UserID, of customer.ID, k Kind) (Scope, Scene, error) {
	s, err := d.store.RequestScene(ctx, by, of)
	if err != nil {
		return Scope{}, Scene{}, fmt.Errorf("propose scope for customer %d: %w", of, err)
	}
	return Propose(k, s), s, nil
}
