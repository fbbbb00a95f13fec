package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/lib/pq"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/fault"
)

// editionRow is a row of catalogue_edition, with the SKUs that stood in it.
type editionRow struct {
	Edition catalogue.Edition
	Terms   document[catalogue.Terms]
	By      directory.UserID `db:"by_member"`
	At      moment
	SKUs    document[[]catalogue.SKU] `db:"skus"`
}

func (r editionRow) catalogue() catalogue.Catalogue {
	return catalogue.Catalogue{Edition: r.Edition, By: r.By, At: r.At.time(), Terms: r.Terms.V, SKUs: r.SKUs.V}
}

// Catalogue implements catalogue.Store.
func (s *Store) Catalogue(ctx context.Context, n catalogue.Edition) (catalogue.Catalogue, error) {
	c, err := editionIn(ctx, s.db.x, n)
	if err != nil {
		return c, fmt.Errorf("read catalogue %d: %w", n, errInTime(ctx, err))
	}
	return c, nil
}

// getter is a database or a transaction.
type getter interface {
	GetContext(ctx context.Context, into any, query string, args ...any) error
}

func editionIn(ctx context.Context, db getter, n catalogue.Edition) (catalogue.Catalogue, error) {
	var row editionRow
	switch err := db.GetContext(ctx, &row, wholeEdition, n, catalogue.Present); {
	case errors.Is(err, sql.ErrNoRows) && n <= 0:
		return catalogue.Catalogue{}, nil
	case errors.Is(err, sql.ErrNoRows):
		return catalogue.Catalogue{}, fault.NotFoundf("The catalogue has no edition %d.", int(n))
	case err != nil:
		return catalogue.Catalogue{}, err
	}
	return row.catalogue(), nil
}

// wholeEdition joins the SKUs as text: put together as jsonb, thousands of them take
// four times as long.
const wholeEdition = `
	SELECT e.edition, e.terms, e.by_member, e.at, (
		SELECT '[' || string_agg(s.content::text, ',' ORDER BY s.code COLLATE "C") || ']' FROM sku s
		WHERE s.since <= e.edition AND (s.until IS NULL OR s.until > e.edition)) AS skus
	FROM catalogue_edition e
	WHERE $1::int IN (e.edition, $2) ORDER BY e.edition DESC LIMIT 1`

// CatalogueTerms implements catalogue.Store.
func (s *Store) CatalogueTerms(ctx context.Context) (catalogue.Edition, catalogue.Terms, error) {
	var row editionRow
	err := s.db.x.GetContext(ctx, &row, latestTerms)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return 0, catalogue.Terms{}, fmt.Errorf("read terms: %w", errInTime(ctx, err))
	}
	return row.Edition, row.Terms.V, nil
}

const latestTerms = `SELECT edition, terms FROM catalogue_edition ORDER BY edition DESC LIMIT 1`

// FindSKUs implements catalogue.Store.
func (s *Store) FindSKUs(ctx context.Context, f catalogue.Filter) ([]catalogue.SKU, error) {
	text := strings.ToLower(strings.TrimSpace(f.Text))
	words := []string{}
	for w := range strings.FieldsSeq(text) {
		words = append(words, like(w))
	}
	var rows []document[catalogue.SKU]
	err := s.db.x.SelectContext(ctx, &rows, someSKUs, pq.Array(words), f.Kind, f.OnDay, like(text), f.Limit, f.Offset)
	if err != nil {
		return nil, fmt.Errorf("find SKUs: %w", errInTime(ctx, err))
	}
	found := make([]catalogue.SKU, len(rows))
	for n, r := range rows {
		found[n] = r.V
	}
	return found, nil
}

// someSKUs compares days as text, which ISO 8601 allows. A code that begins with the
// text comes before one that only holds it.
const someSKUs = `
	SELECT content FROM sku
	WHERE until IS NULL AND words LIKE ALL ($1::text[]) AND ($2 = '' OR kind = $2)
		AND ($3::text IS NULL OR (coalesce(content->>'from', $3) <= $3 AND coalesce(content->>'until', $3) >= $3))
	ORDER BY lower(code) LIKE substr($4, 2) DESC, code COLLATE "C" LIMIT $5 OFFSET $6`

// SKU implements catalogue.Store.
func (s *Store) SKU(ctx context.Context, code catalogue.Code) (catalogue.SKU, error) {
	var content document[catalogue.SKU]
	switch err := s.db.x.GetContext(ctx, &content, `SELECT content FROM sku WHERE until IS NULL AND code = $1`, code); {
	case errors.Is(err, sql.ErrNoRows):
		return catalogue.SKU{}, fault.NotFoundf("%s is no longer in the catalogue.", string(code))
	case err != nil:
		return catalogue.SKU{}, fmt.Errorf("read SKU %s: %w", code, errInTime(ctx, err))
	}
	return content.V, nil
}
