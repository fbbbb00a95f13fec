package view

import (
	"github.com/slack-go/slack"

	"docket/internal/committee"
	"docket/internal/locale"
)

func serviceEnds() itemWords {
	return itemWords{title: locale.Textf("Service periods about to end"),
		text: func(r Reader, i committee.Item) string {
			ends := i.Service.Customer.Service.Until
			said := r.P.T("ends %s", r.day(ends))
			if ends.Before(r.today()) {
				said = "⚠️ " + r.P.T("ended %s", r.day(ends))
			}
			return r.colon(bold(i.Service.Name), said) + r.waited(i)
		},
		done: func(r Reader, i committee.Item) string {
			return r.P.T("It is settled how the service period of %s goes on.", bold(i.Service.Name))
		},
		button: func(r Reader, i committee.Item) *slack.ButtonBlockElement {
			return about(button(ServiceRenew, ref(i.Service.ID), r.P.Button("Renewed or not…")), i.Service.Name)
		}}
}

func callsDue() itemWords {
	return itemWords{title: locale.Textf("Calls to customers due"),
		text: func(r Reader, i committee.Item) string {
			c := *i.Call
			said := r.P.T("%s calls on %s", r.person(c.Assigned), r.day(c.Due))
			if c.Due.Before(r.today()) {
				said = "⚠️ " + r.P.T("%s was to call on %s", r.person(c.Assigned), r.day(c.Due))
			}
			return r.colon(facts(bold(c.CustomerName), name(c.ProjectName)), said) + r.waited(i)
		},
		done: func(r Reader, i committee.Item) string { return r.callSettled(*i.Call) },
		button: func(r Reader, i committee.Item) *slack.ButtonBlockElement {
			return about(button(CallBackReport, ref(i.Call.ID), r.P.Button("Write down the call")), i.Call.CustomerName)
		}}
}
