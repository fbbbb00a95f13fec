package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/entitlement"
)

// usesShown is how many uses the sheet of an entitlement names.
const usesShown = 20

// EntitlementSheet is all about an entitlement, as a modal.
func EntitlementSheet(r Reader, l entitlement.Line) slack.ModalViewRequest {
	blocks := append(r.entitlementFacts(l), r.useLines(l)...)
	return sheet(r, CardID, r.P.Title("What was bought"), append(blocks, actions(r.entitlementButtons(l)...))...)
}

// entitlementFacts are what was bought, how much of it there is, until when, and where it comes from.
func (r Reader) entitlementFacts(l entitlement.Line) []slack.Block {
	said := thingOf(l) + "\n" + facts(r.remainsDrawn(l), r.lasts(l))
	if l.Note != "" {
		said += "\n" + quote(l.Note, 500)
	}
	where := ""
	if l.Territory != "" {
		where = r.P.T("to be used in %s", r.territory(l.Territory))
	}
	return []slack.Block{section(said), aside(facts(where, name(l.ProjectName), r.P.T("order %s received %s", name(l.Number), r.day(l.From)), r.watcher(l)))}
}

// watcher is who is warned before it ends.
func (r Reader) watcher(l entitlement.Line) string {
	if l.Until.IsZero() || l.State != entitlement.Usable || l.Expired(l.Today(r.Now)) {
		return ""
	}
	if l.Success == "" {
		return r.P.T("Customer Success is warned before it ends")
	}
	return r.P.T("%s is warned before it ends", r.person(l.Success))
}

// useLines are what was used, the latest first.
func (r Reader) useLines(l entitlement.Line) []slack.Block {
	if len(l.Uses) == 0 {
		return nil
	}
	lines := make([]string, 0, usesShown+1)
	for _, u := range slices.Backward(l.Uses) {
		if len(lines) == usesShown {
			lines = append(lines, r.andMore(len(l.Uses)-usesShown))
			break
		}
		lines = append(lines, "• "+r.useText(u, l))
	}
	return paragraphs(lines)
}

func (r Reader) useText(u entitlement.Use, l entitlement.Line) string {
	said := r.quantity(u.Quantity, l.Unit)
	if u.Quantity < 0 {
		said = r.P.T("%s given back", r.quantity(-u.Quantity, l.Unit))
	}
	note := ""
	if u.Note != "" {
		note = escapeTo(oneLine(u.Note), 200)
	}
	return facts(r.day(u.Day), said, note, r.person(u.By))
}

// entitlementButtons are what the reader may do with it.
func (r Reader) entitlementButtons(l entitlement.Line) []slack.BlockElement {
	var buttons []slack.BlockElement
	if r.loggable(l) {
		buttons = append(buttons, primary(EntitlementUse, ref(l.ID), r.P.Button("Log use")))
	}
	return append(append(buttons, r.settleButtons(l)...), button(EntitlementHistory, ref(l.ID), r.P.Button("History")))
}

// settleButtons are by what one says what becomes of it.
func (r Reader) settleButtons(l entitlement.Line) []slack.BlockElement {
	if !r.settleable(l) {
		return nil
	}
	buttons := []slack.BlockElement{button(EntitlementExtend, ref(l.ID), r.P.Button("Extend…"))}
	if l.State == entitlement.Usable {
		buttons = append(buttons, button(EntitlementLapse, ref(l.ID), r.P.Button("Let lapse…")))
	}
	return buttons
}
