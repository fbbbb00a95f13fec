package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/questionnaire"
)

// questionnaireRow is questionnaire q as questionnaireColumns reads it.
type questionnaireRow struct {
	Version   questionnaire.Version
	Questions document[[]questionnaire.Question]
	By        directory.UserID `db:"by_member"`
	At        moment
}

const questionnaireColumns = `version, questions, by_member, at`

func (r questionnaireRow) questionnaire() questionnaire.Questionnaire {
	return questionnaire.Questionnaire{Version: r.Version, Questions: r.Questions.V, By: r.By, At: r.At.time()}
}

// Questionnaire implements questionnaire.Store.
func (s *Store) Questionnaire(ctx context.Context, v questionnaire.Version) (questionnaire.Questionnaire, error) {
	var row questionnaireRow
	switch err := s.db.x.GetContext(ctx, &row, questionnaireOf, v); {
	case errors.Is(err, sql.ErrNoRows):
		return questionnaire.Questionnaire{}, fault.NotFoundf("That questionnaire is not there.")
	case err != nil:
		return questionnaire.Questionnaire{}, fmt.Errorf("read questionnaire %d: %w", v, errInTime(ctx, err))
	}
	return row.questionnaire(), nil
}

const questionnaireOf = `
	SELECT ` + questionnaireColumns + ` FROM questionnaire WHERE $1 = 0 OR version = $1 ORDER BY version DESC LIMIT 1`

// SaveQuestionnaire implements questionnaire.Store.
func (s *Store) SaveQuestionnaire(ctx context.Context, act directory.Act, rule questionnaire.Rule) (questionnaire.Questionnaire, error) {
	at := s.at()
	var saved questionnaire.Questionnaire
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		if _, err := tx.ExecContext(ctx, lockQuestionnaires); err != nil {
			return fmt.Errorf("lock: %w", err)
		}
		var row struct {
			questionnaireRow
			Repeated bool
		}
		if err := tx.GetContext(ctx, &row, questionnaireOfAct, act.Key); err != nil {
			return fmt.Errorf("read: %w", err)
		}
		saved = row.questionnaire()
		if row.Repeated {
			return nil
		}
		all, err := rule(saved)
		if err != nil || slices.EqualFunc(all, saved.Questions, questionnaire.Question.Equal) {
			return err
		}
		before := saved
		saved = questionnaire.Questionnaire{Version: before.Version + 1, Questions: all, By: act.By, At: at}
		packed, err := pack(all)
		if err != nil {
			return err
		}
		args, err := effects{act: act, at: at, all: []change.Effects{{
			Verb: "questionnaire.saved", Subject: questionnaire.Subject, Before: asRecorded(before), After: asRecorded(saved),
		}}}.args()
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, addQuestionnaire, append(args, saved.Version, packed)...)
		return err
	})
	if err != nil {
		return questionnaire.Questionnaire{}, fmt.Errorf("save questionnaire: %w", err)
	}
	return saved, nil
}

// lockQuestionnaires lets one at a time make a version. Whoever reads or refers to
// one does not wait.
const lockQuestionnaires = `LOCK TABLE questionnaire IN SHARE ROW EXCLUSIVE MODE`

// questionnaireOfAct is the version the act made, else the current one.
const questionnaireOfAct = `
	SELECT ` + questionnaireColumns + `, act = $1 AS repeated FROM questionnaire ORDER BY act = $1 DESC, version DESC LIMIT 1`

var addQuestionnaire = `WITH ` + effectsCTE + `, added AS (
		INSERT INTO questionnaire (version, questions, by_member, at, act) VALUES ($10, $11, $2, $3, $1)
	)
	SELECT ` + sayEffects

// asRecorded is a questionnaire as the record keeps it: by key, so that an entry
// holds the questions that changed, and their order.
func asRecorded(q questionnaire.Questionnaire) map[string]any {
	fields, order := map[string]any{"version": q.Version}, make([]string, len(q.Questions))
	for n, asked := range q.Questions {
		fields[questionnaire.RecordedPrefix+asked.Key], order[n] = asked, asked.Key
	}
	fields["order"] = order
	return fields
}

// EnsureQuestionnaire makes the standard questionnaire the first version where
// there is none.
func (s *Store) EnsureQuestionnaire(ctx context.Context) error {
	packed, err := pack(questionnaire.Standard)
	if err != nil {
		return err
	}
	err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		_, err := tx.ExecContext(ctx, ensureQuestionnaire, packed, s.at())
		return err
	})
	if err != nil {
		return fmt.Errorf("ensure questionnaire: %w", err)
	}
	return nil
}

const ensureQuestionnaire = `
	INSERT INTO questionnaire (version, questions, by_member, at, act) VALUES (1, $1, '', $2, 'standard') ON CONFLICT DO NOTHING`
