package view

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/locale"
)

var contactRoleWords = map[customer.ContactRole]locale.Text{
	customer.SPoC:     locale.Textf("Single point of contact"),
	customer.KeyUser:  locale.Textf("Key user"),
	customer.Steering: locale.Textf("Steering committee"),
	customer.Sponsor:  locale.Textf("Sponsor"),
}

// contactRole says what a contact is at the customer.
func (r Reader) contactRole(role customer.ContactRole) string {
	if t, ok := contactRoleWords[role]; ok {
		return t.Localize(r.P)
	}
	return name(string(role))
}

// customerFacts are what is known of a customer beside its class, its service and its people.
func (r Reader) customerFacts(c customer.Customer) string {
	territory, live, success, shared := "", "", "", ""
	if c.Success != "" {
		success = r.P.T("looked after by %s", r.person(c.Success))
	}
	if c.Territory != "" {
		territory = r.territory(c.Territory)
	}
	if !c.LiveOn.IsZero() {
		live = r.P.T("live since %s", r.plainDay(c.LiveOn))
	}
	if c.Channel != "" {
		shared = r.P.T("shared channel %s", channelLink(c.Channel))
	}
	return facts(territory, success, r.P.T("written to in %s", r.languageName(c.Locale)), live, shared)
}

// customerBrief is a customer in a list.
func (r Reader) customerBrief(c customer.Customer) string {
	service, territory := "", ""
	if c.Territory != "" {
		territory = r.territory(c.Territory)
	}
	switch until := c.Service.Until; {
	case until.IsZero():
	case until.Before(r.today()):
		service = r.P.T("service ended %s", r.plainDay(until))
	default:
		service = r.P.T("in service until %s", r.plainDay(until))
	}
	return facts(r.P.T("class %s", name(string(c.Class))), territory, service)
}

func (r Reader) languageName(tag string) string {
	if language(tag) == "fr" {
		return r.P.T("French")
	}
	return r.P.T("English")
}

// contactLine is who somebody is and how they are reached, parted by what stands between; their language only where it is
// not the customer's.
func (r Reader) contactLine(p customer.Contact, of customer.Customer, between string) string {
	who := []string{bold(p.Name)}
	for _, role := range p.Roles {
		who = append(who, r.contactRole(role))
	}
	address, tongue := r.P.T("⚠️ no e-mail address"), ""
	if p.Email != "" {
		address = name(p.Email)
	}
	if p.Locale != "" && language(p.Locale) != language(of.Locale) {
		tongue = r.P.T("written to in %s", r.languageName(p.Locale))
	}
	return facts(who...) + between + facts(address, tongue)
}

// plainDay says a day with its year where that is not the present one.
func (r Reader) plainDay(d calendar.Date) string {
	if d.Year == r.today().Year {
		return r.day(d)
	}
	return r.fullDay(d)
}

func dayOf(at time.Time, zone *time.Location) calendar.Date { return calendar.DateOf(at, zone) }
