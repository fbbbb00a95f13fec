package contract

import (
	"context"
	"fmt"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/sheet"
)

// Terms are what a file does not say and holds for all its contracts.
type Terms struct {
	Committee directory.CommitteeID // that follows the projects
	Type      project.Type
	Class     customer.Class // of customers that are new
	Atomic    bool           // all or nothing
	DryRun    bool           // say what would happen, and change nothing
}

// Report is what an import came to.
type Report struct {
	Customers int // made known
	Projects  int // made known
	Extended  int // customers whose service ends later than before
	Known     int // contracts that were there already
	Repeated  int // lines that said again what another one said
	Refused   []sheet.Refusal
}

// Store keeps contracts.
type Store interface {
	// ImportContracts writes what is not known yet: customers, projects, the end
	// of service, and the record. With terms that say so it is one transaction,
	// or none at all. Progress hears after each batch how many are done.
	ImportContracts(ctx context.Context, act directory.Act, t Terms, cs []Contract, progress func(done int)) (Report, error)
}

// Desk takes in contracts.
type Desk struct {
	store  Store
	roster directory.Roster
}

// NewDesk returns a desk that keeps contracts in store.
func NewDesk(store Store, roster directory.Roster) *Desk { return &Desk{store: store, roster: roster} }

// Import takes in a file. On atomic terms a single refused line has nothing
// written, and the report says which. Whoever adds projects may.
func (d *Desk) Import(ctx context.Context, act directory.Act, t Terms, f File, progress func(done int)) (Report, error) {
	if err := directory.Allow(ctx, d.roster, act.By, project.MayAdd); err != nil {
		return Report{}, err
	}
	if err := t.check(); err != nil {
		return Report{}, err
	}
	report := Report{Repeated: f.Repeated, Refused: f.Refused}
	if t.Atomic && len(f.Refused) > 0 {
		return report, nil
	}
	wrote, err := d.store.ImportContracts(ctx, act, t, f.Contracts, progress)
	if err != nil {
		return report, fmt.Errorf("import %d contracts: %w", len(f.Contracts), err)
	}
	wrote.Repeated, wrote.Refused = report.Repeated, report.Refused
	return wrote, nil
}

func (t Terms) check() error {
	switch {
	case t.Committee == 0:
		return fault.Invalidf("Choose the committee that follows the project.").In("committee")
	case t.Type != project.PS && t.Type != project.BS:
		return fault.Invalidf("The type is PS or BS.").In("type")
	case t.Class != customer.A && t.Class != customer.B && t.Class != customer.C:
		return fault.Invalidf("The class is A, B or C.").In("class")
	}
	return nil
}
