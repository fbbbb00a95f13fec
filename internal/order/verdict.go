package order

import (
	"docket/internal/fault"
	"docket/internal/locale"
)

// mend says what is to be mended about the order itself, and in which field of the
// form; "" is none of them.
var mend = map[Reason]struct {
	field string
	text  locale.Text
}{
	NoCustomer:       {"customer", locale.Textf("Choose the customer.")},
	NoCommittee:      {"committee", locale.Textf("Choose the committee that will follow the project.")},
	NoTitle:          {"title", locale.Textf("Say what the project is called.")},
	NoType:           {"type", locale.Textf("Say who delivers it: Professional or Business Services.")},
	NoCurrency:       {"currency", locale.Textf("Write the currency as in EUR, USD or CNY.")},
	NoTerritory:      {"territory", locale.Textf("Choose the territory in which the customer may use it.")},
	UnknownTerritory: {"territory", locale.Textf("That territory is no longer in the list. Choose another.")},
	NoInvoiceContact: {"invoice_contact", locale.Textf("Say who gets the invoice.")},
	NoInvoiceAddress: {"invoice_address", locale.Textf("Say where the invoice goes.")},
	NoLines:          {"", locale.Textf("An order has at least one line. Add what is sold.")},
	TooManyLines:     {"", locale.Textf("An order has at most %d lines. Make two orders of it.", LinesLimit)},
	SOWUnnamed:       {"", locale.Textf("Give the statement of work its reference, such as SOW-77.")},
}

// Mend is what is to be said to whoever mends an error of the order itself: one of
// another kind is none.
func (f Finding) Mend() (locale.Text, bool) {
	if f.Reason == SOWNotByPresales {
		return locale.Textf("A statement of work is written by presales. %s is not in presales.", f.By.Mention()), true
	}
	m, known := mend[f.Reason]
	return m.text, known
}

// Loose are the findings that belong to no field of the form. An order without lines
// is only begun, and says so by itself.
func (v Verdict) Loose() Verdict {
	return v.that(func(f Finding) bool { return f.Line > 0 || mend[f.Reason].field == "" && f.Reason != NoLines })
}

// Err is why an order with these findings cannot be submitted; nil when nothing has
// to be mended. Faults of the form's fields come first, and alone.
func (v Verdict) Err() error {
	var beside, whole []*fault.Error
	lines := 0
	for _, f := range v.Errors() {
		text, ok := f.Mend()
		switch field := mend[f.Reason].field; {
		case !ok:
			lines++
		case field != "":
			beside = append(beside, (&fault.Error{Kind: fault.Invalid, Text: text}).In(field))
		default:
			whole = append(whole, &fault.Error{Kind: fault.Invalid, Text: text})
		}
	}
	switch {
	case len(beside) > 0:
		return fault.Fields(beside...)
	case len(whole) > 0:
		return fault.Fields(whole...)
	case lines > 0:
		return ErrLines
	}
	return nil
}

// ErrLines is the fault of an order whose lines have to be mended.
var ErrLines = fault.Invalidf("Some lines have to be mended first. They are marked with ✖.")
