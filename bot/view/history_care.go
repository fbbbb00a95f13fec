package view

import (
	"encoding/json"

	"docket/internal/customer"
	"docket/internal/locale"
)

// careVerbs are what is done to look after a customer in service.
var careVerbs = map[string]locale.Text{
	"callback.planned":    locale.Textf("planned the call"),
	"callback.made":       locale.Textf("wrote down the call"),
	"service.renewed":     locale.Textf("renewed the service period"),
	"service.not_renewed": locale.Textf("said that the service period is not renewed"),
}

// recordedPeriod says a service period.
func (r Reader) recordedPeriod(raw json.RawMessage) string {
	var p customer.Period
	switch {
	case json.Unmarshal(raw, &p) != nil || p == customer.Period{}:
		return "–"
	case p.Until.IsZero():
		return r.P.T("from %s", r.plainDay(p.From))
	case p.From.IsZero():
		return r.P.T("until %s", r.plainDay(p.Until))
	}
	return r.P.T("from %s to %s", r.plainDay(p.From), r.plainDay(p.Until))
}
