package order

import (
	"slices"

	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/money"
)

// Reason is what a check found.
type Reason string

// The exceptions, which need approval (domain, section 3).
const (
	OutsideCatalogue   Reason = "outside_catalogue"   // a SKU the catalogue does not have, by a statement of work
	DescriptionChanged Reason = "description_changed" // by a statement of work
	ManagedService     Reason = "managed_service"
	OnSiteSupport      Reason = "on_site_support"
	TermsChanged       Reason = "terms_changed"     // unit, page views or their prices, by a statement of work
	DiscountTooHigh    Reason = "discount_too_high" // of a line; of the order, with what is included in it
	InvoiceUnverified  Reason = "invoice_unverified"
)

// The errors, which have to be mended.
const (
	NoCustomer       Reason = "no_customer"
	NoCommittee      Reason = "no_committee"
	NoTitle          Reason = "no_title"
	NoType           Reason = "no_type"
	NoCurrency       Reason = "no_currency"
	NoLines          Reason = "no_lines"
	TooManyLines     Reason = "too_many_lines"
	NoTerritory      Reason = "no_territory"
	UnknownTerritory Reason = "unknown_territory"
	NoInvoiceContact Reason = "no_invoice_contact"
	NoInvoiceAddress Reason = "no_invoice_address"
	NoName           Reason = "no_name" // of a line
	NoKind           Reason = "no_kind" // of a line
	NoQuantity       Reason = "no_quantity"
	PriceTooLarge    Reason = "price_too_large"
	PriceDoesNotAdd  Reason = "price_does_not_add"
	ListPriceDiffers Reason = "list_price_differs"
	NoListPrice      Reason = "no_list_price" // in the order's currency
	TermsDiffer      Reason = "terms_differ"  // unit, page views or their prices, without a statement of work
	NotOnSale        Reason = "not_on_sale"
	NoConsumeBy      Reason = "no_consume_by"
	ConsumeByPast    Reason = "consume_by_past"
	ZeroNotIncluded  Reason = "zero_not_included"
	IncludedNotZero  Reason = "included_not_zero"
	NoVolume         Reason = "no_volume"
	NoThresholds     Reason = "no_thresholds"
	NoSOW            Reason = "no_sow" // where a line leaves the catalogue
	SOWUnnamed       Reason = "sow_unnamed"
	SOWNotByPresales Reason = "sow_not_by_presales"
)

// Finding is what a check found, with what makes the sentence about it.
type Finding struct {
	Reason Reason           `json:"reason"`
	Line   int              `json:"line,omitempty"` // from 1; 0 for the whole order
	SKU    catalogue.Code   `json:"sku,omitempty"`
	Name   string           `json:"name,omitempty"`
	Has    money.Percent    `json:"has,omitempty"` // of a discount
	Limit  money.Percent    `json:"limit,omitempty"`
	Amount int64            `json:"amount,omitempty"` // that it should be, in minor units
	SOW    string           `json:"sow,omitempty"`
	By     directory.UserID `json:"by,omitempty"`
	Window int              `json:"window,omitempty"` // months in which the SKU must be consumed; 0 when it says nothing
}

// Exceptions are the reasons that may be approved.
var Exceptions = []Reason{OutsideCatalogue, DescriptionChanged, TermsChanged, ManagedService, OnSiteSupport, DiscountTooHigh, InvoiceUnverified}

// Exception reports whether the finding may be approved; else it has to be mended.
func (f Finding) Exception() bool { return slices.Contains(Exceptions, f.Reason) }

// Verdict is all that the checks found, the order itself first, then line by line.
type Verdict []Finding

// Errors are the findings that have to be mended before the order is submitted.
func (v Verdict) Errors() Verdict { return v.that(func(f Finding) bool { return !f.Exception() }) }

// Exceptions are the findings that need approval.
func (v Verdict) Exceptions() Verdict { return v.that(Finding.Exception) }

// Of are the findings of a line, counted from 1; 0 is the order itself.
func (v Verdict) Of(line int) Verdict {
	return v.that(func(f Finding) bool { return f.Line == line })
}

func (v Verdict) that(fits func(Finding) bool) Verdict {
	var some Verdict
	for _, f := range v {
		if fits(f) {
			some = append(some, f)
		}
	}
	return some
}

// Lines are the findings of lines.
func (v Verdict) Lines() Verdict {
	return v.that(func(f Finding) bool { return f.Line > 0 })
}
