package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/lib/pq"

	"docket/internal/catalogue"
	"docket/internal/change"
	"docket/internal/directory"
)

// SaveCatalogue implements catalogue.Store.
func (s *Store) SaveCatalogue(ctx context.Context, act directory.Act, seen catalogue.Edition, rule catalogue.Rule) (catalogue.Edition, error) {
	at := s.at()
	var made catalogue.Edition
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, lockCatalogue); err != nil {
			return fmt.Errorf("lock: %w", err)
		}
		err := tx.GetContext(ctx, &made, `SELECT edition FROM catalogue_edition WHERE act = $1`, act.Key)
		if err == nil || !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		now, next, err := nextEdition(ctx, tx, seen, rule)
		if err != nil {
			return err
		}
		made = now.Edition
		plan := catalogue.Compare(now, next)
		if len(plan) == 0 {
			return nil
		}
		made++
		err = addEdition(ctx, tx, effects{act: act, at: at, all: []change.Effects{{
			Verb: "catalogue.saved", Subject: catalogue.Subject, After: catalogue.Recorded{Edition: made, Changes: plan},
		}}}, made, next, plan)
		if err != nil || maps.Equal(now.Terms.Discounts, next.Terms.Discounts) {
			return err
		}
		return limitApprovals(ctx, tx, next.Terms.Discounts, act.Key, at)
	})
	if err != nil {
		return 0, fmt.Errorf("save catalogue: %w", err)
	}
	return made, nil
}

// lockCatalogue lets one at a time make an edition. Whoever reads or refers to one
// does not wait.
const lockCatalogue = `LOCK TABLE catalogue_edition IN SHARE ROW EXCLUSIVE MODE`

// nextEdition has the rule make the next edition of the present one. The one that was
// seen is read apart only where it is another.
func nextEdition(ctx context.Context, tx *sqlx.Tx, seen catalogue.Edition, rule catalogue.Rule) (now, next catalogue.Catalogue, err error) {
	if now, err = editionIn(ctx, tx, catalogue.Present); err != nil {
		return now, next, fmt.Errorf("read: %w", err)
	}
	was := now
	if seen != catalogue.Present && seen != now.Edition {
		if was, err = editionIn(ctx, tx, seen); err != nil {
			return now, next, fmt.Errorf("read what was seen: %w", err)
		}
	}
	next, err = rule(now, was)
	return now, next, err
}

// addEdition writes an edition, and of its SKUs those that changed.
func addEdition(ctx context.Context, tx *sqlx.Tx, e effects, n catalogue.Edition, c catalogue.Catalogue, plan catalogue.Plan) error {
	var touched []string
	rows := []skuRow{}
	for _, differs := range plan {
		if differs.SKU == "" || slices.Contains(touched[max(len(touched)-1, 0):], string(differs.SKU)) {
			continue
		}
		touched = append(touched, string(differs.SKU))
		if s, there := c.Get(differs.SKU); there {
			rows = append(rows, skuRow{Code: s.Code, Kind: s.Kind, Content: s, Words: wordsOf(s)})
		}
	}
	args, err := e.args()
	if err != nil {
		return err
	}
	terms, err := pack(c.Terms)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertEdition, append(args, n, terms, pq.Array(touched))...); err != nil {
		return fmt.Errorf("write edition %d: %w", n, err)
	}
	packed, err := pack(rows)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertSKUs, n, packed); err != nil {
		return fmt.Errorf("write SKUs of edition %d: %w", n, err)
	}
	return nil
}

var insertEdition = `WITH ` + effectsCTE + `, added AS (
		INSERT INTO catalogue_edition (edition, terms, by_member, at, act) VALUES ($10, $11, $2, $3, $1)
	), superseded AS (
		UPDATE sku SET until = $10 WHERE until IS NULL AND code = ANY ($12)
	)
	SELECT ` + sayEffects

const insertSKUs = `
	INSERT INTO sku (code, since, kind, content, words)
	SELECT s.code, $1, s.kind, s.content, s.words
	FROM jsonb_to_recordset($2::jsonb) AS s (code text, kind text, content jsonb, words text)`

// skuRow is a row of sku as insertSKUs reads it.
type skuRow struct {
	Code    catalogue.Code `json:"code"`
	Kind    catalogue.Kind `json:"kind"`
	Content catalogue.SKU  `json:"content"`
	Words   string         `json:"words"`
}

// wordsOf is what a SKU is found by.
func wordsOf(s catalogue.SKU) string {
	said := []string{string(s.Code)}
	for _, texts := range []catalogue.Text{s.Names, s.Descriptions} {
		said = slices.AppendSeq(said, maps.Values(texts))
	}
	return strings.ToLower(strings.Join(said, "\n"))
}
