package view

import (
	"fmt"

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

func inDays(r Reader, n int) string    { return r.P.N(n, "%d day", "%d days") }
func inMinutes(r Reader, n int) string { return r.P.N(n, "%d minute", "%d minutes") }
func inCalls(r Reader, n int) string   { return r.P.N(n, "%d call", "%d calls") }
func inHours(r Reader, n int) string   { return r.P.N(n, "%d hour", "%d hours") }

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
	case k == setting.ApprovalHours:
		return r.P.T("%s hours", setting.Words(values))
	}
	return r.P.T("%s days", setting.Words(values))
}
