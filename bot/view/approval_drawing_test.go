package view

import (
	"errors"
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
	"docket/internal/setting"
)

// approving is an order with an exception on its way through Customer Success, Finance and Sales.
func (f fixture) approving(states ...approval.State) order.Card {
	c := f.purchase(order.Approving)
	opened := monday.Add(-3 * time.Hour)
	c.SubmittedAt, c.ChangedBy = monday.AddDate(0, 0, -5), lea
	c.Exceptions = []order.Finding{{Reason: order.DiscountTooHigh, Line: 1, SKU: "AUDIT-STD", Has: money.Percents(22), Limit: money.Percents(15)}}
	c.Approval = approval.Run{Round: 2, State: approval.Open}
	for n, rule := range approval.Standard.Steps {
		st := approval.Step{Rule: rule, State: approval.Waiting}
		if n < len(states) {
			st.State, st.OpenedAt, st.Turn = states[n], opened, []directory.UserID{ana, marc}
			st.Due = []time.Time{opened.Add(24 * time.Hour), opened.Add(48 * time.Hour), opened.Add(72 * time.Hour)}
		}
		switch st.State {
		case approval.Approved:
			st.Votes = []approval.Vote{{By: marc, For: ana, Role: rule.Role, Choice: approval.Yes, At: monday.Add(-time.Hour)}}
		case approval.Declined:
			st.Votes = []approval.Vote{{By: marc, Role: rule.Role, Choice: approval.No, Note: f.written("No auditor before March."), At: monday.Add(-time.Hour)}}
		case approval.Asked:
			st.Asked = []approval.Exchange{{By: marc, At: monday.Add(-time.Hour), Text: f.written("On site, or from here?")}}
		}
		c.Approval.Steps = append(c.Approval.Steps, st)
	}
	return c
}

func (f fixture) approvals(r Reader) map[string]any {
	r.ID = ana
	fresh, asked := f.approving(approval.Open), f.approving(approval.Asked)
	answered, side, late, two := f.approving(approval.Open), f.approving(approval.Approved, approval.Open, approval.Open), f.approving(approval.Open), f.approving(approval.Open)
	answered.Approval.Steps[0].Asked = []approval.Exchange{{By: marc, At: monday.Add(-2 * time.Hour), Text: f.written("On site?"), Answer: f.written("From here."),
		AnsweredBy: lea, AnsweredAt: monday.Add(-time.Hour)}}
	late.Approval.Steps[0].Told, late.Approval.Steps[0].LateAt = 2, monday.Add(-time.Hour)
	two.Approval.Steps[0].Need, two.Approval.Steps[0].Votes = 2, []approval.Vote{{By: marc, Choice: approval.Yes, At: monday}}
	nobody := f.approving(approval.Open)
	nobody.Approval.Steps[0].Turn = nil
	turn := order.TurnArgs{Step: "customer_success", Round: 2}
	why := func(w order.Why) order.TurnArgs { return order.TurnArgs{Step: turn.Step, Round: 2, Why: w} }
	question := order.QuestionArgs{Step: turn.Step, Round: 2}
	reason, role := f.written("No auditor before March."), directory.CustomerSuccess
	channel := r
	channel.ID = ""
	views := map[string]any{
		"approval_turn": OrderTurn(r, fresh, turn), "approval_turn_reminded": OrderTurn(r, fresh, why(order.Reminded)), "approval_turn_raised": OrderTurn(r, late, why(order.Raised)),
		"approval_turn_over": OrderTurn(r, f.approving(approval.Approved, approval.Open), turn), "approval_channel": OrderCard(channel, fresh, OrderInChannel),
		"approval_channel_asked": OrderCard(channel, asked, OrderInChannel), "approval_channel_side_by_side": OrderCard(channel, side, OrderInChannel),
		"approval_channel_two": OrderCard(channel, two, OrderInChannel), "approval_channel_nobody": OrderCard(channel, nobody, OrderInChannel),
		"approval_mine_asked": OrderCard(r, asked, OrderMine), "approval_channel_declined": OrderCard(channel, f.approving(approval.Declined), OrderInChannel),
		"approval_asked":       OrderAsked(channel, asked, order.NewsArgs{By: marc, To: lea, Step: turn.Step, Round: 2, Text: f.written("On site?")}),
		"approval_asked_over":  OrderAsked(channel, answered, order.NewsArgs{By: marc, To: lea, Step: turn.Step, Round: 2, Text: f.written("On site?")}),
		"approval_question":    OrderQuestion(r, asked, question),
		"approval_chased":      OrderQuestion(r, asked, order.QuestionArgs{Step: turn.Step, Round: 2, Again: true}),
		"approval_replied":     OrderQuestion(r, answered, question),
		"approval_outdated":    OrderOutdated(r, fresh, errors.New("out of order")),
		"approval_approved":    OrderApproved(channel, fresh, order.NewsArgs{By: marc, For: ana, Role: role, Step: turn.Step}),
		"approval_through":     OrderApproved(r, fresh, order.NewsArgs{By: marc, Above: true, Role: role, Step: turn.Step, Through: true, To: ana}),
		"approval_declined":    OrderDeclined(r, fresh, order.NewsArgs{By: marc, Role: role, Step: turn.Step, Reason: reason, To: ana}),
		"approval_answered":    OrderAnswered(r, answered, order.NewsArgs{By: lea, Text: f.written("On site?"), Answer: f.written("From here."), To: ana}),
		"approval_vacant":      OrderVacant(r, nobody, order.NewsArgs{Step: turn.Step, To: ana}),
		"approve_form":         ApproveOrder(r, fresh, turn.Step, project.Load{Type: project.PS, Booked: 7, People: 9, Until: on(time.December, 30)}),
		"decline_form":         DeclineOrder(r, fresh, turn.Step),
		"ask_form":             AskSeller(r, fresh, turn.Step),
		"answer_question_form": AnswerQuestion(r, asked, turn.Step),
	}
	views["policy_standard"] = Policy(r, approval.Kept{Policy: approval.Standard}, nil)
	views["policy_own"] = Policy(r, f.ownPolicy(), setting.Numbers{setting.ApprovalClock: {1}, setting.ApprovalHours: {8, 16}})
	return views
}

