package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/closeout"
	"docket/internal/customer"
	"docket/internal/dossier"
	"docket/internal/emergency"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/request"
	"docket/internal/requirement"
)

// CustomerUnderWay is a page of what is under way about a customer, the worst first; offset says where it begins.
func CustomerUnderWay(r Reader, c customer.Customer, open dossier.Open, offset int) slack.ModalViewRequest {
	said := bold(c.Name)
	if open.Total() > 0 {
		said += "\n" + r.P.List(r.counted(open))
	}
	blocks := []slack.Block{section(said), r.tabs(c.ID, CustomerItems)}
	if len(open.Items) == 0 {
		blocks = append(blocks, section(r.P.T("Nothing is under way.")))
	}
	for _, i := range open.Items {
		blocks = append(blocks, r.openLine(i))
	}
	blocks = append(blocks, r.pager(CustomerItems, c.ID, offset, len(open.Items), open.Total())...)
	return sheet(r, CardID, r.P.Title("Customer"), blocks...)
}

// counted says how much of each kind is under way.
func (r Reader) counted(o dossier.Open) []string {
	var said []string
	for _, kind := range dossier.Kinds {
		if n := o.Counts[kind]; n > 0 {
			said = append(said, r.howMany(kind, n))
		}
	}
	return said
}

func (r Reader) howMany(kind string, n int) string {
	switch kind {
	case "emergency":
		return r.P.N(n, "%d emergency", "%d emergencies")
	case "issue":
		return r.P.N(n, "%d issue", "%d issues")
	case "request":
		return r.P.N(n, "%d request", "%d requests")
	case "requirement":
		return r.P.N(n, "%d requirement", "%d requirements")
	case "closeout":
		return r.P.N(n, "%d close-out", "%d close-outs")
	}
	return r.P.N(n, "%d order", "%d orders")
}

// openLine is one thing that is under way: what it is, how it stands, and the button that opens it.
func (r Reader) openLine(i dossier.Item) slack.Block {
	return line(r.openName(i)+"\n"+r.openStands(i), about(r.openButton(i), strings.Join([]string{r.subject(i.Subject.Kind), i.Project, i.Title}, " ")))
}

// openName is what people call the thing, behind a sign of how bad it is.
func (r Reader) openName(i dossier.Item) string {
	id, title := i.Subject.ID, escapeTo(oneLine(i.Title), 150)
	switch i.Subject.Kind {
	case "emergency":
		return "🔴 " + r.colon("*"+r.P.T("Emergency")+"*"+dot+name(i.Project), title)
	case "issue":
		kind := r.kindName(issue.Line{Issue: issue.Issue{Kind: i.Kind}, KindName: i.Title})
		return sign(i.Severity) + " " + r.colon("*#"+ref(id)+"*"+dot+name(i.Project), kind)
	case "requirement":
		return sign(i.Severity) + " " + r.colon("*"+requirement.ID(id).Number()+"*"+dot+name(i.Project), title)
	case "closeout":
		return "⏳ " + r.colon("*"+r.P.T("Close-out")+"*", name(i.Project))
	case "request":
		return late(i) + r.colon("*"+request.ID(id).Number()+"*", title)
	}
	return late(i) + r.colon("*"+order.ID(id).Number()+"*", title)
}

// late is the sign of what has no severity: whether it passed its time.
func late(i dossier.Item) string {
	if i.Late {
		return "⚠️ "
	}
	return "⏳ "
}

// openStands says how the thing stands and since when.
func (r Reader) openStands(i dossier.Item) string {
	turn := ""
	if i.Turn != "" {
		turn = r.person(i.Turn)
	}
	switch i.Subject.Kind {
	case "issue":
		l := issue.Line{Issue: issue.Issue{State: issue.State(i.State), OpenSince: i.Since, Due: i.Due}}
		return facts(r.standing(l), turn)
	case "emergency":
		return facts(emergencyWords[emergency.State(i.State)].Localize(r.P), r.P.T("for %s", r.age(i.Since)), turn)
	case "closeout":
		closes := ""
		if !i.Due.IsZero() && closeout.State(i.State) == closeout.Waiting {
			closes = r.P.T("until %s", r.day(i.Due))
		}
		return facts(closeoutWords[closeout.State(i.State)].Localize(r.P), closes, turn)
	case "request":
		return facts(r.requestState(request.Request{State: request.State(i.State)}), r.P.T("for %s", r.age(i.Since)), turn)
	case "order":
		return facts(r.orderState(order.State(i.State)), r.P.T("for %s", r.age(i.Since)))
	}
	if turn == "" {
		return r.P.T("for %s", r.age(i.Since))
	}
	return r.P.T("waits %s for %s", r.age(i.Since), turn)
}

// openButton opens the thing; an emergency has no card of its own and is taken or ended where it stands.
func (r Reader) openButton(i dossier.Item) *slack.ButtonBlockElement {
	id := ref(i.Subject.ID)
	switch i.Subject.Kind {
	case "emergency":
		if emergency.State(i.State) == emergency.Taken {
			return button(EmergencyEnd, id, r.P.Button("It is over"))
		}
		return button(EmergencyTake, id, r.P.Button("I take it"))
	case "issue":
		return button(IssueOpen, id, r.P.Button("Open"))
	case "request":
		return button(RequestOpen, id, r.P.Button("Open"))
	case "requirement":
		return button(RequirementOpen, id, r.P.Button("Open"))
	case "closeout":
		return button(CloseoutOpen, id, r.P.Button("Open"))
	}
	return button(OrderOpen, id, r.P.Button("Open"))
}
