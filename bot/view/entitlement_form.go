package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/entitlement"
	"docket/internal/money"
)

// entitlementRef is the metadata of a form about an entitlement, with what its reader saw.
type entitlementRef struct {
	Entitlement entitlement.ID   `json:"entitlement"`
	Used        money.Quantity   `json:"used,omitempty"`
	Seen        entitlement.Seen `json:"seen,omitzero"`
}

func unpackEntitlement(v slack.View) (entitlementRef, error) {
	meta, err := unpack[entitlementRef](v)
	if err == nil && meta.Entitlement <= 0 {
		err = stale()
	}
	return meta, err
}

// quantityLength is how many characters somebody may take to write a quantity.
const quantityLength = 20

// LogUse asks how much was used and when. Customer Success may also give back.
func LogUse(r Reader, l entitlement.Line) slack.ModalViewRequest {
	much := input("quantity", r.P.Label("How much was used?"), textField(min(money.One, l.Left()).Localize(r.P), quantityLength))
	if r.Has(directory.CustomerSuccess) {
		much = hinted(much, r.P.Label("With a minus, it is given back"))
	}
	return modal(r, UseFormID, r.P.Title("Log use"), r.P.Title("Save"), entitlementRef{Entitlement: l.ID, Used: l.Used},
		append(r.entitlementFacts(l),
			much,
			input("day", r.P.Label("On which day?"), dateField(r.lately(l))),
			optional(input("note", r.P.Label("Note"), longField("", entitlement.NoteLimit))),
			actions(append(r.settleButtons(l), button(EntitlementOpen, ref(l.ID), r.P.Button("Earlier uses")))...))...)
}

// lately is the day on which it was most likely used: today, or the last day it could be.
func (r Reader) lately(l entitlement.Line) calendar.Date {
	if today := l.Today(r.Now); !l.Expired(today) {
		return today
	}
	return l.Until
}

// ReadLogUse reads a use, and how much its reader saw to be used.
func ReadLogUse(v slack.View) (id entitlement.ID, u entitlement.Use, seen money.Quantity, err error) {
	meta, err := unpackEntitlement(v)
	if err != nil {
		return 0, u, 0, err
	}
	a := answers{v}
	u.Note = a.text("note")
	written, back := strings.CutPrefix(strings.ReplaceAll(a.text("quantity"), "−", "-"), "-")
	if u.Quantity, err = money.ParseQuantity(written); err != nil {
		return 0, u, 0, at("quantity", err)
	}
	if back {
		u.Quantity = -u.Quantity
	}
	u.Day, err = a.day("day")
	return meta.Entitlement, u, meta.Used, err
}

// ExtendEntitlement asks for a new last day and the reason.
func ExtendEntitlement(r Reader, l entitlement.Line) slack.ModalViewRequest {
	return modal(r, ExtendFormID, r.P.Title("Extend"), r.P.Title("Extend"), entitlementRef{Entitlement: l.ID, Seen: l.Seen()},
		append(r.entitlementFacts(l),
			input("until", r.P.Label("Until when?"), dateField(calendar.Date{})),
			input("note", r.P.Label("Why?"), longField("", entitlement.NoteLimit)))...)
}

// ReadExtendEntitlement reads the new last day and the reason, and how it stood for its reader.
func ReadExtendEntitlement(v slack.View) (id entitlement.ID, until calendar.Date, why string, seen entitlement.Seen, err error) {
	meta, err := unpackEntitlement(v)
	if err != nil {
		return 0, until, "", seen, err
	}
	a := answers{v}
	until, err = a.day("until")
	return meta.Entitlement, until, a.text("note"), meta.Seen, err
}

// LapseEntitlement asks why it is let go.
func LapseEntitlement(r Reader, l entitlement.Line) slack.ModalViewRequest {
	return modal(r, LapseFormID, r.P.Title("Let lapse"), r.P.Title("Let lapse"), entitlementRef{Entitlement: l.ID, Seen: l.Seen()},
		append(r.entitlementFacts(l), input("note", r.P.Label("Why?"), longField("", entitlement.NoteLimit)))...)
}

// ReadLapseEntitlement reads why it is let go, and how it stood for its reader.
func ReadLapseEntitlement(v slack.View) (id entitlement.ID, why string, seen entitlement.Seen, err error) {
	meta, err := unpackEntitlement(v)
	return meta.Entitlement, answers{v}.text("note"), meta.Seen, err
}
