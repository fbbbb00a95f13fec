package customer

import (
	"context"
	"fmt"
	"time"

	"docket/internal/directory"
	"docket/internal/fault"
)

// BillingStore keeps how customers are invoiced.
type BillingStore interface {
	// Billing reads how a customer is invoiced; one of whom nobody said has an empty one.
	Billing(ctx context.Context, of ID) (Billing, error)
	// ChangeBilling locks the customer, lets the rule make the next billing at an
	// instant, and writes that once per act, audited.
	ChangeBilling(ctx context.Context, act directory.Act, of ID, rule func(Billing, time.Time) (Billing, error)) (Billing, error)
}

// Billing returns how the customer is invoiced.
func (d *Desk) Billing(ctx context.Context, of ID) (Billing, error) { return d.store.Billing(ctx, of) }

// SaveBilling puts texts in the place of those that were seen, by their Mark; whoever
// comes second is told. What is new has to be verified again.
func (d *Desk) SaveBilling(ctx context.Context, act directory.Act, of ID, b Billing, seen string) (Billing, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MayBill); err != nil {
		return Billing{}, err
	}
	b = b.Clean()
	if err := b.Check(); err != nil {
		return Billing{}, err
	}
	saved, err := d.store.ChangeBilling(ctx, act, of, func(now Billing, _ time.Time) (Billing, error) {
		if now.Mark() != seen && now.Mark() != b.Mark() {
			return Billing{}, changedMeanwhile()
		}
		return b.After(now), nil
	})
	if err != nil {
		return Billing{}, fmt.Errorf("save billing of customer %d: %w", of, err)
	}
	return saved, nil
}

// Verify makes sure of a part of how the customer is invoiced, as it was seen.
func (d *Desk) Verify(ctx context.Context, act directory.Act, of ID, part Part, seen string) (Billing, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MayVerify); err != nil {
		return Billing{}, err
	}
	verified, err := d.store.ChangeBilling(ctx, act, of, func(now Billing, at time.Time) (Billing, error) {
		if now.Mark() != seen {
			return Billing{}, changedMeanwhile()
		}
		return now.Verify(part, Verification{By: act.By, At: at})
	})
	if err != nil {
		return Billing{}, fmt.Errorf("verify billing of customer %d: %w", of, err)
	}
	return verified, nil
}

func changedMeanwhile() *fault.Error {
	return fault.Conflictf("Somebody has changed how this customer is invoiced meanwhile. Look at it anew.")
}
