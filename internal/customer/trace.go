package customer

import (
	"context"
	"fmt"
	"strings"

	"docket/internal/fault"
)

// Trace is what a message lets see of the customer it came from.
type Trace struct {
	Channel string // in which it was written; "" where that says nothing
	Email   string // of who wrote it; "" when not known
}

// Recognise finds the customer who shares the channel, else the one whose contact has
// the address. It reports whether it is clear who that is.
func (d *Desk) Recognise(ctx context.Context, t Trace) (Customer, bool, error) {
	t.Email = strings.ToLower(strings.TrimSpace(t.Email))
	if t == (Trace{}) {
		return Customer{}, false, nil
	}
	found, err := d.store.CustomerOf(ctx, t)
	if fault.KindOf(err) == fault.NotFound {
		return Customer{}, false, nil
	}
	if err != nil {
		return Customer{}, false, fmt.Errorf("recognise customer: %w", err)
	}
	return found, true, nil
}
