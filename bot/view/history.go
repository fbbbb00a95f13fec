package view

import (
	"github.com/slack-go/slack"

	"docket/internal/audit"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// HistoryPage is a page of the record about one thing.
type HistoryPage struct {
	Subject outbox.Subject
	Title   string        // what the thing is called; "" where there is only one
	Entries []audit.Entry // newest first, at most HistoryEntries
	Offset  int           // how many newer ones are not shown
	Older   bool          // there are more
}

// HistoryEntries is how many entries a page of the record holds.
const HistoryEntries = 20

// History is a page of the record: who did what when, and what changed with it.
func History(r Reader, h HistoryPage) slack.ModalViewRequest {
	blocks := []slack.Block{section("*" + r.historyTitle(h) + "*")}
	if len(h.Entries) == 0 {
		blocks = append(blocks, section(r.P.T("Nothing on record.")))
	}
	shown := h.Entries[:min(len(h.Entries), HistoryEntries)]
	for _, e := range shown {
		blocks = append(blocks, section(r.entryText(e)))
	}
	if h.Older {
		next := olderRef(h.Subject, h.Offset+len(shown))
		blocks = append(blocks, actions(button(HistoryOlder, next, r.P.Button("Older entries"))))
	}
	return sheet(r, HistoryID, r.P.Title("History"), blocks...)
}

func (r Reader) historyTitle(h HistoryPage) string {
	if h.Title == "" {
		return r.subject(h.Subject.Kind)
	}
	return r.subject(h.Subject.Kind) + dot + name(h.Title)
}

// entryText is one entry: when, who, what, and below it every change in words.
func (r Reader) entryText(e audit.Entry) string {
	who := r.P.T("docket, by the clock")
	if e.By != "" {
		who = r.person(e.By)
	}
	said := r.instant(e.At) + dot + who + dot + "*" + r.verb(e.Verb) + "*"
	for _, c := range r.changed(e) {
		said += "\n" + c
	}
	return said
}

var verbWords = map[string]locale.Text{
	"issue.logged":        locale.Textf("logged the issue"),
	"issue.decided":       locale.Textf("decided"),
	"issue.resolved":      locale.Textf("resolved the issue"),
	"issue.closed":        locale.Textf("closed the issue"),
	"issue.reopened":      locale.Textf("reopened the issue"),
	"task.done":           locale.Textf("finished a task"),
	"emergency.raised":    locale.Textf("raised the emergency"),
	"emergency.repeated":  locale.Textf("told of it again"),
	"emergency.taken":     locale.Textf("took the emergency"),
	"emergency.over":      locale.Textf("ended the emergency"),
	"project.added":       locale.Textf("added the project"),
	"project.launched":    locale.Textf("set team and kickoff"),
	"project.stopped":     locale.Textf("stopped the project"),
	"customer.added":      locale.Textf("added the customer"),
	"customer.extended":   locale.Textf("extended the service"),
	"order.imported":      locale.Textf("took in the order of the past"),
	"customer.changed":    locale.Textf("changed the customer"),
	"billing.changed":     locale.Textf("changed how the customer is invoiced"),
	"billing.verified":    locale.Textf("verified how the customer is invoiced"),
	"contact.added":       locale.Textf("added a contact"),
	"contact.changed":     locale.Textf("changed a contact"),
	"contact.retired":     locale.Textf("took a contact off the list"),
	"project.rescheduled": locale.Textf("moved the pre-kickoff"),
	"project.staffed":     locale.Textf("changed the team"),
	"project.preparing":   locale.Textf("began the preparations"),
	"project.running":     locale.Textf("began the work on site"),
	"project.accepting":   locale.Textf("began the acceptance"),
	"project.closing":     locale.Textf("began the close-out"),
	"project.in_service":  locale.Textf("took the project into service"),
	"project.ended":       locale.Textf("ended the project"),
	"gate.confirmed":      locale.Textf("confirmed"),
	"gate.delivered":      locale.Textf("delivered a document"),
	"gate.assessed":       locale.Textf("assessed"),
	"gate.endorsed":       locale.Textf("endorsed the handling opinion"),
	"gate.approved":       locale.Textf("approved"),
	"gate.agreed":         locale.Textf("recorded the customer’s agreement"),
	"gate.disagreed":      locale.Textf("turned it down"),
	"contract.set":        locale.Textf("kept the contract"),
	"contract.opened":     locale.Textf("opened the full contract"),
	"meeting.posted":      locale.Textf("posted the agenda"),
	"meeting.started":     locale.Textf("started the meeting"),
	"meeting.joined":      locale.Textf("joined the meeting"),
	"meeting.ended":       locale.Textf("ended the meeting"),
	"setting.saved":       locale.Textf("changed a number"),
	"rhythm.saved":        locale.Textf("changed how often customers are called"),
	"house.saved":         locale.Textf("changed a document"),
	"catalogue.saved":     locale.Textf("changed the catalogue"),
	"questionnaire.saved": locale.Textf("changed the questionnaire"),
}

// closeoutVerbs are what is done in a close-out.
var closeoutVerbs = map[string]locale.Text{
	"closeout.opened":             locale.Textf("opened the close-out"),
	"closeout.changed":            locale.Textf("changed owner or contact"),
	"closeout.document_sent":      locale.Textf("sent the document"),
	"closeout.questionnaire_sent": locale.Textf("sent the questionnaire"),
	"closeout.nudged":             locale.Textf("reminded the customer"),
	"closeout.answered":           locale.Textf("answered the questionnaire"),
	"closeout.remarked":           locale.Textf("made remarks"),
	"closeout.remarked_again":     locale.Textf("stopped the clock, a remark is open again"),
	"closeout.signed":             locale.Textf("accepted and signed"),
	"closeout.silent":             locale.Textf("closed it by silence"),
	"closeout.reopened":           locale.Textf("reopened the close-out"),
	"closeout.verified":           locale.Textf("verified the feedback"),
	"closeout.reviewed":           locale.Textf("handed over to service"),
	"closeout.dropped":            locale.Textf("ended the close-out with the project"),
}

// entitlementVerbs are what is done with what a customer bought.
var entitlementVerbs = map[string]locale.Text{
	"entitlement.begun":    locale.Textf("received the signed order"),
	"entitlement.used":     locale.Textf("wrote down a use"),
	"entitlement.returned": locale.Textf("gave back what was used"),
	"entitlement.extended": locale.Textf("extended it"),
	"entitlement.lapsed":   locale.Textf("let it lapse"),
}

// invoiceVerbs are what is done before an invoice goes out.
var invoiceVerbs = map[string]locale.Text{
	"invoice.opened":   locale.Textf("opened the check"),
	"invoice.counted":  locale.Textf("counted the page views"),
	"invoice.priced":   locale.Textf("confirmed the price"),
	"invoice.held":     locale.Textf("held the invoice back"),
	"invoice.resumed":  locale.Textf("took it up again"),
	"invoice.released": locale.Textf("released the invoice"),
	"invoice.dropped":  locale.Textf("dropped the check"),
}

// verb says what was done; what has no words here is said as the record has it.
func (r Reader) verb(verb string) string {
	if t, ok := verbWords[verb]; ok {
		return t.Localize(r.P)
	}
	for _, words := range []map[string]locale.Text{closeoutVerbs, entitlementVerbs, invoiceVerbs, orderVerbs, requestVerbs, careVerbs, requirementVerbs} {
		if t, ok := words[verb]; ok {
			return t.Localize(r.P)
		}
	}
	return name(verb)
}

var subjectWords = map[string]locale.Text{
	"issue": locale.Textf("Issue"), "emergency": locale.Textf("Emergency"), "project": locale.Textf("Project"), "meeting": locale.Textf("Meeting"),
	"committee": locale.Textf("Committee"), "customer": locale.Textf("Customer"), "closeout": locale.Textf("Close-out"),
	"callback":    locale.Textf("Call-back"),
	"invoice":     locale.Textf("Invoice"),
	"request":     locale.Textf("Request"),
	"order":       locale.Textf("Order"),
	"requirement": locale.Textf("Requirement"),
	"entitlement": locale.Textf("What was bought"),
	"call_rhythm": locale.Textf("Calls to customers"),
	"setting":     locale.Textf("Settings"), "house": locale.Textf("Documents of the house"), "questionnaire": locale.Textf("Questionnaire"), "catalogue": locale.Textf("Catalogue"),
}

func (r Reader) subject(kind string) string {
	if t, ok := subjectWords[kind]; ok {
		return t.Localize(r.P)
	}
	return name(kind)
}
