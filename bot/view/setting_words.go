package view

import (
	"fmt"
	"time"

	"docket/internal/approval"
	"docket/internal/locale"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/setting"
)

// settingWord is what people call a setting, what it does, and what one number of it counts.
type settingWord struct {
	title, about locale.Text
	unit         func(r Reader, n int) string
}

func inDays(r Reader, n int) string { return r.P.N(n, "%d day", "%d days") }
func inWorkingDays(r Reader, n int) string {
	return r.P.N(n, "%d working day", "%d working days")
}
func inMinutes(r Reader, n int) string { return r.P.N(n, "%d minute", "%d minutes") }
func inCalls(r Reader, n int) string   { return r.P.N(n, "%d call", "%d calls") }
func inHours(r Reader, n int) string   { return r.P.N(n, "%d hour", "%d hours") }

func inPeople(r Reader, n int) string { return r.P.N(n, "%d person", "%d people") }

// ofTheWeek is a day of the week, counted from Monday as 1 (ISO 8601).
func ofTheWeek(r Reader, n int) string {
	return fmt.Sprintf("%d, %s", n, r.P.Weekday(time.Weekday(n%7)))
}

func ofTheDay(_ Reader, n int) string { return fmt.Sprintf("%02d:00", n) }

// clockKind is which hours the clock of approvals counts.
func clockKind(r Reader, n int) string {
	switch n {
	case approval.WorkingHours:
		return r.P.T("1, working hours")
	case approval.WorkingDays:
		return r.P.T("2, all hours of working days")
	}
	return r.P.T("0, every hour")
}

func ofTen(r Reader, n int) string { return r.P.T("%d of %d", n, questionnaire.ScaleMax) }

func yesOrNo(r Reader, n int) string {
	if n == 0 {
		return r.P.T("0: no")
	}
	return r.P.T("1: yes")
}

