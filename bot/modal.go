package bot

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"docket/internal/fault"
)

// openModal shows a modal, over the one in which the call was made if there is
// one; where Slack lays no further one over it, in its place. A trigger that has
// expired is the person's to press again.
func (b *Bot) openModal(ctx context.Context, c call, v slack.ModalViewRequest) error {
	if c.View.ID == "" || c.View.Type != slack.VTModal {
		_, err := b.API.OpenViewContext(ctx, c.Trigger, v)
		return b.modalErr(ctx, c, err)
	}
	_, err := b.API.PushViewContext(ctx, c.Trigger, v)
	if slackCode(err) == "push_limit_reached" {
		return b.redrawModal(ctx, c, v)
	}
	return b.modalErr(ctx, c, err)
}

// redrawModal replaces the modal in which the call was made, unless it changed
// meanwhile.
func (b *Bot) redrawModal(ctx context.Context, c call, v slack.ModalViewRequest) error {
	_, err := b.API.UpdateViewContext(ctx, v, "", c.View.Hash, c.View.ID)
	return b.modalErr(ctx, c, err)
}

// leadBack ends a form with the modal it was opened from, drawn anew; where there
// is none the form becomes it. What was submitted is done: should Slack refuse,
// that modal shows what was there before.
func (b *Bot) leadBack(ctx context.Context, c call, v slack.ModalViewRequest) reply {
	if c.View.PreviousViewID == "" {
		return slack.NewUpdateViewSubmissionResponse(&v)
	}
	if _, err := b.API.UpdateViewContext(ctx, v, "", "", c.View.PreviousViewID); err != nil {
		b.Log.WarnContext(ctx, "redraw modal", "route", c.Route, "err", err)
	}
	return nil
}

func (b *Bot) modalErr(ctx context.Context, c call, err error) error {
	switch {
	case err == nil:
		return nil
	case slackCode(err) == "hash_conflict", slackCode(err) == "exchanged_trigger_id":
		return nil // a later press has already redrawn it
	case slackCode(err) == "expired_trigger_id", slackCode(err) == "trigger_expired", ctx.Err() != nil:
		return fault.Conflictf("That took too long to open. Press again.")
	}
	return fmt.Errorf("open modal for %s: %w", c.Route, err)
}