func (f fixture) ownPolicy() approval.Kept {
	return approval.Kept{Version: 3, By: ana, At: monday, Policy: approval.Policy{Steps: []approval.Rule{
		{Key: "customer_success", Role: directory.CustomerSuccess, Stage: 1, Need: 2},
		{Key: "large", Role: directory.Management, Stage: 2, When: approval.When{Above: map[money.Currency]int64{"EUR": 1_000_000, "CNY": 8_000_000}}},
		{Key: "managed", Role: directory.Finance, Stage: 2, When: approval.When{Exceptions: []string{string(order.ManagedService), string(order.OnSiteSupport)}}},
	}}}
}

func TestADecisionAboutAnOrderIsRead(t *testing.T) {
	r := reader(locale.English())
	card := company.approving(approval.Open)
	at := StepAt[order.ID]{Of: 1042, Round: 2, Steps: []string{"customer_success"}}
	got, b, err := ReadApproveOrder(submitted(t, ApproveOrder(r, card, at.Steps[0], project.Load{}), filled{"feasible": picked("yes"), "staffed": picked("no")}))
	same(t, []any{at, approval.Ballot{Round: 2, Choice: approval.Yes, Answers: map[approval.Question]bool{approval.Feasible: true, approval.Staffed: false}}},
		[]any{got, b}, err)
	got, b, err = ReadDeclineOrder(submitted(t, DeclineOrder(r, card, at.Steps[0]), filled{"note": typed(" No rack. ")}))
	same(t, []any{at, approval.Ballot{Round: 2, Choice: approval.No, Note: "No rack."}}, []any{got, b}, err)
	got, question, err := ReadAskSeller(submitted(t, AskSeller(r, card, at.Steps[0]), filled{"question": typed("On site?")}))
	same(t, []any{at, "On site?"}, []any{got, question}, err)
	got, said, err := ReadAnswerQuestion(submitted(t, AnswerQuestion(r, company.approving(approval.Asked), at.Steps[0]), filled{"answer": typed("From here.")}))
	same(t, []any{at, "From here."}, []any{got, said}, err)

	both := StepAt[order.ID]{Of: 1042, Round: 2, Steps: []string{"finance", "sales"}}
	if back, err := ReadStepAt[order.ID](both.value()); err != nil || back.value() != both.value() {
		t.Errorf("read %+v, %v", back, err)
	}
	for _, value := range []string{"", "1042", "1042:2", "1042:2:", "x:2:finance", "1042:0:finance"} {
		if _, err := ReadStepAt[order.ID](value); err == nil {
			t.Errorf("%q is read", value)
		}
	}
}
