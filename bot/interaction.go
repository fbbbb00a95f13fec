package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/fault"
)

// interaction deals with a press, a submitted modal, a shortcut, or a question
// for options, and says which route it took.
func (b *Bot) interaction(ctx context.Context, in slack.InteractionCallback) (string, reply) {
	switch in.Type {
	case slack.InteractionTypeBlockActions:
		return b.pressed(ctx, in), nil
	case slack.InteractionTypeViewSubmission:
		return in.View.CallbackID, b.submitted(ctx, in)
	case slack.InteractionTypeShortcut, slack.InteractionTypeMessageAction:
		c := newCall(in, in.CallbackID, "shortcut:"+in.TriggerID)
		b.answerAfter(ctx, c, b.routes.shortcuts[in.CallbackID].do)
		return in.CallbackID, nil
	case slack.InteractionTypeBlockSuggestion:
		return in.ActionID, b.suggest(ctx, in)
	}
	return string(in.Type), nil
}

func newCall(in slack.InteractionCallback, route, key string) call {
	return call{
		Act:   directory.Act{Key: key, By: directory.UserID(in.User.ID)},
		Route: route, Trigger: in.TriggerID, Channel: in.Channel.ID, Answer: in.ResponseURL,
		View: in.View, Message: in.Message,
	}
}

// pressed deals with the first action of a press; Slack sends one at a time.
func (b *Bot) pressed(ctx context.Context, in slack.InteractionCallback) string {
	all := in.ActionCallback.BlockActions
	if len(all) == 0 || all[0] == nil {
		return "none"
	}
	a := all[0]
	do, route, ref := b.routes.action(a.ActionID, picked(a))
	c := newCall(in, route, fmt.Sprintf("press:%s:%s", in.TriggerID, route))
	c.Value = ref
	b.answerAfter(ctx, c, do)
	return route
}

// answerAfter acts, and opens a modal while the trigger is good. Somebody in a
// modal or on the Home tab is told by a modal too; anybody else after the
// acknowledgement.
func (b *Bot) answerAfter(ctx context.Context, c call, do handler) {
	if do == nil {
		return
	}
	a, err := b.act(ctx, &c, do)
	if err == nil && a.open != nil {
		err = b.openModal(ctx, c, *a.open)
	}
	if err == nil && a.redraw != nil {
		err = b.redrawModal(ctx, c, *a.redraw)
	}
	if err != nil {
		a = say(refusal(c.Reader, err))
	}
	if a.say == nil || c.View.ID != "" && b.openModal(ctx, c, view.Shown(*a.say)) == nil {
		return
	}
	ctx = context.WithoutCancel(ctx)
	b.after.Go(func() { b.tell(ctx, c, *a.say) })
}

// submitted deals with a modal.
func (b *Bot) submitted(ctx context.Context, in slack.InteractionCallback) reply {
	c := newCall(in, in.View.CallbackID, "view:"+in.View.ID)
	do, ok := b.routes.submissions[in.View.CallbackID]
	if !ok {
		return nil
	}
	a, err := b.act(ctx, &c, do)
	switch {
	case err != nil:
		return rejected(c, err)
	case a.done:
		return slack.NewClearViewSubmissionResponse()
	case a.redraw != nil:
		return slack.NewUpdateViewSubmissionResponse(a.redraw)
	case a.below != nil:
		return b.leadBack(ctx, c, *a.below)
	case a.open != nil:
		return slack.NewPushViewSubmissionResponse(a.open)
	case a.say != nil:
		b.after.Go(func() { b.tell(context.WithoutCancel(ctx), c, *a.say) })
	}
	return nil
}

// rejected keeps the modal with what was typed: a fault of a field is said beside
// it, any other one is laid over the modal, or where that cannot be, said beside
// its first field.
func rejected(c call, err error) reply {
	if fields := view.FieldErrors(c.Reader, err, c.View); fields != nil {
		return slack.NewErrorsViewSubmissionResponse(fields)
	}
	v := view.Told(c.Reader, view.Fault(c.Reader, err))
	if !onTop(c.View) {
		return slack.NewPushViewSubmissionResponse(&v)
	}
	if first := view.FirstField(c.Reader, err, c.View); first != nil {
		return slack.NewErrorsViewSubmissionResponse(first)
	}
	return slack.NewUpdateViewSubmissionResponse(&v)
}

// onTop tells whether a modal is the third, over which Slack lays no other.
func onTop(v slack.View) bool { return v.PreviousViewID != "" && v.PreviousViewID != v.RootViewID }

// logged puts what is no fault into the log, once, here at the edge.
func (b *Bot) logged(ctx context.Context, route string, err error) error {
	if fault.KindOf(err) == fault.Internal {
		level := b.Log.ErrorContext
		if errors.Is(err, context.DeadlineExceeded) {
			level = b.Log.WarnContext
		}
		level(ctx, "call failed", "route", route, "err", err)
	}
	return err
}

// tellWithin bounds an answer given after the acknowledgement.
const tellWithin = 10 * time.Second

// refusal is a fault as a message to one person.
func refusal(r view.Reader, err error) view.Message { return view.Said(view.Fault(r, err)) }

// tell answers one person alone, where they acted: by the response URL while
// that is good, else by an ephemeral message, else directly.
func (b *Bot) tell(ctx context.Context, c call, m view.Message) {
	ctx, cancel := context.WithTimeout(ctx, tellWithin)
	defer cancel()
	options := []slack.MsgOption{slack.MsgOptionText(m.Text, false), slack.MsgOptionBlocks(m.Blocks...)}
	var err error
	switch {
	case c.Answer != "":
		err = slack.PostWebhookContext(ctx, c.Answer, &slack.WebhookMessage{Text: m.Text, ReplaceOriginal: false,
			ResponseType: slack.ResponseTypeEphemeral, Blocks: &slack.Blocks{BlockSet: m.Blocks}})
	case c.Channel != "":
		_, err = b.API.PostEphemeralContext(ctx, c.Channel, string(c.Act.By), options...)
	default:
		_, _, err = b.API.PostMessageContext(ctx, string(c.Act.By), options...)
	}
	if err != nil {
		b.Log.WarnContext(ctx, "answer", "route", c.Route, "err", err)
	}
}
