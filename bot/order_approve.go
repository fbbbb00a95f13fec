package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/order"
	"docket/internal/project"
)

// approveOrder approves at once a step that asks nothing.
func (b *Bot) approveOrder(ctx context.Context, c call) (answer, error) {
	at, err := view.ReadStepAt[order.ID](c.Value)
	if err != nil {
		return answer{}, err
	}
	_, err = b.Desks.Orders.Vote(ctx, c.Act, at.Of, at.Steps[0], approval.Ballot{Round: at.Round, Choice: approval.Yes})
	return b.onStep(ctx, c, at, answer{}, err)
}

// loadDays is how far ahead the load of the teams is counted.
const loadDays = 30

// openApproval opens the questions of the step that is the person's to decide, or
// approves it when it has none.
func (b *Bot) openApproval(ctx context.Context, c call) (answer, error) {
	card, at, by, err := b.aboutOrders().at(ctx, c)
	if err != nil {
		return answer{}, err
	}
	step, err := card.MayVote(at.Steps, at.Round, by, b.Now())
	if err != nil {
		return b.onStep(ctx, c, at, answer{}, err)
	}
	if st, _ := card.Approval.Step(step); len(st.Asks) == 0 {
		_, err = b.Desks.Orders.Vote(ctx, c.Act, at.Of, step, approval.Ballot{Round: at.Round, Choice: approval.Yes})
		return b.onStep(ctx, c, at, answer{}, err)
	}
	load, err := b.loadOf(ctx, c, card.Type)
	return open(view.ApproveOrder(c.Reader, card, step, load)), err
}

func (b *Bot) loadOf(ctx context.Context, c call, t project.Type) (project.Load, error) {
	return b.Desks.Projects.Load(ctx, t, calendar.DateOf(b.Now(), c.Reader.Zone).Add(loadDays))
}

// stepForm opens a form about the step that is the person's to decide.
func (b *Bot) stepForm(draw func(view.Reader, order.Card, string) slack.ModalViewRequest) handler {
	return func(ctx context.Context, c call) (answer, error) {
		card, at, by, err := b.aboutOrders().at(ctx, c)
		if err != nil {
			return answer{}, err
		}
		step, err := card.MayVote(at.Steps, at.Round, by, b.Now())
		return b.onStep(ctx, c, at, open(draw(c.Reader, card, step)), err)
	}
}

// openAnswer opens the form in which the seller answers.
func (b *Bot) openAnswer(ctx context.Context, c call) (answer, error) {
	card, at, by, err := b.aboutOrders().at(ctx, c)
	if err != nil {
		return answer{}, err
	}
	err = card.MayAnswer(at.Steps[0], at.Round, by, b.Now())
	return b.onStep(ctx, c, at, open(view.AnswerQuestion(c.Reader, card, at.Steps[0])), err)
}

// onStep is the answer to a press. Whoever pressed on the card of an earlier round
// gets the present one with the reason.
func (b *Bot) onStep(ctx context.Context, c call, at view.StepAt[order.ID], done answer, err error) (answer, error) {
	if err == nil || fault.KindOf(err) != fault.Conflict {
		return done, err
	}
	if outside := directory.Allow(ctx, b.Desks.Directory, c.Act.By, directory.Staff); outside != nil {
		return answer{}, outside
	}
	card, missing := b.Desks.Orders.Show(ctx, at.Of)
	if missing != nil || card.Revision == at.Round {
		return answer{}, err
	}
	return say(view.OrderOutdated(c.Reader, card, err)), nil
}
