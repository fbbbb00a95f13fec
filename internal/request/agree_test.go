package request

import (
	"slices"
	"testing"

	"docket/internal/directory"
	"docket/internal/fault"
)

// talked is a request out of scope, of which the customer was told.
func talked(t testing.TB, s Scene) Request {
	t.Helper()
	r := made(t)(logged(t, s).OutOfScope(s.by(agent))).Request
	say, _ := r.Unsaid()
	return made(t)(r.Tell(say.Mark(), "", s.by(agent))).Request
}

func TestWhatFollowsFromWhatWasAgreed(t *testing.T) {
	for _, tt := range []struct {
		name  string
		a     Agreement
		owner directory.UserID
		state State
		say   Phrase
		turn  []directory.UserID
	}{
		{"free of charge, the agent sees to it", Agreement{How: Free}, "", Able, SayFree, []directory.UserID{agent}},
		{"free, for whom the sales manager names", Agreement{How: Free}, owner, Handed, SayFree, []directory.UserID{agent, owner}},
		{"charged a sum", Agreement{How: ForMoney, Amount: 120000, Currency: "EUR"}, "", Able, SayAgreed, []directory.UserID{agent}},
		{"charged in words", Agreement{How: ForMoney, Terms: " by the hour "}, "", Able, SayAgreed, []directory.UserID{agent}},
		{"a special case", Agreement{How: Special}, owner, Writing, SaySpecial, []directory.UserID{agent, seller}},
		{"not pursued", Agreement{How: NotPursued, Terms: "Perhaps in spring."}, owner, Resting, SayResting, []directory.UserID{agent}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scene(t)
			r := made(t)(talked(t, s).Agree(tt.a, tt.owner, s.by(seller))).Request
			if say, _ := r.Unsaid(); r.State != tt.state || say.Phrase != tt.say || !slices.Equal(r.Turn, tt.turn) {
				t.Errorf("it is %s, says %s, turn of %v", r.State, say.Phrase, r.Turn)
			}
			if by := r.Course.Outcome.By; by != seller || r.Course.Outcome.Terms != "by the hour" && tt.a.Terms == " by the hour " {
				t.Errorf("kept as %+v", r.Course.Outcome)
			}
		})
	}
}

func TestAnAgreementThatSaysTooLittleIsSentBack(t *testing.T) {
	for _, tt := range []struct {
		name, field string
		a           Agreement
		owner       directory.UserID
	}{
		{"nothing chosen", "how", Agreement{}, ""},
		{"charged, but not how", "amount", Agreement{How: ForMoney}, ""},
		{"a sum below nothing", "amount", Agreement{How: ForMoney, Amount: -1, Currency: "EUR"}, ""},
		{"a sum of no currency", "currency", Agreement{How: ForMoney, Amount: 1, Currency: "E"}, ""},
		{"not pursued, without a word", "terms", Agreement{How: NotPursued, Terms: " "}, ""},
		{"for somebody who left", "owner", Agreement{How: Free}, gone},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scene(t)
			_, err := talked(t, s).Agree(tt.a, tt.owner, s.by(seller))
			if f, ok := fault.As(err); !ok || f.Kind != fault.Invalid || f.Field != tt.field {
				t.Errorf("refused with %v", err)
			}
		})
	}
}

func TestOnlySalesAgrees(t *testing.T) {
	s := scene(t)
	_, err := talked(t, s).Agree(Agreement{How: Free}, "", s.by(agent))
	refused(t, err, fault.Forbidden, "<@USELLER>")
	first := made(t)(talked(t, s).Agree(Agreement{How: Free}, "", s.by(seller))).Request
	_, err = first.Agree(Agreement{How: Free}, "", s.by(head))
	refused(t, err, fault.Conflict, "Already answered by <@USELLER>")
}

func TestWhatRestsIsPursuedAgain(t *testing.T) {
	s := scene(t)
	r := made(t)(talked(t, s).Agree(Agreement{How: NotPursued, Terms: "Perhaps in spring."}, "", s.by(seller))).Request
	again := made(t)(r.Pursue(s.by(owner))).Request
	if say, _ := again.Unsaid(); again.State != Talk || say.Phrase != SayOutside || !slices.Contains(again.Turn, seller) {
		t.Errorf("it is %s, says %s, turn of %v", again.State, say.Phrase, again.Turn)
	}
	r.Wish = 12
	_, err := r.Pursue(s.by(agent))
	refused(t, err, fault.Conflict, "follows its requirement")
}

// charged is an export that the contract does not include.
func charged(t testing.TB, s Scene) Request {
	t.Helper()
	return made(t)(Log(Draft{Customer: 7, Kind: Export, Body: "All invoices, please."}, s.by(agent))).Request
}

func TestTheCustomerAnswersTheChargeOfAnExport(t *testing.T) {
	s := scene(t)
	accepted := made(t)(charged(t, s).Accept(s.by(agent))).Request
	if _, waits := accepted.Unsaid(); accepted.State != Able || waits || accepted.Course.Outcome.How != ForMoney || accepted.Clock.AnsweredAt.IsZero() {
		t.Errorf("accepted, it is %+v", accepted)
	}
	objected := made(t)(charged(t, s).Object(s.by(agent))).Request
	if say, _ := objected.Unsaid(); objected.State != Talk || say.Phrase != SayObjection || len(objected.Words) != 2 || !slices.Contains(objected.Turn, seller) {
		t.Errorf("objected, it is %+v", objected)
	}
	_, err := accepted.Object(s.by(agent))
	refused(t, err, fault.Conflict, "You answered this at")
}

func TestAfterTheServicePeriodTheResponsibleAreTold(t *testing.T) {
	s := scene(t)
	s.Customer.Service.Until = s.Today.Add(-1)
	s.Customer.Success = owner
	out := made(t)(logged(t, s).OutOfScope(s.by(agent)))
	if say, _ := out.Request.Unsaid(); say.Phrase != SayOver {
		t.Errorf("the customer is told %s", say.Phrase)
	}
	if to := lanes(out.Effects.Notes, "request.over"); !slices.Contains(to, "UMANAGER") || !slices.Contains(to, "UOWNER") || len(to) != 2 {
		t.Errorf("told %v", to)
	}
}
