package web

import (
	"net/http"
	"strconv"
	"time"

	"docket/internal/locale"
)

// plain is a page that has nothing but a few words.
type plain struct {
	head
	Heading string
	Text    string
}

func say(w http.ResponseWriter, status int, p *locale.Printer, heading, text string) error {
	return render(w, status, "plain", plain{head: newHead(p, heading), Heading: heading, Text: text})
}

// missing is the one answer to every link that leads nowhere, whatever the reason.
func missing(w http.ResponseWriter, p *locale.Printer) error {
	return say(w, http.StatusNotFound, p, p.T("There is no page at this address."),
		p.T("The address may be incomplete, or the project has come to its end. If you expected something here, please ask whoever sent you the link."))
}

func busy(w http.ResponseWriter, p *locale.Printer, wait time.Duration) error {
	seconds := int(wait / time.Second)
	w.Header().Set("Retry-After", strconv.Itoa(seconds))
	return say(w, http.StatusTooManyRequests, p, p.T("One moment, please."),
		p.N(seconds, "This page was asked for too often. Please try again in %d second.", "This page was asked for too often. Please try again in %d seconds."))
}

func tooLarge(w http.ResponseWriter, p *locale.Printer) error {
	return say(w, http.StatusRequestEntityTooLarge, p, p.T("That is too much text."),
		p.T("Nothing was sent. Please go back, shorten what you wrote, and send a longer text by e-mail."))
}

func foreign(w http.ResponseWriter, p *locale.Printer) error {
	return say(w, http.StatusForbidden, p, p.T("This form was sent from another site."),
		p.T("Nothing was sent. Please open the page with the link you were given, and use the form there."))
}

func broken(w http.ResponseWriter, p *locale.Printer) error {
	w.Header().Set("Retry-After", "60")
	return say(w, http.StatusServiceUnavailable, p, p.T("That did not work, and it is our fault."),
		p.T("Please try again in a minute. What you wrote is still in the form when you go back."))
}
