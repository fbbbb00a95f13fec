package entitlement_test

import (
	"testing"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/outbox"
)

var (
	monday = day(2026, time.November, 30)
	lea    = directory.Member{ID: "U0LEA", Active: true, Roles: []directory.Role{directory.CustomerSuccess}}
	tom    = directory.Member{ID: "U0TOM", Active: true, Roles: []directory.Role{directory.CustomerSuccess}}
	paul   = directory.Member{ID: "U0PAUL", Active: true, Roles: []directory.Role{directory.Consultant}}
	ines   = directory.Member{ID: "U0INES", Active: true, Roles: []directory.Role{directory.SalesManager}}
	clara  = directory.Member{ID: "U0CLARA", Active: true, Roles: []directory.Role{directory.Management}}
	emil   = directory.Member{ID: "U0EMIL", Active: true}
	paris  = must(calendar.Zone("Europe/Paris"))
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func day(year int, month time.Month, d int) calendar.Date {
	return calendar.Date{Year: year, Month: month, Day: d}
}

// at is a scene at so many minutes after midnight of the day, with everybody in it.
func at(by directory.Member, on calendar.Date, minutes int) entitlement.Scene {
	everybody := directory.People{}
	for _, m := range []directory.Member{lea, tom, paul, ines, clara, emil} {
		everybody[m.ID] = m
	}
	now := on.At(minutes, paris)
	return entitlement.Scene{Press: now.Format("p20060102T1504"), Actor: by, People: everybody, Success: lea.ID, Zone: paris,
		Today: calendar.DateOf(now, paris), Now: now}
}

// scene is Monday morning.
func scene(by directory.Member) entitlement.Scene { return at(by, monday, 10*60) }

var source = entitlement.Source{Customer: 3, Project: 7, Committee: 1, Order: 1042, Territory: "FR", From: day(2026, time.September, 1)}

// workshop are five days to be used until a day, as their order brought them about.
func workshop(until calendar.Date) entitlement.Entitlement {
	return entitlement.Begin(31, source, entitlement.Draft{Line: 2, SKU: "WS", Name: "Workshop", Kind: catalogue.Workshop, Unit: catalogue.Day,
		Quantity: 5 * money.One, Until: until}, at(directory.Member{}, source.From, 10*60)).Entitlement
}

func refused(t *testing.T, err error, want fault.Kind, field string) {
	t.Helper()
	if f, _ := fault.As(err); fault.KindOf(err) != want || f != nil && f.Field != field {
		t.Fatalf("the fault is %v, want %q in %q", err, want, field)
	}
}

func lanes(notes []outbox.Note) []outbox.Lane {
	var to []outbox.Lane
	for _, n := range notes {
		to = append(to, n.Channel)
	}
	return to
}
