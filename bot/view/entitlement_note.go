package view

import (
	"github.com/slack-go/slack"

	"docket/internal/entitlement"
)

// EntitlementEnds warns of something bought that nobody will be able to use soon, or tells that it is too late. Once
// somebody has said what becomes of it, or a later warning stands below, it is only said.
func EntitlementEnds(r Reader, l entitlement.Line, a entitlement.WarningArgs) Message {
	switch {
	case l.State == entitlement.Used:
		return sentence("✅ " + r.colon(thingOf(l), r.P.T("used up")))
	case l.State == entitlement.Lapsed:
		return sentence("✅ " + r.colon(thingOf(l), r.P.T("let lapse")) + r.because(l))
	case l.Until != a.Until:
		return sentence("✅ " + r.colon(thingOf(l), r.P.T("extended until %s", r.farDay(l.Until))) + r.because(l))
	case l.Warned != a.Warning:
		return sentence(r.colon(thingOf(l), r.P.T("can be used until %s; a later warning stands below", r.day(a.Until))))
	}
	said := r.warning(l, a)
	buttons := r.settling(l)
	return say(said, section(said), aside(facts(r.territory(l.Territory), name(l.ProjectName), name(l.Number))), actions(buttons...))
}

// warning is what ends when, and what is lost by it.
func (r Reader) warning(l entitlement.Line, a entitlement.WarningArgs) string {
	left := l.Today(r.Now).DaysUntil(a.Until)
	switch {
	case a.Warning == entitlement.Over || left < 0:
		return "⚠️ " + r.P.T("%s expired on %s: %s.", thingOf(l), r.day(a.Until), r.remains(l))
	case left == 0:
		return "⏳ " + r.P.T("Today is the last day of %s: %s.", thingOf(l), r.remains(l))
	}
	return "⏳ " + r.P.N(left, "In %d day, %s, %s expires: %s.", "In %d days, %s, %s expires: %s.", r.day(a.Until), thingOf(l), r.remains(l))
}

// settling are the buttons of whoever is warned, which the desk asks about again.
func (r Reader) settling(l entitlement.Line) []slack.BlockElement {
	extend := button(EntitlementExtend, ref(l.ID), r.P.Button("Extend…"))
	lapse := button(EntitlementLapse, ref(l.ID), r.P.Button("Let lapse…"))
	if !l.Counted() {
		return []slack.BlockElement{extend.WithStyle(slack.StylePrimary), lapse}
	}
	return []slack.BlockElement{primary(EntitlementUse, ref(l.ID), r.P.Button("Log use")), extend, lapse}
}

// because is the reason somebody gave, below what they did.
func (r Reader) because(l entitlement.Line) string {
	if l.Note == "" {
		return ""
	}
	return "\n" + quote(l.Note, 500)
}

// endingLines are entitlements of which somebody has to say what becomes of them, for a Home tab.
func (r Reader) endingLines(ls []entitlement.Line) []slack.Block {
	blocks := make([]slack.Block, 0, len(ls))
	for _, l := range ls[:min(len(ls), listed)] {
		blocks = append(blocks, line(thingOf(l)+"\n"+facts(r.remains(l), r.lasts(l)),
			about(button(EntitlementOpen, ref(l.ID), r.P.Button("Open")), thingAloud(l))))
	}
	if rest := len(ls) - listed; rest > 0 {
		blocks = append(blocks, aside(r.andMore(rest)))
	}
	return blocks
}

// expiring is an entitlement on the agenda; settled says what became of it.
func (r Reader) expiring(l entitlement.Line) string {
	if l.State == entitlement.Usable && !l.Unsettled() {
		return r.colon(thingOf(l), r.P.T("extended until %s", r.farDay(l.Until)))
	}
	return r.colon(thingOf(l), facts(r.remains(l), r.lasts(l)))
}
