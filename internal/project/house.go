package project

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// HouseKey names a document of the house that is linked wherever it matters
// (domain, section 4).
type HouseKey string

// The documents of the house.
const (
	ServiceStandard HouseKey = "service_standard"
	Tariff          HouseKey = "tariff" // of services outside the standard
)

// HouseKeys are all of them, in the order people see them.
var HouseKeys = []HouseKey{ServiceStandard, Tariff}

// House are the documents that were set.
type House map[HouseKey]Document

// HouseSubject is how the record points at the documents of the house.
var HouseSubject = outbox.Subject{Kind: "house", ID: 1}

// HouseStore keeps the documents of the house.
type HouseStore interface {
	House(ctx context.Context) (House, error)
	// SetHouseDocument lets the rule make the next document of the one there is and
	// writes it, once per act, audited.
	SetHouseDocument(ctx context.Context, act directory.Act, k HouseKey, rule func(Document) (Document, error)) error
}

// HouseDesk carries out what people ask about the documents of the house.
type HouseDesk struct {
	store  HouseStore
	roster directory.Roster
}

// NewHouseDesk returns a desk that keeps documents in store.
func NewHouseDesk(store HouseStore, roster directory.Roster) *HouseDesk {
	return &HouseDesk{store: store, roster: roster}
}

// Documents returns the documents of the house as they are now.
func (d *HouseDesk) Documents(ctx context.Context) (House, error) { return d.store.House(ctx) }

// Set puts a document in the place of the one that was seen, by its Mark; whoever
// comes second is told. It is a link: what is linked for everybody has to open for
// everybody, and a file handed in by one person does not.
func (d *HouseDesk) Set(ctx context.Context, act directory.Act, k HouseKey, seen string, next Document) error {
	if err := directory.Allow(ctx, d.roster, act.By, directory.Administer); err != nil {
		return err
	}
	if next.File != "" {
		return fault.Invalidf("Give a link that everybody can open. A file handed in here would be seen by you alone.").In("document_url")
	}
	if err := next.Check(); err != nil {
		return err
	}
	err := d.store.SetHouseDocument(ctx, act, k, func(now Document) (Document, error) {
		if now.Mark() != seen && now != next {
			return Document{}, fault.Conflictf("Somebody has changed this document meanwhile. Open it anew.")
		}
		return next, nil
	})
	if err != nil {
		return fmt.Errorf("set document %s of the house: %w", k, err)
	}
	return nil
}

// Mark is short and differs when the document does; for a form that has to come
// back to the document it was opened about.
func (d Document) Mark() string {
	sum := sha256.Sum256([]byte(d.Title + "\x00" + d.URL + "\x00" + d.File))
	return hex.EncodeToString(sum[:8])
}
