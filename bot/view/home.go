package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/care"
	"docket/internal/closeout"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/entitlement"
	"docket/internal/invoice"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
)

// HomeTab is what a person's Home tab shows.
type HomeTab struct {
	issue.Todo
	Turns       []project.Waiting   // at gates and between stages
	Approvals   []WaitingOrder      // for whose approval it is the person's turn
	Sold        []order.Entry       // by the person, and not over
	Requests    []request.Line      // of customers, not over: the person's turn first, those they follow, and for a dispatcher the queue
	Wishes      []requirement.Line  // for development, about which it is the person's turn
	Emergencies []emergency.Line    // that stand and in which the person has a part
	Closeouts   []closeout.Line     // that are not over, and the person's to see to
	Invoices    []invoice.Line      // open or held, for Finance
	Calls       []care.Card         // to customers in service, the person's to make
	Ending      []entitlement.Line  // of the person's customers, bought and not to be used much longer
	Raised      []issue.Line        // not closed, raised by the person
	Agendas     []committee.Preview // of the committees the person belongs to
}

// agendasShown is how many committees a Home tab has room for.
const agendasShown = 10

// Home is a person's own page: what waits for them, what they raised, the agendas, and what they may start.
func Home(r Reader, h HomeTab) slack.HomeTabViewRequest {
	if !r.May(directory.Staff) {
		return homeTab(r, r.guestHome(h))
	}
	return homeTab(r, slices.Concat(
		[]slack.Block{r.starts()},
		r.emergencyLines(h.Emergencies),
		under(r.P.Header("What waits for you"), r.todoBlocks(h.Todo, h.Turns, h.Approvals)),
		under(r.P.Header("Requests of customers"), r.homeRequests(h.Requests)),
		under(r.P.Header("Requirements that wait for you"), r.wishLines(h.Wishes)),
		under(r.P.Header("Your orders"), r.soldLines(h.Sold)),
		under(r.P.Header("Your close-outs"), r.closeoutLines(h.Closeouts)),
		under(r.P.Header("Invoices to be checked"), r.invoiceLines(h.Invoices)),
		r.callBlocks(h.Calls),
		under(r.P.Header("What ends soon"), r.endingLines(h.Ending)),
		under(r.P.Header("Agendas"), r.agendaLines(h.Agendas)),
		under(r.P.Header("Issues you raised"), r.raisedLines(h.Raised)),
	))
}

// guestHome is the page of somebody who is not of the company: what they were asked to do, and how they would come
// by more.
func (r Reader) guestHome(h HomeTab) []slack.Block {
	begin := []slack.Block{section(r.P.T("docket works for the people of the company. Are you one of them? `/docket roles` shows who gives roles."))}
	return slices.Concat(begin, r.emergencyLines(h.Emergencies), under(r.P.Header("What waits for you"), r.todoBlocks(h.Todo, h.Turns, h.Approvals)))
}

func homeTab(r Reader, blocks []slack.Block) slack.HomeTabViewRequest {
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab,
		Blocks: slack.Blocks{BlockSet: within(viewBlocks, blocks, aside(r.P.T("`/docket` shows everything docket understands")))}}
}

// under is what stands under a heading; where there is nothing, no heading either.
func under(title string, lines []slack.Block) []slack.Block {
	if len(lines) == 0 {
		return nil
	}
	return append([]slack.Block{heading(title)}, lines...)
}

func (r Reader) raisedLines(ls []issue.Line) []slack.Block {
	if len(ls) == 0 {
		return []slack.Block{section(r.P.T("None that is still open. A message’s menu or `/issue` logs one."))}
	}
	var blocks []slack.Block
	for _, l := range ls[:min(len(ls), listed)] {
		blocks = append(blocks, line(r.issueLine(l), about(button(IssueOpen, ref(l.ID), r.P.Button("Open")), spoken(l))))
	}
	return blocks
}

func (r Reader) agendaLines(ps []committee.Preview) []slack.Block {
	if len(ps) == 0 {
		return []slack.Block{section(r.P.T("You are in no committee. Whoever keeps a committee’s settings can add you."))}
	}
	var blocks []slack.Block
	for _, p := range ps[:min(len(ps), agendasShown)] {
		id := ref(p.Committee.ID)
		blocks = append(blocks, line("*"+name(p.Committee.Name)+"*"+dot+r.nextMeeting(p)+"\n"+r.figures(p.Summary),
			about(button(AgendaShow, id, r.P.Button("Show agenda")), p.Committee.Name)))
		if r.May(committee.MaySetUp) {
			blocks = append(blocks, actions(button(CommitteeEdit, id, r.P.Button("Committee settings"))))
		}
	}
	return blocks
}
