package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/requirement"
)

// dealTurn is whose turn it is once a requirement is decided.
func (r Reader) dealTurn(l requirement.Line) string {
	late := ""
	if l.Overdue(r.today()) {
		late = "⚠️ "
	}
	switch l.State {
	case requirement.Negotiating:
		return "⏳ " + r.P.T("Price to be agreed with the customer: %s", r.persons(l.Turn))
	case requirement.Confirming:
		return "⏳ " + r.P.T("Price to be signed: %s", r.anyOf(l.Turn))
	case requirement.ToSchedule:
		return "⏳ " + r.P.T("To be scheduled: %s", r.persons(l.Turn))
	case requirement.Scheduled:
		return late + "📅 " + facts(r.P.T("Planned for %s", r.farDay(l.PlannedFor)), name(l.Release))
	case requirement.Developing:
		until := ""
		if !l.PlannedFor.IsZero() {
			until = r.P.T("planned for %s", r.farDay(l.PlannedFor))
		}
		return late + "🔨 " + facts(r.P.T("In development"), until, name(l.Release))
	case requirement.Unpaid:
		return r.P.T("Rests until the customer wants to pay")
	}
	return "✅ " + r.P.T("Delivered")
}

// anyOf are people of whom one has to act.
func (r Reader) anyOf(users []directory.UserID) string {
	said := make([]string, len(users))
	for n, u := range users {
		said[n] = r.person(u)
	}
	return r.P.AnyOf(said)
}

// dealButtons are what can be done with a requirement once it is decided, by those who see it. In the channel everybody
// sees what somebody may do.
func (r Reader) dealButtons(c requirement.Card) []slack.BlockElement {
	id := ref(c.ID)
	switch {
	case c.State == requirement.Confirming:
		return r.signButtons(c)
	case c.State == requirement.NotNow:
		return []slack.BlockElement{button(RequirementReview, id, r.P.Button("Evaluate again now"))}
	case c.State == requirement.Unpaid:
		return []slack.BlockElement{primary(RequirementResume, id, r.P.Button("The customer pays after all"))}
	case c.State == requirement.Negotiating && r.mayAct(c, directory.SalesLead, directory.Management):
		return []slack.BlockElement{primary(RequirementPrice, id, r.P.Button("Price agreed…")),
			button(RequirementRefuse, id, r.P.Button("Does not want to pay…"))}
	case c.Ticket.Tracker != requirement.Internal || !r.mayAct(c, directory.Assessor, directory.Management):
		return nil
	case c.State == requirement.ToSchedule:
		return []slack.BlockElement{primary(RequirementSchedule, id, r.P.Button("Schedule…"))}
	case c.State == requirement.Scheduled:
		return []slack.BlockElement{primary(RequirementBegin, id, r.P.Button("The work has begun")), r.moveButton(c)}
	case c.State == requirement.Developing:
		return []slack.BlockElement{primary(RequirementDeliver, id, r.P.Button("It is there…")), r.moveButton(c)}
	}
	return nil
}

func (r Reader) moveButton(c requirement.Card) *slack.ButtonBlockElement {
	return button(RequirementSchedule, ref(c.ID), r.P.Button("Move…"))
}

// mayAct tells whether the reader may be shown what those whose turn it is, or who hold one of the roles, can do.
func (r Reader) mayAct(c requirement.Card, roles ...directory.Role) bool {
	return r.ID == "" || slices.Contains(c.Turn, r.ID) || r.Has(roles...)
}

// signButtons let whose turn it is sign the price, or not. What it comes to is not shown in a channel, and so it is not
// signed there either.
func (r Reader) signButtons(c requirement.Card) []slack.BlockElement {
	at := StepAt[requirement.ID]{Of: c.ID, Round: c.Approval.Round}
	for _, st := range c.Approval.Pending() {
		if slices.Contains(st.Turn, r.ID) {
			at.Steps = append(at.Steps, st.Key)
		}
	}
	if len(at.Steps) == 0 {
		return nil
	}
	return []slack.BlockElement{primary(RequirementSign, at.value(), r.P.Button("Sign")), button(RequirementDecline, at.value(), r.P.Button("Decline…"))}
}

// dealMore are the rarer things about a price.
func (r Reader) dealMore(c requirement.Card) []*slack.OptionBlockObject {
	if !c.Charged() || !slices.Contains([]requirement.State{requirement.Confirming, requirement.ToSchedule, requirement.Scheduled}, c.State) {
		return nil
	}
	return []*slack.OptionBlockObject{entry(RequirementPrice, ref(c.ID), r.P.Option("Another price…")),
		entry(RequirementRefuse, ref(c.ID), r.P.Option("The customer does not pay…"))}
}

// dealBlocks are what was thought before it was put off, the price with its signatures, why it rests, and what was delivered.
func (r Reader) dealBlocks(c requirement.Card) []slack.Block {
	var said []string
	if len(c.Earlier) > 0 {
		said = append(said, r.colon(r.P.T("Before it was put off"), r.criteriaLine(c.Earlier)))
	}
	if c.Price != nil {
		said = append(said, r.priceLine(c))
		for _, st := range c.Approval.Steps {
			said = append(said, r.priceSignature(c.Approval, st))
		}
	}
	if last, ok := c.Last(requirement.Unpaid); ok && c.State == requirement.Unpaid {
		said = append(said, facts(r.P.T("The customer does not want to pay"), r.person(last.By), r.instant(last.At))+"\n"+quote(last.Note, 800))
	}
	if c.Result != "" {
		said = append(said, quote(c.Result, 1000))
	}
	return paragraphs(said)
}

// priceLine is the price that stands, for those who may know it.
func (r Reader) priceLine(c requirement.Card) string {
	by := r.P.T("agreed by %s", r.person(c.Price.By)) + ", " + r.instant(c.Price.At)
	if !r.seesPrice(c) {
		return facts("*"+r.P.T("Price")+"*", by)
	}
	said := facts("*"+r.amount(c.Price.Amount, c.Price.Currency)+"*", by)
	if c.Price.Terms != "" {
		said += "\n" + quote(c.Price.Terms, 800)
	}
	return said
}

// seesPrice tells whether the reader may know what the customer pays: whoever signs it or reads orders. The channel of
// a project may hold others (domain, section 4).
func (r Reader) seesPrice(c requirement.Card) bool {
	signs := c.State == requirement.Negotiating || c.State == requirement.Confirming
	return r.ID != "" && (r.readsOrders() || signs && slices.Contains(c.Turn, r.ID))
}

// priceSignature is a signature of the price: whose it is, who gave or declined it, or whose turn it is and until when.
func (r Reader) priceSignature(run approval.Run, st approval.Step) string {
	who := r.role(run.Decides(st))
	switch st.State {
	case approval.Approved, approval.Declined:
		return r.votes(who, st)
	case approval.Void:
		return "– " + who + dot + r.P.T("no longer asked")
	}
	return facts("⏳ *"+who+"*", r.turnNames(st), r.clockWords(st))
}
