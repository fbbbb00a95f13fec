package project

import (
	"context"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/locale"
)

// Version is one of the two versions of a signed contract (domain, section 4).
type Version string

// The versions. The full one is Management's; the reduced one is without
// commercial terms and stands on the project's card.
const (
	Full    Version = "full"
	Reduced Version = "reduced"
)

// Contracts keeps the signed contracts' documents.
type Contracts interface {
	// SetContract keeps a version of the contract, once per act; the record says
	// that, and not which document.
	SetContract(ctx context.Context, act directory.Act, id ID, v Version, d Document) error
	// OpenContract reads a version and puts on record who did.
	OpenContract(ctx context.Context, act directory.Act, id ID, v Version) (Document, error)
}

// MayContract says who keeps and opens the full contract.
var MayContract = directory.Permission{
	Roles:   []directory.Role{directory.Management},
	Refusal: locale.Textf("Only Management may see and keep the full contract. The version without commercial terms is on the project’s card."),
}

// SetContract keeps a version of the project's contract.
func (d *Desk) SetContract(ctx context.Context, act directory.Act, id ID, v Version, doc Document) error {
	if err := directory.Allow(ctx, d.roster, act.By, MayContract); err != nil {
		return err
	}
	if v != Full && v != Reduced {
		return fault.Invalidf("Choose which version it is.").In("version")
	}
	if err := doc.Check(); err != nil {
		return err
	}
	return d.store.SetContract(ctx, act, id, v, doc)
}

// Contract opens the full contract; who does is on record.
func (d *Desk) Contract(ctx context.Context, act directory.Act, id ID) (Document, error) {
	if err := directory.Allow(ctx, d.roster, act.By, MayContract); err != nil {
		return Document{}, err
	}
	return d.store.OpenContract(ctx, act, id, Full)
}
