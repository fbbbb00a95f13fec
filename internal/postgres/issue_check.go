package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/jmoiron/sqlx"

	"docket/internal/care"
	"docket/internal/change"
	"docket/internal/closeout"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/entitlement"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/reminder"
	"docket/internal/request"
	"docket/internal/requirement"
)

// Effects are what the business's reminders do, for DB.Reminders.
func (s *Store) Effects() map[reminder.Kind]Effect {
	return map[reminder.Kind]Effect{issue.Check: checkIssue, committee.Due: openMeeting, emergency.Look: lookEmergency,
		closeout.Look: s.lookAtCloseout, care.CallLook: s.lookAtCallBack, care.ServiceLook: s.lookAtService,
		care.Replan: s.arrangeCalls, care.HandOver: s.arrangeCalls,
		entitlement.Look: lookAtEntitlement, order.Chase: s.chaseOrder, order.Look: s.lookAtOrder,
		request.LookKind: s.lookAtRequest, request.MissKind: s.requestMissed,
		requirement.LookKind: s.lookAtRequirement, requirement.ListKind: listRequirements}
}

// actOf is the act by which a reminder has its effect: the clock's.
func actOf(r reminder.Reminder) directory.Act {
	return directory.Act{Key: fmt.Sprintf("reminder:%d", r.ID)}
}

// checkIssue reminds whoever is late with what was decided, and sets the next check.
func checkIssue(ctx context.Context, tx *sqlx.Tx, r reminder.Reminder, now time.Time) error {
	id := issue.ID(r.Subject.ID)
	st, err := stageIssue(ctx, tx, actOf(r), id, nil, now)
	if err != nil {
		return fmt.Errorf("check issue %d: %w", id, err)
	}
	e := effects{act: actOf(r), at: now, all: []change.Effects{st.issue.Look(st.scene)}}
	if len(e.all[0].Stale) > 0 {
		e.stale = st.touched(st.issue)
	}
	return e.write(ctx, tx)
}
