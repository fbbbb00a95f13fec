package view

import (
	"github.com/slack-go/slack"

	"docket/internal/committee"
	"docket/internal/locale"
)

// itemWords are how what stands in a section of the agenda is drawn.
type itemWords struct {
	title  locale.Text
	text   func(r Reader, i committee.Item) string // one that waits, with how long it has
	button func(r Reader, i committee.Item) *slack.ButtonBlockElement
	done   func(r Reader, i committee.Item) string      // one that is settled, or has come to its end
	sign   func(i committee.Item) string                // before one that waits; nil is a bullet
	line   func(r Reader, i committee.Item) slack.Block // nil is the one of itemLine
}

// sectionWords are how each section is drawn; one that nobody knows has none.
func sectionWords(part committee.Section) itemWords {
	switch part {
	case committee.NewProjects:
		return newProjects()
	case committee.PSIssues:
		return issues(locale.Textf("PS issues"))
	case committee.BSIssues:
		return issues(locale.Textf("BS issues"))
	case committee.CloseOuts:
		return closeOuts()
	case committee.Emergencies:
		return emergencies()
	case committee.Gates:
		return itemWords{title: locale.Textf("Gates"), text: Reader.newProject, line: Reader.gatesLine}
	case committee.Approvals:
		return orders(locale.Textf("Late approvals"))
	case committee.OrdersToSend:
		return orders(locale.Textf("Orders to send"))
	case committee.Requests:
		return requestItems(locale.Textf("Requests nobody has taken"))
	case committee.Levels:
		return requestItems(locale.Textf("Broken service levels"))
	case committee.Requirements:
		return requirementItems()
	case committee.Expiring:
		return entitlements()
	case committee.ServiceEnds:
		return serviceEnds()
	case committee.CallsDue:
		return callsDue()
	}
	return itemWords{}
}

func newProjects() itemWords {
	return itemWords{title: locale.Textf("New projects"),
		text: Reader.newProject,
		done: func(r Reader, i committee.Item) string {
			return r.projectName(*i.Project) + ", " + r.launched(*i.Project)
		},
		button: func(r Reader, i committee.Item) *slack.ButtonBlockElement {
			return about(button(ProjectLaunch, ref(i.Project.ID), r.P.Button("Set team and kickoff")), i.Project.Name)
		}}
}

func issues(title locale.Text) itemWords {
	return itemWords{title: title,
		text: Reader.openIssue,
		sign: func(i committee.Item) string { return sign(i.Issue.Severity) },
		done: func(r Reader, i committee.Item) string {
			return r.colon(boldPlace(*i.Issue), r.kindName(*i.Issue)) + leads + r.outcome(*i.Issue)
		},
		button: func(r Reader, i committee.Item) *slack.ButtonBlockElement {
			return about(button(IssueDecide, ref(i.Issue.ID), r.P.Button("Decide")), spoken(*i.Issue))
		}}
}

func closeOuts() itemWords {
	return itemWords{title: locale.Textf("Close-outs"),
		text: func(r Reader, i committee.Item) string { return r.closing(*i.Closeout) + r.waited(i) },
		done: func(r Reader, i committee.Item) string { return r.closing(*i.Closeout) },
		button: func(r Reader, i committee.Item) *slack.ButtonBlockElement {
			return about(button(CloseoutOpen, ref(i.Closeout.ID), r.P.Button("Open")), aloud(i.Closeout.In))
		}}
}

func emergencies() itemWords {
	return itemWords{title: locale.Textf("Emergencies"),
		text: func(r Reader, i committee.Item) string { return r.emergencyText(*i.Emergency) + r.waited(i) },
		sign: func(i committee.Item) string { return emergencySign(*i.Emergency) },
		done: func(r Reader, i committee.Item) string {
			return r.colon(r.emergencyText(*i.Emergency), escapeTo(oneLine(i.Emergency.Outcome), 200))
		},
		line: func(r Reader, i committee.Item) slack.Block { return r.emergencyLine(*i.Emergency, r.waited(i)) }}
}

func orders(title locale.Text) itemWords {
	return itemWords{title: title,
		text: func(r Reader, i committee.Item) string { return r.orderItemText(i) + r.waited(i) },
		done: Reader.orderItemText,
		button: func(r Reader, i committee.Item) *slack.ButtonBlockElement {
			return about(button(OrderOpen, ref(i.Order.ID), r.P.Button("Open")), i.Order.ID.Number())
		}}
}

func entitlements() itemWords {
	return itemWords{title: locale.Textf("Services about to expire"),
		text: func(r Reader, i committee.Item) string { return r.expiring(*i.Entitlement) + r.waited(i) },
		done: func(r Reader, i committee.Item) string { return r.expiring(*i.Entitlement) },
		button: func(r Reader, i committee.Item) *slack.ButtonBlockElement {
			return about(button(EntitlementOpen, ref(i.Entitlement.ID), r.P.Button("Open")), thingAloud(*i.Entitlement))
		}}
}
