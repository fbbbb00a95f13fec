package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/change"
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/reminder"
)

// RaiseEmergency implements emergency.Store.
func (s *Store) RaiseEmergency(ctx context.Context, act directory.Act, d emergency.Draft,
	raise func(emergency.Draft, emergency.Scene) (emergency.Emergency, change.Effects, error)) (emergency.Emergency, error) {
	at := s.at()
	var raised emergency.Emergency
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		st, err := stageDraft(ctx, tx, act, d, at)
		if err != nil || st.repeated {
			raised = st.emergency
			return err
		}
		var effects change.Effects
		if raised, effects, err = raise(d, st.scene); err != nil {
			return err
		}
		return st.save(ctx, tx, act, raised, effects)
	})
	if repeats(err, "emergency_act") {
		return s.emergencyOfAct(ctx, act)
	}
	if err != nil {
		return emergency.Emergency{}, err
	}
	return raised, nil
}

// emergencyOfAct is the emergency that an act made, when it arrived twice at once.
func (s *Store) emergencyOfAct(ctx context.Context, act directory.Act) (emergency.Emergency, error) {
	var row struct{ E emergencyRow }
	if err := s.db.x.GetContext(ctx, &row, emergencyByAct, act.Key); err != nil {
		return emergency.Emergency{}, fmt.Errorf("read emergency of act %s: %w", act.Key, errInTime(ctx, err))
	}
	return row.E.emergency(), nil
}

// ChangeEmergency implements emergency.Store.
func (s *Store) ChangeEmergency(ctx context.Context, act directory.Act, id emergency.ID, rule emergency.Rule) (emergency.Emergency, error) {
	at := s.at()
	var changed emergency.Emergency
	err := s.db.InTxKeyed(ctx, func(tx *sqlx.Tx) error {
		var err error
		changed, err = changeEmergency(ctx, tx, act, id, at, rule)
		return err
	})
	if err != nil {
		return emergency.Emergency{}, fmt.Errorf("change emergency %d: %w", id, err)
	}
	return changed, nil
}

// lookEmergency tells again of an emergency that nobody has taken.
func lookEmergency(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	id := emergency.ID(r.Subject.ID)
	if _, err := changeEmergency(ctx, tx, actOf(r), id, now, emergency.Emergency.Repeat); err != nil {
		return fmt.Errorf("look at emergency %d: %w", id, err)
	}
	return nil
}

func changeEmergency(ctx context.Context, tx *sqlx.Tx, act directory.Act, id emergency.ID, at time.Time, rule emergency.Rule) (emergency.Emergency, error) {
	st, err := stageEmergency(ctx, tx, act, id, at)
	if err != nil || st.repeated {
		return st.emergency, err
	}
	changed, effects, err := rule(st.emergency, st.scene)
	if err != nil {
		return changed, err
	}
	return changed, st.save(ctx, tx, act, changed, effects)
}
