package order

import (
	"strings"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/project"
)

// LinesLimit is how many lines an order may have, beside its starter pack.
const LinesLimit = 500

// Check finds what is wrong with the content as it would be submitted in the scene
// by its actor (domain, section 3). Lines of the starter pack are the house's own: of
// those only what takes people's time is found.
func (c Content) Check(s Scene) Verdict {
	var v Verdict
	for _, ask := range checks {
		if f, found := ask(&c, &s); found {
			v = append(v, f)
		}
	}
	return c.judged(v, c.Lines, 1, &s)
}

// Foresee finds what is wrong with the content, and what the starter pack will bring
// with it that needs approval.
func (c Content) Foresee(s Scene) Verdict {
	v := c.Check(s)
	if !s.First {
		return v
	}
	return c.judged(v, s.starter(c), len(c.Lines)+1, &s)
}

// judged adds what is found of lines that are numbered from one on.
func (c *Content) judged(v Verdict, lines []Line, from int, s *Scene) Verdict {
	at := &item{of: c, scene: s, limit: s.limit()}
	for n := range lines {
		at.Line = &lines[n]
		at.sku, at.known = s.Shelf.SKUs[at.SKU]
		v = at.judged(v, from+n)
	}
	return v
}

// check looks at one thing about the order itself.
type check func(*Content, *Scene) (Finding, bool)

// checks are all there are about the order itself, in the order people read them.
var checks = []check{
	wrong(NoCustomer, func(c *Content, _ *Scene) bool { return c.Customer == 0 }),
	wrong(NoTitle, func(c *Content, _ *Scene) bool { return strings.TrimSpace(c.Title) == "" }),
	wrong(NoCommittee, func(c *Content, _ *Scene) bool { return c.Committee == 0 }),
	wrong(NoType, func(c *Content, _ *Scene) bool { return c.Type != project.PS && c.Type != project.BS }),
	wrong(NoCurrency, func(c *Content, _ *Scene) bool { return !c.Currency.Known() }),
	territory,
	wrong(NoInvoiceContact, func(c *Content, _ *Scene) bool { return strings.TrimSpace(c.Invoice.Contact) == "" }),
	wrong(NoInvoiceAddress, func(c *Content, _ *Scene) bool { return strings.TrimSpace(c.Invoice.Address) == "" }),
	statementOfWork,
	wrong(NoLines, func(c *Content, _ *Scene) bool { return len(c.Lines) == 0 }),
	wrong(TooManyLines, func(c *Content, _ *Scene) bool { return len(c.Lines) > LinesLimit }),
	givenAway,
	wrong(InvoiceUnverified, func(c *Content, s *Scene) bool { return !c.invoiceVerified(s.Billing) }),
}

// wrong is a check that has nothing to say beside its reason.
func wrong(reason Reason, is func(*Content, *Scene) bool) check {
	return func(c *Content, s *Scene) (Finding, bool) { return Finding{Reason: reason}, is(c, s) }
}

func territory(c *Content, s *Scene) (Finding, bool) {
	if c.Territory == "" {
		return Finding{Reason: NoTerritory}, true
	}
	for _, t := range s.Shelf.Terms.Territories {
		if t.Code == c.Territory {
			return Finding{}, false
		}
	}
	return Finding{Reason: UnknownTerritory, Name: c.Territory}, true
}

// statementOfWork looks at who wrote it: only pre-sales may (domain, section 3).
func statementOfWork(c *Content, s *Scene) (Finding, bool) {
	author := s.People[c.SOW.By]
	switch {
	case c.SOW.None():
		return Finding{}, false
	case strings.TrimSpace(c.SOW.Reference) == "":
		return Finding{Reason: SOWUnnamed}, true
	case !author.Has(directory.Presales):
		return Finding{Reason: SOWNotByPresales, SOW: c.SOW.Reference, By: c.SOW.By}, true
	}
	return Finding{}, false
}

// invoiceVerified reports whether the order's invoice details are those on file,
// and verified there. What is missing is an error of its own.
func (c *Content) invoiceVerified(onFile customer.Billing) bool {
	in := c.Invoice.Clean()
	if in.Contact == "" || in.Address == "" {
		return true
	}
	return in.Contact == onFile.Contact && in.Email == onFile.Email && in.Address == onFile.Address && onFile.Verified()
}

// limit is how much discount whoever acts may give: the best of their roles'.
func (s *Scene) limit() money.Percent {
	var best money.Percent
	for _, role := range s.Actor.Roles {
		best = max(best, s.Shelf.Terms.Discounts[role])
	}
	return best
}
