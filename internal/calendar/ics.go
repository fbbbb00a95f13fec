package calendar

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Method says what whoever reads an iCalendar object shall do with it (RFC 5546, 1.4).
type Method string

// The methods that are written here.
const (
	Publish Method = "PUBLISH" // look at it
	Request Method = "REQUEST" // you are invited, or what you were invited to has changed
	Cancel  Method = "CANCEL"  // it is called off, or you are no longer invited
)

// Person is somebody in a calendar.
type Person struct {
	Name  string `json:"name"`
	Email string `json:"email,omitempty"` // "" when not known
}

// Event is an entry of a calendar. What people wrote may stand in it as they wrote it: nothing in a text, a name, an
// address or a link can begin a line of its own.
type Event struct {
	// UID is the event's name for ever, in every calendar.
	UID string
	// Sequence is higher in whatever replaces what was said of the event before.
	Sequence int
	// Stamp is when this was said.
	Stamp time.Time
	// Starts and Ends are instants; they are written in UTC, which is right on both sides of a clock change.
	Starts, Ends time.Time
	// Day makes it an event of that whole day, wherever its reader is; Starts and Ends are not looked at.
	Day Date
	// Summary is the title.
	Summary string
	// Place is a room, or a link to join.
	Place string
	// Description is text; line ends stay.
	Description string
	// URL is left out unless it is an http or https link.
	URL string
	// Organizer is who invites; a Request and a Cancel need one with an address.
	Organizer Person
	// Attendees are those invited, an address once; one without an address cannot be written, and is left out.
	Attendees []Person
	// Off tells that the whole event is cancelled; a Cancel without it takes out only its attendees.
	Off bool
}

// Object is an iCalendar object (RFC 5545): events, and what shall be done with them.
type Object struct {
	Method Method
	// Name is what a calendar that shows the object is called; "" for none.
	Name string
	// Refresh is how often a calendar that follows the object may ask for it; 0 for not said.
	Refresh time.Duration
	Events  []Event
}

// product names whoever wrote an object (RFC 5545, 3.7.3).
const product = "-//docket//customer committee//EN"

// Encode writes the object as calendar programs read it: UTF-8, lines that end in CRLF and are at most 75 octets long.
func (o Object) Encode() []byte {
	var w lines
	w.put("BEGIN", "VCALENDAR")
	w.put("VERSION", "2.0")
	w.text("PRODID", product)
	w.put("CALSCALE", "GREGORIAN")
	w.put("METHOD", string(o.Method))
	if o.Name != "" {
		w.text("NAME", o.Name)         // RFC 7986, 5.1
		w.text("X-WR-CALNAME", o.Name) // the same, as most programs know it
	}
	if o.Refresh > 0 {
		w.put("REFRESH-INTERVAL;VALUE=DURATION", duration(o.Refresh)) // RFC 7986, 5.7
		w.put("X-PUBLISHED-TTL", duration(o.Refresh))
	}
	for _, e := range o.Events {
		e.write(&w, o.Method)
	}
	w.put("END", "VCALENDAR")
	return w.out
}

func (e Event) write(w *lines, m Method) {
	w.put("BEGIN", "VEVENT")
	w.text("UID", e.UID)
	w.put("DTSTAMP", instantText(e.Stamp))
	if m != Publish || e.Sequence > 0 {
		w.put("SEQUENCE", fmt.Sprint(e.Sequence))
	}
	e.when(w)
	w.text("SUMMARY", e.Summary)
	w.optional("LOCATION", e.Place)
	w.optional("DESCRIPTION", e.Description)
	if link, ok := webLink(e.URL); ok {
		w.put("URL", link)
	}
	switch {
	case e.Off:
		w.put("STATUS", "CANCELLED")
	case m != Cancel: // whoever alone is taken out must not read that the event is off (RFC 5546, 3.2.5)
		w.put("STATUS", "CONFIRMED")
	}
	e.people(w, m)
	w.put("END", "VEVENT")
}

func (e Event) when(w *lines) {
	if !e.Day.IsZero() {
		w.put("DTSTART;VALUE=DATE", dayText(e.Day))
		w.put("DTEND;VALUE=DATE", dayText(e.Day.Add(1)))
		w.put("TRANSP", "TRANSPARENT") // a day on which something is due is no day somebody is busy
		return
	}
	w.put("DTSTART", instantText(e.Starts))
	w.put("DTEND", instantText(e.Ends))
}

// people writes who invites and who is invited. Whoever invites has said that they come.
func (e Event) people(w *lines, m Method) {
	if e.Organizer.Email != "" {
		w.put("ORGANIZER"+named(e.Organizer), mailto(e.Organizer.Email))
	}
	var invited []Person
	for _, p := range e.Attendees {
		known := func(other Person) bool { return strings.EqualFold(other.Email, p.Email) }
		if p.Email != "" && !slices.ContainsFunc(invited, known) {
			invited = append(invited, p)
		}
	}
	if len(invited) == 0 && m != Publish {
		invited = []Person{e.Organizer} // RFC 5546, 3.2.2 and 3.2.5 want one at least
	}
	for _, p := range invited {
		part := ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
		switch {
		case strings.EqualFold(p.Email, e.Organizer.Email):
			part = ";ROLE=CHAIR;PARTSTAT=ACCEPTED"
		case m == Cancel:
			part = ";ROLE=REQ-PARTICIPANT"
		}
		w.put("ATTENDEE"+part+named(p), mailto(p.Email))
	}
}

func named(p Person) string {
	if p.Name == "" {
		return ""
	}
	return ";CN=" + quoted(p.Name)
}

func mailto(address string) string {
	return (&url.URL{Scheme: "mailto", Opaque: url.PathEscape(address)}).String()
}

// webLink is a link as a URI may be written, if it is one to a page.
func webLink(text string) (string, bool) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return "", false
	}
	return u.String(), true
}

func instantText(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

func dayText(d Date) string { return d.wall(0).Format("20060102") }

func duration(d time.Duration) string { return fmt.Sprintf("PT%dM", int(d.Minutes())) }
