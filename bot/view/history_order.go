package view

import "docket/internal/locale"

// orderVerbs are what is done with an order.
var orderVerbs = map[string]locale.Text{
	"order.submitted": locale.Textf("submitted the order"),
	"order.changed":   locale.Textf("changed the order"),
	"order.withdrawn": locale.Textf("withdrew the order"),
	"order.asked":     locale.Textf("asked about the order"),
	"order.answered":  locale.Textf("answered"),
	"order.approved":  locale.Textf("approved"),
	"order.declined":  locale.Textf("declined the order"),
	"order.raised":    locale.Textf("told the superiors"),
	"order.sent":      locale.Textf("sent the order to the customer"),
	"order.received":  locale.Textf("took the order back signed"),
	"order.imported":  locale.Textf("took the order over from before"),
}
