package catalogue

import (
	"context"
	"fmt"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/locale"
)

// MayEdit is the right to change the catalogue. Everybody may read it.
var MayEdit = directory.Permission{
	Roles:   []directory.Role{directory.SalesLead, directory.Management, directory.Admin},
	Refusal: locale.Textf("Only the head of sales, Management or an administrator may change the catalogue."),
}

// Rule makes the next edition of the one that stands and the one that was seen, or
// refuses with a fault.
type Rule func(now, seen Catalogue) (Catalogue, error)

// Filter says which SKUs are looked for.
type Filter struct {
	Text   string        // words, each of which stands in the code, a name or a description
	Kind   Kind          // "" for any
	OnDay  calendar.Date // on sale then; zero for any
	Limit  int
	Offset int
}

// Store keeps editions of the catalogue.
type Store interface {
	// Catalogue returns an edition whole, tidy. Where there is none yet, the present
	// one is empty; any other that is not there is a NotFound fault.
	Catalogue(ctx context.Context, n Edition) (Catalogue, error)
	// CatalogueTerms returns the terms that stand now, and the edition they are of.
	CatalogueTerms(ctx context.Context) (Edition, Terms, error)
	// FindSKUs returns the SKUs that fit, by code, one whose code begins with the text
	// first.
	FindSKUs(ctx context.Context, f Filter) ([]SKU, error)
	// SKU returns one that is in the catalogue now, else a NotFound fault.
	SKU(ctx context.Context, code Code) (SKU, error)
	// SaveCatalogue lets the rule make the next edition and writes it, once per act,
	// audited. One that is the same is not written. It returns the edition that the
	// act made, or found to be so already.
	SaveCatalogue(ctx context.Context, act directory.Act, seen Edition, rule Rule) (Edition, error)
}

// Desk carries out what people ask about the catalogue.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps the catalogue in store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

// Current returns the catalogue as it is now, whole.
func (d *Desk) Current(ctx context.Context) (Catalogue, error) {
	return d.store.Catalogue(ctx, Present)
}

// Edition returns the catalogue as it was, whole.
func (d *Desk) Edition(ctx context.Context, n Edition) (Catalogue, error) {
	return d.store.Catalogue(ctx, n)
}

// Terms returns the terms that stand now, and the edition they are of.
func (d *Desk) Terms(ctx context.Context) (Edition, Terms, error) { return d.store.CatalogueTerms(ctx) }

// Find returns the SKUs that fit, by code, one whose code begins with the text first.
func (d *Desk) Find(ctx context.Context, f Filter) ([]SKU, error) { return d.store.FindSKUs(ctx, f) }

// SKU returns one that is in the catalogue now, else a NotFound fault.
func (d *Desk) SKU(ctx context.Context, code Code) (SKU, error) { return d.store.SKU(ctx, code) }

// Plan says what would change if this were the catalogue.
func (d *Desk) Plan(ctx context.Context, c Catalogue) (Plan, error) {
	c = c.Tidy()
	if err := c.Check(); err != nil {
		return nil, err
	}
	now, err := d.store.Catalogue(ctx, Present)
	if err != nil {
		return nil, err
	}
	return Compare(now, c), nil
}

// Apply makes this the catalogue, unless it changed since the edition that was seen;
// Present asks for no such check.
func (d *Desk) Apply(ctx context.Context, act directory.Act, c Catalogue, seen Edition) (Edition, error) {
	return d.save(ctx, act, Present, func(now, _ Catalogue) (Catalogue, error) { return now.replace(c, seen) })
}

// Add puts a SKU into the catalogue.
func (d *Desk) Add(ctx context.Context, act directory.Act, s SKU) (Edition, error) {
	return d.save(ctx, act, Present, func(now, _ Catalogue) (Catalogue, error) { return now.add(s) })
}

// Save changes a SKU, unless it changed since the edition that was seen.
func (d *Desk) Save(ctx context.Context, act directory.Act, s SKU, seen Edition) (Edition, error) {
	return d.save(ctx, act, seen, func(now, seen Catalogue) (Catalogue, error) { return now.change(s, seen) })
}

// Withdraw takes a SKU out of the catalogue, unless it changed since the edition that
// was seen. Orders that name it keep it.
func (d *Desk) Withdraw(ctx context.Context, act directory.Act, code Code, seen Edition) (Edition, error) {
	return d.save(ctx, act, seen, func(now, seen Catalogue) (Catalogue, error) { return now.withdraw(code, seen) })
}

// SaveTerms lets edit change the terms, unless they changed since the edition that was
// seen.
func (d *Desk) SaveTerms(ctx context.Context, act directory.Act, seen Edition, edit func(Terms) Terms) (Edition, error) {
	return d.save(ctx, act, seen, func(now, seen Catalogue) (Catalogue, error) { return now.setTerms(edit, seen) })
}

func (d *Desk) save(ctx context.Context, act directory.Act, seen Edition, rule Rule) (Edition, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MayEdit); err != nil {
		return 0, err
	}
	n, err := d.store.SaveCatalogue(ctx, act, seen, rule)
	if err != nil {
		return 0, fmt.Errorf("save catalogue after edition %d: %w", seen, err)
	}
	return n, nil
}
