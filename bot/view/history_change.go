package view

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"docket/internal/audit"
	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/money"
	"docket/internal/project"
)

// recorded are the fields of the record that have words, in the order they are told. The others are of no use to
// somebody who reads: IDs, keys, and times the entry itself tells.
var recorded = []struct {
	field string
	label locale.Text
}{
	{whom, locale.Textf("Contact")}, {"State", locale.Textf("State")}, {"Severity", locale.Textf("Severity")}, {"Responsible", locale.Textf("Who may decide")},
	{"Solutions", locale.Textf("Solutions")}, {"Owner", locale.Textf("Who carries it out")}, {"Due", locale.Textf("Until")},
	{"TakenBy", locale.Textf("Who took it")}, {"Told", locale.Textf("Who was told")}, {"Outcome", locale.Textf("How it ended")},
	{"Ending", locale.Textf("How it ended")}, {"Note", locale.Textf("Note")}, {"Description", locale.Textf("Description")},
	{"Name", locale.Textf("Name")}, {"Manager", locale.Textf("Project manager")}, {"Sales", locale.Textf("Sales manager")},
	{"Team", locale.Textf("Team")}, {"Progress", locale.Textf("Follows progress")}, {"Quality", locale.Textf("Follows quality")},
	{"PreKickoff", locale.Textf("Pre-kickoff")}, {"Kickoff", locale.Textf("Time and place")}, {"Gate", locale.Textf("Gate")},
	{"Document", locale.Textf("Document")}, {"Version", locale.Textf("Version")}, {"Channel", locale.Textf("Channel")},
	{"Contract", locale.Textf("Order or contract")}, {"Attended", locale.Textf("Present")}, {"Members", locale.Textf("Members")},
	{"Zone", locale.Textf("Time zone")}, {"Cron", locale.Textf("Schedule")}, {"Country", locale.Textf("Public holidays of")},
	{"Roles", locale.Textf("Roles")}, {"Class", locale.Textf("Class")}, {"Territory", locale.Textf("Territory")},
	{"Locale", locale.Textf("Written to in")}, {"LiveOn", locale.Textf("Live since")}, {"Email", locale.Textf("E-mail")},
	{"Service", locale.Textf("Service period")}, {"Exports", locale.Textf("Exports included")}, {"Success", locale.Textf("Customer success manager")}, {"InvoiceContact", locale.Textf("Invoice contact")},
	{"InvoiceEmail", locale.Textf("E-mail")}, {"InvoiceAddress", locale.Textf("Invoice address")},
	{"ContactVerified", locale.Textf("Contact verified by")}, {"AddressVerified", locale.Textf("Address verified by")},
	{"Used", locale.Textf("Used")}, {"Until", locale.Textf("Last day")},
	{"Standing", locale.Textf("State")}, {"PageViews", locale.Textf("Page views")}, {"Price", locale.Textf("Price as ordered")}, {"Total", locale.Textf("Total")},
	{"ClosesOn", locale.Textf("Last day to answer")}, {"VerifiedNote", locale.Textf("What the feedback says")},
	{"result", locale.Textf("What was done")},
}

// whom is the field that says which of a subject's people an entry is about. It did not change.
const whom = "Whom"

// changed says what an entry changed, field by field. What was only now made has no before.
func (r Reader) changed(e audit.Entry) []string {
	if said, ok := r.changedHouse(e); ok {
		return said
	}
	before, after := fieldsOf(e.Before), fieldsOf(e.After)
	if before == nil || after == nil {
		return nil
	}
	var said []string
	for _, f := range recorded {
		was, is := before[f.field], after[f.field]
		if bytes.Equal(was, is) {
			continue
		}
		if f.field == whom {
			said = append(said, "• "+r.P.T("%s: %s", f.label, r.recordedValue(e.Subject.Kind, f.field, is)))
			continue
		}
		said = append(said, "• "+r.P.T("%s: %s → %s", f.label, r.recordedValue(e.Subject.Kind, f.field, was), r.recordedValue(e.Subject.Kind, f.field, is)))
	}
	return said
}

func fieldsOf(raw json.RawMessage) map[string]json.RawMessage {
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil {
		return nil
	}
	return fields
}

// valuesShown is how many values of a list an entry names.
const valuesShown = 10

// recordedValue says a value of the record in words; kind is of what the entry is about.
func (r Reader) recordedValue(kind, field string, raw json.RawMessage) string {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return "–"
	}
	switch field {
	case "Kickoff":
		return r.recordedKickoff(raw)
	case "Used":
		return r.recordedQuantity(raw)
	case "Service":
		return r.recordedPeriod(raw)
	}
	list, isList := v.([]any)
	if !isList {
		return r.word(kind, field, v)
	}
	said := make([]string, 0, valuesShown)
	for _, one := range list[:min(len(list), valuesShown)] {
		said = append(said, r.word(kind, field, one))
	}
	if len(list) > valuesShown {
		said = append(said, "…")
	}
	if len(said) == 0 {
		return "–"
	}
	return strings.Join(said, ", ")
}

// word says one value.
func (r Reader) word(kind, field string, v any) string {
	text, isText := v.(string)
	switch {
	case v == nil || isText && text == "":
		return "–"
	case v == true:
		return r.P.T("yes")
	case v == false:
		return r.P.T("no")
	case !isText:
		return name(fmt.Sprint(v))
	case isUserID(text) && field != "Contract" && field != "Name":
		return r.person(directory.UserID(text))
	}
	if day, err := calendar.ParseDate(text); err == nil {
		return r.day(day)
	}
	return r.term(kind, field, text)
}

// recordedKickoff says the time of day, the length and the place of a pre-kickoff.
func (r Reader) recordedKickoff(raw json.RawMessage) string {
	var k project.Kickoff
	if json.Unmarshal(raw, &k) != nil {
		return "–"
	}
	place := ""
	if k.Place != "" {
		place = name(k.Place)
	}
	return facts(clockTime(k.At), r.P.N(k.Minutes, "%d minute", "%d minutes"), place)
}

// recordedQuantity says how much of something; what the record leaves out is none.
func (r Reader) recordedQuantity(raw json.RawMessage) string {
	var q money.Quantity
	if json.Unmarshal(raw, &q) != nil {
		return "–"
	}
	return q.Localize(r.P)
}

// version says which of the two versions of a contract it is.
func (r Reader) version(v project.Version) string {
	switch v {
	case project.Full:
		return r.P.T("full")
	case project.Reduced:
		return r.P.T("without commercial terms")
	}
	return name(string(v))
}
