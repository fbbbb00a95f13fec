package view

import (
	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/order"
	"docket/internal/project"
)

// The answers to a question of a step.
const (
	saysYes = "yes"
	saysNo  = "no"
)

// ApproveOrder asks what a step wants to be answered before it is approved. Beside the question for the people stands
// how many of them are booked.
func ApproveOrder(r Reader, c order.Card, step string, load project.Load) slack.ModalViewRequest {
	st, _ := c.Approval.Step(step)
	blocks := []slack.Block{section(r.orderName(c.Entry) + "\n" + name(c.Title))}
	for _, q := range st.Asks {
		field := input(string(q), r.question(q), radio("", option(saysYes, r.P.Option("Yes")), option(saysNo, r.P.Option("No"))))
		if q == approval.Staffed {
			field = hinted(field, r.loadWords(load))
		}
		blocks = append(blocks, field)
	}
	blocks = append(blocks, aside(r.P.T("With a no, decline the order or ask %s first.", r.person(c.Seller))))
	return modal(r, OrderApproveFormID, r.P.Title("Approve"), r.P.Title("Approve"), approvalMeta{Order: c.ID, Round: c.Revision, Step: step}, blocks...)
}

func (r Reader) question(q approval.Question) string {
	if q == approval.Staffed {
		return r.P.Label("Do we have the people?")
	}
	return r.P.Label("Can it be done as sold?")
}

// loadWords are how many of the people who do such projects are booked.
func (r Reader) loadWords(l project.Load) string {
	return r.P.Label("Team load: %s, %d of %d people booked until %s", string(l.Type), l.Booked, l.People, r.day(l.Until))
}

// ReadApproveOrder reads which step is approved with which answers.
func ReadApproveOrder(v slack.View) (StepAt[order.ID], approval.Ballot, error) {
	at, err := readApproval(v)
	b := approval.Ballot{Round: at.Round, Choice: approval.Yes, Answers: map[approval.Question]bool{}}
	for _, q := range approval.Questions {
		switch (answers{v}).option(string(q)) {
		case saysYes:
			b.Answers[q] = true
		case saysNo:
			b.Answers[q] = false
		}
	}
	return at, b, err
}

// DeclineOrder asks why.
func DeclineOrder(r Reader, c order.Card, step string) slack.ModalViewRequest {
	return modal(r, OrderDeclineFormID, r.P.Title("Decline"), r.P.Title("Decline"), approvalMeta{Order: c.ID, Round: c.Revision, Step: step},
		section(r.orderName(c.Entry)+"\n"+name(c.Title)),
		hinted(input("note", r.P.Label("Why?"), longField("", order.ReasonLimit)),
			r.P.Label("%s reads it, and can change the order.", r.plainPerson(c.Seller))))
}

// ReadDeclineOrder reads which step is declined, and why.
func ReadDeclineOrder(v slack.View) (StepAt[order.ID], approval.Ballot, error) {
	at, err := readApproval(v)
	return at, approval.Ballot{Round: at.Round, Choice: approval.No, Note: answers{v}.text("note")}, err
}

// AskSeller asks what the seller shall be asked.
func AskSeller(r Reader, c order.Card, step string) slack.ModalViewRequest {
	return modal(r, OrderAskFormID, r.P.Title("Ask first"), r.P.Title("Ask"), approvalMeta{Order: c.ID, Round: c.Revision, Step: step},
		section(r.orderName(c.Entry)+"\n"+name(c.Title)),
		hinted(input("question", r.P.Label("What would you like to know?"), longField("", order.ReasonLimit)),
			r.P.Label("The clock stands until %s answers.", r.plainPerson(c.Seller))))
}

// ReadAskSeller reads at which step what is asked.
func ReadAskSeller(v slack.View) (at StepAt[order.ID], question string, err error) {
	at, err = readApproval(v)
	return at, answers{v}.text("question"), err
}

// AnswerQuestion asks for the answer to what a step waits for.
func AnswerQuestion(r Reader, c order.Card, step string) slack.ModalViewRequest {
	st, _ := c.Approval.Step(step)
	x, _ := st.Unanswered()
	return modal(r, OrderAnswerFormID, r.P.Title("Answer"), r.P.Title("Answer"), approvalMeta{Order: c.ID, Round: c.Revision, Step: step},
		section(r.orderName(c.Entry)), section(r.P.T("%s asks:", r.person(x.By))+"\n"+quote(x.Text, 1500)),
		input("answer", r.P.Label("Your answer"), longField("", order.ReasonLimit)))
}

// ReadAnswerQuestion reads the answer, and to the question of which step.
func ReadAnswerQuestion(v slack.View) (at StepAt[order.ID], answered string, err error) {
	at, err = readApproval(v)
	return at, answers{v}.text("answer"), err
}
