package request

import (
	"slices"
	"strings"
	"unicode/utf8"

	"docket/internal/customer"
	"docket/internal/fault"
)

// Log takes a customer's request in. Everybody of the company may; whoever does is
// its agent and tells the customer.
func Log(d Draft, s Scene) (Outcome, error) {
	if err := MayWork.Check(s.Actor); err != nil {
		return Outcome{}, err
	}
	if err := d.check(); err != nil {
		return Outcome{}, err
	}
	r := Request{
		ID: s.NextID, Customer: s.Customer.ID, Project: s.Project.ID, Committee: s.Committee, Kind: d.Kind,
		Title: TitleOf(d.Body), Body: strings.TrimSpace(d.Body), Source: d.Source, Agent: s.Actor.ID, OpenedAt: s.Now,
	}
	r.Clock = promised(s.Customer.Class, s.Numbers)
	r.Scope = Propose(d.Kind, s)
	to, say := Triage, Phrase("")
	switch {
	case d.Kind == Wish:
		to, say = Wished, SayWish
	case r.Scope.Because == ExportFree:
		to, r.Scope.Answer, r.Scope.At = Able, In, s.Now
	case r.Scope.Because == ExportCosts:
		to, say = Charged, SayCharged
	}
	return r.moved(Request{}, DoLog, to, say, s), nil
}

func (d Draft) check() error {
	switch body := strings.TrimSpace(d.Body); {
	case d.Customer == customer.ID(0):
		return fault.Invalidf("Choose the customer.").In("customer")
	case !slices.Contains(Kinds, d.Kind):
		return fault.Invalidf("Choose what kind of request it is.").In("kind")
	case body == "":
		return fault.Invalidf("Write what the customer asks for.").In("body")
	case utf8.RuneCountInString(body) > BodyLimit:
		return fault.Invalidf("This may have at most %d characters.", BodyLimit).In("body")
	case TitleOf(body) == "":
		return fault.Invalidf("Write what the customer asks for in a sentence.").In("body")
	}
	return nil
}
