package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jmoiron/sqlx"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/request"
)

var requestRefusals = refusals{
	"request_source": fault.Conflictf("Somebody logged this message at the same moment. Open it with `/requests`."),
	"request_act":    fault.Conflictf("This request was logged at the same moment."), // sent twice at once
}

// LogRequest implements request.Store.
func (s *Store) LogRequest(ctx context.Context, act directory.Act, d request.Draft, rule func(request.Draft, request.Scene) (request.Outcome, error)) (request.Request, error) {
	at := s.at()
	var logged request.Request
	if err := s.prepare(ctx, saveRequests); err != nil {
		return request.Request{}, fmt.Errorf("log request: %w", err)
	}
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) (err error) {
		if logged, err = requestOfAct(ctx, tx, act); err != nil || logged.ID != 0 {
			return err
		}
		st, err := s.stageDraft(ctx, tx, sceneOfNewRequest, act, d.Customer, at)
		if err != nil {
			return err
		}
		out, err := rule(d, st.scene)
		if err != nil {
			return err
		}
		logged = out.Request
		return st.save(ctx, tx, act, out)
	})
	if err != nil {
		return request.Request{}, fmt.Errorf("log request: %w", requestRefusals.translate(err))
	}
	return logged, nil
}

// requestOfAct is the request that the act made before, zero when it did not.
func requestOfAct(ctx context.Context, tx *sqlx.Tx, act directory.Act) (request.Request, error) {
	var row struct{ R requestRow }
	err := tx.GetContext(ctx, &row, `SELECT `+requestColumns+` FROM request r WHERE r.act = $1`, act.Key)
	if errors.Is(err, sql.ErrNoRows) {
		return request.Request{}, nil
	}
	return row.R.request(), err
}

// ChangeRequest implements request.Store. Requests that several people change at the
// same time are changed together.
func (s *Store) ChangeRequest(ctx context.Context, act directory.Act, id request.ID, named []directory.UserID, rule request.Rule) (request.Request, error) {
	of := staging{act: act, id: int64(id), named: named}
	changed, err := s.requests.change(ctx, &requestCall{staging: of, rule: rule}, func() (request.Request, error) { return s.changeRequest(ctx, of, rule) })
	if err != nil {
		return request.Request{}, fmt.Errorf("change request %d: %w", id, err)
	}
	return changed, nil
}

type (
	requestCall   = changeCall[request.Request, request.Scene, request.Outcome]
	requestChange = groupChange[request.Request, request.Scene, request.Outcome, requestStage]
)

// changeRequest changes a request alone.
func (s *Store) changeRequest(ctx context.Context, of staging, rule request.Rule) (changed request.Request, err error) {
	at := s.at()
	if err := s.prepare(ctx, lockRequest, saveRequests); err != nil {
		return changed, err
	}
	err = s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := s.stageRequest(ctx, tx, of, at)
		if changed = st.request; err != nil || st.repeated {
			return err
		}
		out, err := rule(st.request, st.scene)
		if err != nil {
			return err
		}
		changed = out.Request
		return st.save(ctx, tx, of.act, out)
	})
	return changed, err
}
