package view

import (
	"maps"
	"slices"
	"strconv"

	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/locale"
	"docket/internal/order"
	"docket/internal/request"
	"docket/internal/requirement"
	"docket/internal/setting"
)

// exceptionWords are the exceptions a policy may name, in a word.
var exceptionWords = map[order.Reason]locale.Text{
	order.OutsideCatalogue:   locale.Textf("something outside the catalogue"),
	order.DescriptionChanged: locale.Textf("a changed description"),
	order.TermsChanged:       locale.Textf("other terms than the catalogue’s"),
	order.ManagedService:     locale.Textf("a managed service"),
	order.OnSiteSupport:      locale.Textf("support on site"),
	order.DiscountTooHigh:    locale.Textf("a discount above the seller’s limit"),
	order.InvoiceUnverified:  locale.Textf("invoice details that nobody verified"),
}

// Policy is who approves orders, to read: stage by stage, in which cases, and what the clock does; and what two people
// sign, which no policy changes.
func Policy(r Reader, k approval.Kept, n setting.Numbers) Message {
	title := r.P.T("Who approves orders")
	blocks := []slack.Block{section("*" + title + "*")}
	var lines []string
	for _, rule := range k.Policy.Steps {
		lines = append(lines, strconv.Itoa(rule.Stage)+". "+r.ruleWords(rule))
	}
	blocks = append(blocks, paragraphs(lines)...)
	version := r.P.T("The standard policy")
	if k.Version > 0 {
		version = r.P.T("Version %d, by %s %s", k.Version, r.person(k.By), r.instant(k.At))
	}
	return say(title, append(blocks, aside(r.policyClock(n)),
		aside(version+dot+r.P.T("Steps with the same number stand side by side. `docket policy export` and `apply` change it as a file.")),
		section(r.signatures()), aside(r.P.T("By two different people, on the same clock. No file changes that.")))...)
}

// signatures are what takes effect with two signatures only.
func (r Reader) signatures() string {
	both := func(p approval.Policy) string {
		who := make([]string, len(p.Steps))
		for n, rule := range p.Steps {
			who[n] = r.role(rule.Role)
		}
		return r.P.List(who)
	}
	return "*" + r.P.T("What two people sign") + "*\n" +
		"• " + r.colon(r.P.T("The solution of a special case"), both(request.Policy)) + "\n" +
		"• " + r.colon(r.P.T("Development against payment"), both(requirement.Policy))
}

// ruleWords are a step: who, how many of them, in which cases, what is asked.
func (r Reader) ruleWords(rule approval.Rule) string {
	who := "*" + r.role(rule.Role) + "*"
	if rule.Need > 1 {
		who += " " + r.P.N(rule.Need, "(%d person)", "(%d people)")
	}
	asks := make([]string, len(rule.Asks))
	for n, q := range rule.Asks {
		asks[n] = r.question(q)
	}
	limit := ""
	if rule.Limit == approval.Discount {
		limit = r.P.T("beyond the role’s own discount limit Management decides")
	}
	questions := ""
	if len(asks) > 0 {
		questions = r.P.T("answers: %s", r.P.List(asks))
	}
	return facts(who, r.whenWords(rule.When), questions, limit)
}

func (r Reader) whenWords(w approval.When) string {
	var cases []string
	for _, e := range w.Exceptions {
		if t, ok := exceptionWords[order.Reason(e)]; ok {
			cases = append(cases, t.Localize(r.P))
		}
	}
	said := r.P.T("always")
	switch {
	case slices.Contains(w.Exceptions, approval.AnyException):
		said = r.P.T("with any exception")
	case len(cases) > 0:
		said = r.P.T("with %s", r.P.AnyOf(cases))
	case len(w.Above) > 0:
		said = ""
	}
	var above []string
	for _, c := range slices.Sorted(maps.Keys(w.Above)) {
		above = append(above, r.amount(w.Above[c], c))
	}
	if len(above) > 0 {
		said = facts(said, r.P.T("above %s", r.P.AnyOf(above)))
	}
	return said
}

func (r Reader) policyClock(n setting.Numbers) string {
	hours := n.List(setting.ApprovalHours)
	said := []string{r.P.T("reminder after %d h", hours[0])}
	if len(hours) > 1 {
		said = append(said, r.P.T("superiors after %d h", hours[1]))
	}
	if len(hours) > 2 {
		said = append(said, r.P.T("Management after %d h", hours[2]))
	}
	return facts(append(said, r.clockHours(n))...)
}

// clockHours are which hours count.
func (r Reader) clockHours(n setting.Numbers) string {
	switch n.One(setting.ApprovalClock) {
	case approval.WorkingHours:
		return r.P.T("working hours count: %s", r.numbers(setting.WorkingDay, n.List(setting.WorkingDay)))
	case approval.WorkingDays:
		return r.P.T("all hours of working days count")
	}
	return r.P.T("every hour counts")
}
