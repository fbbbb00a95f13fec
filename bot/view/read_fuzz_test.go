package view

import (
	"encoding/json"
	"testing"

	"github.com/slack-go/slack"

	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/locale"
)

// reads are all readings of submitted modals.
func reads(v slack.View) []error {
	_, logged := ReadLogIssue(v)
	_, _, decided := ReadDecide(v)
	_, _, resolved := ReadResolve(v)
	_, _, reopened := ReadReopen(v)
	_, added := ReadAddProject(v)
	_, _, launched := ReadLaunch(v)
	_, _, stopped := ReadStop(v)
	_, _, bought := ReadCustomer(v)
	_, _, known := ReadContact(v)
	_, granted := ReadRoles(v)
	_, _, away := ReadAbsence(v)
	_, set := ReadCommittee(v)
	_, _, kind := ReadKind(v)
	_, _, started := ReadStartCloseout(v)
	_, _, _, changed := ReadChangeCloseout(v)
	_, _, _, document := ReadSendDocument(v)
	_, _, remarked := ReadRemarks(v)
	_, _, signed := ReadSignature(v)
	_, _, reviewed := ReadReview(v)
	_, _, _, numbered := ReadSetting(v)
	_, _, _, housed := ReadHouseDocument(v)
	_, _, asked := ReadQuestion(v)
	_, _, removed := ReadRemoveQuestion(v)
	_, _, _, billed := ReadBilling(v)
	_, _, sold := ReadSKU(v)
	_, _, where := ReadTerritories(v)
	_, _, packed := ReadStarter(v)
	_, _, less := ReadDiscounts(v)
	_, turned := ReadSKUSearch(v, "2")
	_, chosen := ReadSKUPick(v)
	_, _, invoiced := ReadCheckInvoice(v)
	_, _, _, counted := ReadCountViews(v)
	_, _, held := ReadHoldInvoice(v)
	_, _, _, used := ReadLogUse(v)
	_, _, _, _, extended := ReadExtendEntitlement(v)
	_, _, _, lapsed := ReadLapseEntitlement(v)
	_, _, approved := ReadApproveOrder(v)
	_, _, declined := ReadDeclineOrder(v)
	_, _, wondered := ReadAskSeller(v)
	_, _, replied := ReadAnswerQuestion(v)
	ReadIssuePicks(v)
	ReadMemberPick(v)
	return []error{logged, decided, resolved, reopened, added, launched, stopped, bought, known, granted, away, set, kind, started, changed, document, remarked, signed, reviewed,
		numbered, housed, asked, removed, billed, invoiced, counted, held, sold, where, packed, less, turned, chosen, used, extended, lapsed,
		approved, declined, wondered, replied}
}

func FuzzNoSubmissionBreaksItsReading(f *testing.F) {
	f.Add(`{"private_metadata":"{\"issue\":12,\"base\":5}","state":{"values":{"due":{"answer":{"type":"datepicker","selected_date":"2026-12-09"}}}}}`)
	f.Add(`{"private_metadata":"{}","state":{"values":{"team:x":{"":{"type":"multi_users_select","selected_users":["<!channel>",""]}}}}}`)
	f.Add(string(mustJSON(Decide(reader(locale.English()), DecideForm{Card: company.card(issue.Open)}))))
	f.Add(`{"state":null}`)
	f.Fuzz(func(t *testing.T, raw string) {
		var v slack.View
		if json.Unmarshal([]byte(raw), &v) != nil {
			return
		}
		for _, err := range reads(v) {
			if err == nil {
				continue
			}
			if fault.KindOf(err) != fault.Invalid {
				t.Errorf("a submission is answered with %v, which is no fault of a form", err)
			}
			FieldErrors(reader(locale.French()), err, v)
		}
	})
}

func FuzzNoValueBreaksItsReading(f *testing.F) {
	for _, value := range []string{"", "12", "12:3", "issue:12:20", "issue.close|12", "-1", "9999999999999999999", "a|b|c"} {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		if id, err := Ref(value); err == nil && id <= 0 {
			t.Errorf("%q is read as %d", value, id)
		}
		if of, task, err := ReadTask(value); err == nil && (of <= 0 || task <= 0) {
			t.Errorf("%q is read as task %d of %d", value, task, of)
		}
		if of, n, err := ReadOlder(value); err == nil && (of.ID <= 0 || n <= 0) {
			t.Errorf("%q is read as %v from %d", value, of, n)
		}
		Chosen(value)
	})
}