var settingWords = map[setting.Key]settingWord{
	setting.SilenceDays: {unit: inDays, title: locale.Textf("Silence that closes a project"),
		about: locale.Textf("Calendar days without an answer, from the last document sent, after which a close-out ends by itself.")},
	setting.SilenceReminders: {unit: inDays, title: locale.Textf("Reminders during the silence"),
		about: locale.Textf("The days of silence on which the owner of the close-out is reminded.")},
	setting.ReopenDays: {unit: inDays, title: locale.Textf("Reopening after silence"),
		about: locale.Textf("How long a close-out that ended by silence can be reopened. 0: not at all.")},
	setting.LowScore: {unit: ofTen, title: locale.Textf("Low score"),
		about: locale.Textf("A customer’s score of this or less raises an issue.")},
	setting.EmergencyRepeat: {unit: inMinutes, title: locale.Textf("Pause between calls in an emergency"),
		about: locale.Textf("As long as nobody has taken an emergency, people are told of it again after this time.")},
	setting.EmergencyRounds: {unit: inCalls, title: locale.Textf("Calls before superiors are told"),
		about: locale.Textf("After so many calls without an answer, an emergency reaches the superiors too.")},
	setting.ServiceEnds: {unit: inDays, title: locale.Textf("Warnings before a service period ends"),
		about: locale.Textf("How many days before the end the sales manager is told. 0 is the last day.")},
	setting.ActionReminders: {unit: inDays, title: locale.Textf("Reminders of what was decided"),
		about: locale.Textf("How many days after the due date somebody is reminded. 0 is that day; the last one goes to the superiors.")},
	setting.InformWithin: {unit: inDays, title: locale.Textf("Time to inform the customer or Sales"),
		about: locale.Textf("When a decision says that somebody is to be informed, it is due after so many days.")},
	setting.CallbackReminders: {unit: inDays, title: locale.Textf("Reminders of call-backs"),
		about: locale.Textf("How many days after the due date somebody is reminded of a call-back. 0 is that day; the last one goes to the superiors.")},
	setting.EntitlementEnds: {unit: inDays, title: locale.Textf("Warnings before something bought expires"),
		about: locale.Textf("How many days before the last day the customer success manager is warned. 0 is that day.")},
	setting.ApprovalHours: {unit: inHours, title: locale.Textf("Clock of approvals"),
		about: locale.Textf("After so many hours: a reminder; the manager; Management. The second is the deadline.")},
	setting.ApprovalClock: {unit: clockKind, title: locale.Textf("Hours of that clock"),
		about: locale.Textf("0: every hour counts. 1: working hours. 2: all hours of working days. Public holidays are the committee’s.")},
	setting.WorkingDay: {unit: ofTheDay, title: locale.Textf("Working hours"),
		about: locale.Textf("From and to, as full hours: 9, 18.")},
	setting.CataloguePrices: {unit: yesOrNo, title: locale.Textf("List prices in the public catalogue"),
		about: locale.Textf("1: the public page of the catalogue names list prices. 0: it does not.")},
	setting.OrderSendReminder: {unit: inDays, title: locale.Textf("Reminder to send an approved order"),
		about: locale.Textf("Working days after the approval, then every week until it is sent.")},
	setting.OrderBackReminder: {unit: inDays, title: locale.Textf("Reminder to ask for a signed order"),
		about: locale.Textf("Days after it was sent, then every week until it is back.")},
	setting.AnswerHours: {unit: inHours, title: locale.Textf("First answer to a request"),
		about: locale.Textf("Working hours until a customer of class A, B, C has a first answer.")},
	setting.ResolveHours: {unit: inHours, title: locale.Textf("Resolution of a request"),
		about: locale.Textf("Working hours until a request of a customer of class A, B, C is carried out. The time waiting for the customer does not count.")},
	setting.TakeHours: {unit: inHours, title: locale.Textf("Requests that nobody takes"),
		about: locale.Textf("Working hours after which the owner is reminded; after the last the dispatcher is told.")},
	setting.TellHours: {unit: inHours, title: locale.Textf("Reminder to tell the customer"),
		about: locale.Textf("Working hours between two reminders that a customer is still to be told.")},
	setting.TalkHours: {unit: inHours, title: locale.Textf("Talk about a request out of scope"),
		about: locale.Textf("Working hours after which the sales manager is reminded; after the last the superiors are told.")},
	setting.AssessorsNeeded: {unit: inPeople, title: locale.Textf("Evaluations of a requirement"),
		about: locale.Textf("So many assessors evaluate a requirement before it is decided, or all there are.")},
	setting.ReviewDays: {unit: inDays, title: locale.Textf("What is put off comes up again"),
		about: locale.Textf("Days after which a requirement that is put off is proposed to come up again, and at the latest.")},
	setting.EvaluationReminders: {unit: inDays, title: locale.Textf("Reminders to evaluate a requirement"),
		about: locale.Textf("Working days after which assessors who have not evaluated are reminded; after the last the superiors are told.")},
	setting.EvaluationDay: {unit: ofTheWeek, title: locale.Textf("Day of the evaluation list"),
		about: locale.Textf("The day on which requirements under evaluation are sent round. 1 is Monday.")},
	setting.CallsPerDay: {unit: inCalls, title: locale.Textf("Call-backs a day"),
		about: locale.Textf("No more than so many call-backs are planned for one person on one day.")},
	setting.CallAgain: {unit: inWorkingDays, title: locale.Textf("A call-back that nobody answered"),
		about: locale.Textf("After so many working days it is tried again.")},
}

var houseWords = map[project.HouseKey]locale.Text{
	project.ServiceStandard: locale.Textf("Standard of service"),
	project.Tariff:          locale.Textf("Tariff of services outside the standard"),
}

// numbers are a setting's numbers with what they count.
func (r Reader) numbers(k setting.Key, values []int) string {
	switch w, ok := settingWords[k]; {
	case ok && len(values) == 1:
		return w.unit(r, values[0])
	case k == setting.WorkingDay && len(values) == 2:
		return r.P.T("%s to %s", ofTheDay(r, values[0]), ofTheDay(r, values[1]))
	case k == setting.AnswerHours || k == setting.ResolveHours:
		return r.P.T("A %d, B %d, C %d hours", values[0], values[1], values[2])
	case k == setting.ApprovalHours || k == setting.TakeHours || k == setting.TalkHours:
		return r.P.T("%s hours", setting.Words(values))
	}
	return r.P.T("%s days", setting.Words(values))
}
