package letter

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/locale"
	"docket/internal/project"
)

// Service is what the letter about a renewed service period tells the customer's
// contact.
type Service struct {
	To       string        // the contact's name
	Until    calendar.Date // the new last day
	Standard project.Document
	From     string // the name of whoever renewed it
}

// ServiceStandard sends the customer the standard of service by which it is served on.
func ServiceStandard(p *locale.Printer, s Service) Letter {
	until := locale.Date{At: s.Until.At(12*60, time.UTC), Zone: time.UTC}
	return written(p, s.To, s.From, p.T("Your service goes on until %s", until),
		p.T("We are glad to be of service to you until %s.", until),
		p.T("What you can count on from us, and how you reach us, is written here:")+"\n\n"+s.Standard.URL)
}
