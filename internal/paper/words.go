package paper

import (
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/money"
	"docket/internal/order"
)

func (s sheet) title() string { return s.p.T("Purchase order %s", s.ID.Number()) }

// state says whether the paper may be sent.
func (s sheet) state() (said string, wrong bool) {
	switch {
	case s.State == order.Withdrawn:
		return s.p.T("Withdrawn"), true
	case !s.Cleared():
		return s.p.T("Draft, not approved"), true
	case s.ApprovedAt.IsZero(): // history, which was settled elsewhere
		return "", false
	}
	return s.p.T("Approved %s", s.date(s.ApprovedAt)), false
}

func (s sheet) date(t time.Time) string { return s.p.Date(t, s.Zone) }

func (s sheet) day(d calendar.Date) string { return s.p.Date(d.At(12*60, time.UTC), time.UTC) }

// amount is money in a column whose head names the currency.
func (s sheet) amount(minor int64) string {
	return strings.TrimSuffix(s.p.Money(minor, string(s.Currency)), " "+string(s.Currency))
}

// percent says a discount to the hundredth, which is finer than anybody agrees one.
func (s sheet) percent(d money.Percent) string {
	const hundredth = money.Hundred / 10_000
	return s.p.Say((d + hundredth/2) / hundredth * hundredth)
}

// per says what the list price is of, "" where that goes without saying.
func (s sheet) per(u catalogue.Unit) string {
	switch u {
	case catalogue.User:
		return s.p.T("per user")
	case catalogue.Day:
		return s.p.T("per day")
	case catalogue.Month:
		return s.p.T("per month")
	case catalogue.Year:
		return s.p.T("per year")
	}
	return ""
}

// name and description are in the customer's language, unless a statement of work
// put them otherwise than the catalogue.
func (s sheet) name(l order.Line) string { return s.translated(l.Name, s.SKUs[l.SKU].Names) }

func (s sheet) description(l order.Line) string {
	return s.translated(l.Description, s.SKUs[l.SKU].Descriptions)
}

func (s sheet) translated(written string, known catalogue.Text) string {
	for _, text := range known {
		if text == written {
			return known.In(s.Language)
		}
	}
	return written
}

func (s sheet) territory() string {
	if len(s.Territory) == 0 {
		return s.Order.Content.Territory
	}
	return s.Territory.In(s.Language)
}
