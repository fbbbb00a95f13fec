package view

import (
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/requirement"
)

// deal is a requirement that the customer pays for, as it stands.
func (f fixture) deal(state requirement.State) requirement.Card {
	c := f.requirement(requirement.ToSchedule)
	c.State, c.Turn = state, []directory.UserID{ana, lea}
	c.Outcome = &requirement.Outcome{Choice: requirement.ForPayment, By: ana, At: monday}
	c.Earlier = []requirement.Evaluation{{By: lea, At: monday, Urgent: true, Effort: requirement.Small}, {By: marc, At: monday, Effort: requirement.Large}}
	if state == requirement.Negotiating {
		return c
	}
	c.Price = &requirement.Price{Amount: 480000, Currency: "EUR", Terms: f.written("in two parts"), By: marc, At: monday, Round: 2}
	c.Approval = approval.Run{Round: 2, State: approval.Open, Began: monday, Steps: []approval.Step{
		{Rule: requirement.Policy.Steps[0], State: approval.Approved, Votes: []approval.Vote{{By: marc, Role: directory.SalesManager, Choice: approval.Yes, At: monday}}},
		{Rule: requirement.Policy.Steps[1], State: approval.Open, Turn: c.Turn, Due: []time.Time{monday.Add(24 * time.Hour), monday.Add(48 * time.Hour)}},
	}}
	switch state {
	case requirement.Unpaid:
		c.Turn, c.Moves = nil, []requirement.Move{{To: requirement.Unpaid, By: marc, At: monday, Note: f.written("Next year.")}}
	case requirement.Scheduled, requirement.Developing:
		c.PlannedFor, c.Release = calendar.Date{Year: 2026, Month: 12, Day: 14}, f.written("2.4")
	case requirement.Done:
		c.Turn, c.Result = nil, f.written("XML besides PDF.")
	}
	return c
}

func (f fixture) deals(r Reader) map[string]any {
	channel := r
	channel.ID, channel.Roles = "", nil
	all := map[string]any{}
	for _, s := range []requirement.State{requirement.Negotiating, requirement.Confirming, requirement.ToSchedule, requirement.Scheduled,
		requirement.Developing, requirement.Done, requirement.Unpaid} {
		all["requirement_deal_"+string(s)] = RequirementCard(channel, f.deal(s))
	}
	signing := f.deal(requirement.Confirming)
	signing.Turn, signing.Approval.Steps[1].Turn = []directory.UserID{r.ID}, []directory.UserID{r.ID}
	args := requirement.TurnArgs{State: requirement.Confirming, Since: signing.Since}
	all["requirement_sign"] = RequirementTurn(r, signing, args)
	args.Why = requirement.Raised
	all["requirement_sign_late"] = RequirementTurn(r, signing, args)
	all["requirement_price_form"] = AgreePrice(r, signing)
	all["requirement_refuse_form"] = RefusePrice(r, signing)
	all["requirement_decline_form"] = DeclinePrice(r, signing, "management")
	all["requirement_schedule_form"] = ScheduleRequirement(r, f.deal(requirement.Scheduled))
	all["requirement_deliver_form"] = DeliverRequirement(r, f.deal(requirement.Developing))
	day := calendar.Date{Year: 2026, Month: 12, Day: 14}
	for _, n := range []requirement.NewsArgs{{Verb: "requirement.agreed", Void: []directory.UserID{lea}}, {Verb: "requirement.signed", Role: directory.Management, End: true},
		{Verb: "requirement.price_declined", Role: directory.Management, Text: f.written("Too cheap.")}, {Verb: "requirement.vacant", Role: directory.Management},
		{Verb: "requirement.unpaid", Text: f.written("Next year.")}, {Verb: "requirement.resumed"}, {Verb: "requirement.again"},
		{Verb: "requirement.scheduled", Day: day, Was: day.Add(-1)}, {Verb: "requirement.begun"}, {Verb: "requirement.delivered", Text: f.written("XML."), Alone: true}} {
		n.By, n.To = marc, []directory.UserID{ana, lea}
		all["requirement_news_"+n.Verb[len("requirement."):]] = RequirementNews(channel, f.deal(requirement.Developing), n)
	}
	open, off := f.evaluated(true).Line, f.requirement(requirement.NotNow).Line
	off.ID = 113
	all["requirement_weekly"] = RequirementsWeekly(r, requirement.ListArgs{First: map[requirement.Part][]requirement.ID{requirement.Evaluated: {112}, requirement.Returns: {113}},
		Total: map[requirement.Part]int{requirement.Evaluated: 12, requirement.Returns: 1}}, committee.Committee{ID: 1, Name: f.written("Paris")}, []requirement.Line{open, off})
	return all
}

func TestWhatIsAgreedAboutARequirementIsRead(t *testing.T) {
	r, c := reader(locale.English()), company.deal(requirement.Confirming)
	id, p, seen, err := ReadAgreePrice(submitted(t, AgreePrice(r, c), filled{"amount": typed("5,200.50"), "currency": typed("eur"), "terms": typed(" at once ")}))
	same(t, []any{requirement.ID(112), requirement.Price{Amount: 520050, Currency: "EUR", Terms: "at once"}, 2}, []any{id, p, seen}, err)
	at, ballot, err := ReadDeclinePrice(submitted(t, DeclinePrice(r, c, "management"), filled{"note": typed("Too cheap.")}))
	same(t, []any{StepAt[requirement.ID]{Of: 112, Round: 2, Steps: []string{"management"}}, approval.Ballot{Round: 2, Choice: approval.No, Note: "Too cheap."}}, []any{at, ballot}, err)
	id, plan, known, err := ReadScheduleRequirement(submitted(t, ScheduleRequirement(r, company.deal(requirement.Scheduled)), filled{"day": dated("2026-12-15"), "release": typed("2.5")}))
	same(t, []any{requirement.ID(112), requirement.Plan{Day: calendar.Date{Year: 2026, Month: 12, Day: 15}, Release: "2.5"}, calendar.Date{Year: 2026, Month: 12, Day: 14}}, []any{id, plan, known}, err)
	id, note, err := ReadRefusePrice(submitted(t, RefusePrice(r, c), filled{"note": typed("Next year.")}))
	same(t, []any{requirement.ID(112), "Next year."}, []any{id, note}, err)
	id, result, err := ReadDeliverRequirement(submitted(t, DeliverRequirement(r, c), filled{"result": typed("XML.")}))
	same(t, []any{requirement.ID(112), "XML."}, []any{id, result}, err)
}
