package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/closeout"
)

// CloseoutCard is a close-out as it stands now, wherever its card was posted: whose turn it is, what is done of the three
// steps, what the customer remarked, when it closes by itself.
func CloseoutCard(r Reader, c closeout.Card) Message {
	return say(r.closeoutText(c), r.closeoutBlocks(c, r.P.T("Close-out")+dot)...)
}

// CloseoutModal is the card to one person.
func CloseoutModal(r Reader, c closeout.Card) slack.ModalViewRequest {
	return sheet(r, CardID, r.P.Title("Close-out"), r.closeoutBlocks(c, "")...)
}

// closeoutBlocks are the card under what it is called, which a modal has as its title.
func (r Reader) closeoutBlocks(c closeout.Card, called string) []slack.Block {
	blocks := []slack.Block{
		line(called+r.projectName(c.In)+"\n"+r.closeoutPeople(c), r.closeoutMore(c)),
		section(strings.Join(r.closeoutTurn(c), "\n")),
	}
	blocks = append(blocks, r.closeoutSteps(c)...)
	blocks = append(blocks, r.remarkBlocks(c)...)
	blocks = append(blocks, r.reviewBlocks(c)...)
	blocks = append(blocks, aside(r.closeoutOrigin(c)))
	if buttons := r.closeoutButtons(c); len(buttons) > 0 {
		blocks = append(blocks, actions(buttons...))
	}
	return blocks
}

// closeoutText is the card on a lock screen.
func (r Reader) closeoutText(c closeout.Card) string {
	return r.colon(closingPlace(c.Line), r.closeoutStanding(c.Line))
}

// closingPlace is what is being closed: customer and project.
func closingPlace(l closeout.Line) string { return name(l.In.CustomerName) + dot + name(l.In.Name) }

// closeoutPeople are who sees to it here, and whom it goes to there.
func (r Reader) closeoutPeople(c closeout.Card) string {
	contact := "⚠️ " + r.P.T("no contact chosen")
	if c.Contact.ID != 0 {
		contact = r.P.T("contact: %s", r.contact(c))
	}
	return facts(r.P.T("Owner: %s", r.person(c.Owner)), contact)
}

// contact is whom it goes to, with the address when there is one.
func (r Reader) contact(c closeout.Card) string {
	if c.Contact.Email == "" {
		return name(c.Contact.Name)
	}
	return name(c.Contact.Name) + " (" + name(c.Contact.Email) + ")"
}

func (r Reader) closeoutOrigin(c closeout.Card) string {
	reopened := ""
	if c.Reopened > 0 {
		reopened = r.P.N(c.Reopened, "reopened %d time", "reopened %d times")
	}
	return facts(r.P.T("Close-out opened by %s %s", r.person(c.OpenedBy), r.instant(c.OpenedAt)), reopened)
}

// remarksShown is how many remarks a card has room for.
const remarksShown = 10

// remarkBlocks are what the customer wants changed, each with the issue it became. The first that waits for an answer is
// the next thing to do.
func (r Reader) remarkBlocks(c closeout.Card) []slack.Block {
	if len(c.Remarks) == 0 {
		return nil
	}
	blocks := []slack.Block{section("*" + r.P.T("Remarks") + "*" + dot + r.P.T("%d of %d answered", len(c.Remarks)-c.Unanswered(), len(c.Remarks)))}
	next := c.Waits() == closeout.ForRemarks
	for _, m := range latestRemarks(c.Remarks) {
		open := button(IssueOpen, ref(m.Issue), r.P.Button("Open issue"))
		if next && !m.Answered() {
			open, next = primary(IssueOpen, ref(m.Issue), r.P.Button("Open issue")), false
		}
		blocks = append(blocks, line(r.remark(m), about(open, m.Said)))
	}
	if rest := len(c.Remarks) - remarksShown; rest > 0 {
		blocks = append(blocks, aside(r.P.N(rest, "%d earlier remark", "%d earlier remarks")))
	}
	return blocks
}

// latestRemarks are those a card has room for. One that waits for an answer is never left out for one that has it.
func latestRemarks(all []closeout.Remark) []closeout.Remark {
	over := len(all) - remarksShown
	var kept []closeout.Remark
	for _, m := range all {
		if over > 0 && m.Answered() {
			over--
			continue
		}
		kept = append(kept, m)
	}
	return kept[max(0, over):]
}

func (r Reader) remark(m closeout.Remark) string {
	mark := "⏳"
	if m.Answered() {
		mark = "✅"
	}
	return mark + " " + r.P.T("Issue %s, %s", ref(m.Issue), m.State.Text()) + "\n" + quote(m.Said, 300)
}

// reviewBlocks are why it is open again, and how it ended.
func (r Reader) reviewBlocks(c closeout.Card) []slack.Block {
	var blocks []slack.Block
	if c.Reopened > 0 && c.Note != "" && !c.State.Closed() {
		blocks = append(blocks, section(r.P.T("Why it is open again:")+"\n"+quote(c.Note, 1500)))
	}
	if c.State != closeout.Reviewed || c.Review == nil {
		return blocks
	}
	return append(blocks, section("*"+r.P.T("Review")+"*"+dot+r.person(c.Review.By)+", "+r.instant(c.Review.At)+"\n"+r.review(*c.Review)))
}

// review is what comes after the project, a line each.
func (r Reader) review(v closeout.Review) string {
	said := []string{"• " + r.P.T("Service: %s, from %s until %s", r.person(v.Service), r.day(v.From), r.day(v.Until))}
	if v.Satisfaction != "" {
		said = append(said, "• "+r.P.T("Satisfaction: %s", escapeTo(oneLine(v.Satisfaction), 800)))
	}
	if v.FollowUp != "" {
		said = append(said, "• "+r.P.T("Follow-up: %s", escapeTo(oneLine(v.FollowUp), 800)))
	}
	return strings.Join(said, "\n")
}
