package view

import (
	"testing"
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/request"
)

// outside has the request lie out of scope.
func outside(c *request.Card) {
	c.Scope = request.Scope{Answer: request.Out, Because: request.ServiceOver, Day: on(time.October, 12), By: ana, At: monday}
}

// solved has a solution that Léa wrote and signed and that waits for Ana.
func (f fixture) solved(as func(*approval.Step)) func(*request.Card) {
	return func(c *request.Card) {
		outside(c)
		c.Course.Outcome = &request.Agreement{How: request.Special, By: lea, At: monday}
		c.Solution = &request.Solution{Text: f.written("Sofia trains them on site on 2 December.\nThey pay one day by the tariff."), By: lea, At: monday, Round: 1}
		sales := approval.Step{Rule: request.Policy.Steps[1], State: approval.Open, OpenedAt: monday, Turn: []directory.UserID{ana},
			Due: []time.Time{monday.Add(24 * time.Hour), monday.Add(48 * time.Hour)}}
		if as != nil {
			as(&sales)
		}
		c.Approval = approval.Run{Round: 1, State: approval.Open, Facts: approval.Facts{By: lea, Apart: true}, Steps: []approval.Step{
			{Rule: request.Policy.Steps[0], State: approval.Approved, Votes: []approval.Vote{{By: lea, Role: directory.SalesManager, Choice: approval.Yes, At: monday}}}, sales}}
	}
}

func (f fixture) specialRequests(t testing.TB, r Reader) map[string]any {
	r.Roles = []directory.Role{directory.Dispatcher}
	asLea := r
	asLea.ID, asLea.Roles = lea, []directory.Role{directory.SalesManager}
	agreed := func(a request.Agreement) func(*request.Card) {
		return func(c *request.Card) {
			outside(c)
			a.By, a.At, a.Terms = lea, monday, f.written(a.Terms)
			c.Course.Outcome = &a
		}
	}
	asked := func(st *approval.Step) {
		st.State, st.Asked = approval.Asked, []approval.Exchange{{By: ana, At: monday, Text: f.written("On site?")}}
	}
	back := func(st *approval.Step) {
		st.State, st.Votes = approval.Declined, []approval.Vote{{By: ana, Role: directory.SalesLead, Choice: approval.No, Note: f.written("Two days, at least."), At: monday}}
	}
	export := func(c *request.Card) { c.Kind = request.Export }
	signing := f.asking(t, request.Signing, f.solved(asked))
	return map[string]any{
		"request_charged":  RequestCard(r, f.asking(t, request.Charged, export)),
		"request_talk":     RequestCard(asLea, f.asking(t, request.Talk, outside)),
		"request_writing":  RequestCard(asLea, f.asking(t, request.Writing, agreed(request.Agreement{How: request.Special}))),
		"request_back":     RequestCard(asLea, f.asking(t, request.Writing, f.solved(back))),
		"request_signing":  RequestCard(r, f.asking(t, request.Signing, f.solved(nil))),
		"request_asked":    RequestCard(asLea, signing),
		"request_placing":  RequestCard(r, f.asking(t, request.Placing, f.solved(func(st *approval.Step) { st.State = approval.Approved }))),
		"request_resting":  RequestCard(r, f.asking(t, request.Resting, agreed(request.Agreement{How: request.NotPursued, Terms: "Perhaps after the summer."}))),
		"request_paid":     RequestCard(r, f.asking(t, request.Able, agreed(request.Agreement{How: request.ForMoney, Amount: 120000, Currency: "EUR", Terms: "By the day."}))),
		"request_free":     RequestCard(r, f.asking(t, request.Able, agreed(request.Agreement{How: request.Free}))),
		"request_over":     RequestOver(r, f.asking(t, request.Talk, outside)),
		"request_ask_news": RequestNews(r, signing, request.NewsArgs{Verb: request.DoAsk, By: marc, State: request.Signing, Note: f.written("On site?")}),
	}
}

func (f fixture) specialForms(t testing.TB, r Reader) map[string]any {
	talk := f.asking(t, request.Talk, outside)
	signing := f.asking(t, request.Signing, f.solved(func(st *approval.Step) {
		st.State, st.Asked = approval.Asked, []approval.Exchange{{By: marc, At: monday, Text: f.written("On site?")}}
	}))
	back := f.asking(t, request.Writing, f.solved(func(st *approval.Step) {
		st.State, st.Votes = approval.Declined, []approval.Vote{{By: ana, Role: directory.SalesLead, Choice: approval.No, Note: f.written("Two days, at least."), At: monday}}
	}))
	return map[string]any{
		"request_agree_form":     AgreeRequest(r, talk, ""),
		"request_agree_free":     AgreeRequest(r, talk, request.Free),
		"request_agree_charged":  AgreeRequest(r, talk, request.ForMoney),
		"request_agree_special":  AgreeRequest(r, talk, request.Special),
		"request_agree_rest":     AgreeRequest(r, talk, request.NotPursued),
		"request_write_form":     WriteSolution(r, f.asking(t, request.Writing, outside)),
		"request_rewrite_form":   WriteSolution(r, back),
		"request_send_back_form": SendSolutionBack(r, signing, "sales"),
		"request_ask_form":       AskAuthor(r, signing, "sales"),
		"request_reply_form":     ReplyToStep(r, signing, "sales"),
	}
}

// customerWords are what customers are told, by hand and in a shared channel.
func (f fixture) customerWords(t testing.TB, r Reader) map[string]any {
	told := func(as func(*request.Card)) request.Card {
		return f.asking(t, request.Talk, func(c *request.Card) {
			outside(c)
			tells(request.SayOver)(c)
			as(c)
		})
	}
	shared := func(c *request.Card) { c.Scene.Customer.Channel = "C0SHARED" }
	lost := func(c *request.Card) {
		shared(c)
		c.Words[0].Lost, c.Words[0].Text = "not_in_channel", f.written("Bonjour, nous vous rappelons.")
	}
	sent := func(c *request.Card) {
		shared(c)
		c.Words[0].By, c.Words[0].At, c.Words[0].Sent, c.Turn = ana, monday, true, nil
	}
	card := told(shared)
	byHand := told(func(*request.Card) {})
	return map[string]any{
		"request_words":        RequestCard(r, byHand),
		"request_words_shared": RequestCard(r, card),
		"request_words_lost":   RequestCard(r, told(lost)),
		"request_words_sent":   RequestCard(r, told(sent)),
		"request_words_form":   WordsForCustomer(r, card, card.Words[0], ""),
		"request_words_hand":   WordsForCustomer(r, byHand, byHand.Words[0], "en"),
		"request_words_news":   RequestNews(r, told(lost), request.NewsArgs{Verb: request.DoMiss, State: request.Talk, Note: "not_in_channel"}),
		"request_words_posted": RequestSaid(r, request.WordsArgs{Text: f.written("By our tariff (https://example.com/tariff)."), By: ana}),
	}
}
