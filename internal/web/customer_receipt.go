package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"docket/internal/calendar"
	"docket/internal/closeout"
	"docket/internal/locale"
)

// receipt is what the customer keeps of their acceptance. The link ends with it,
// so the receipt travels in its own address, sealed: it can be loaded again and
// printed, and nobody else can write one.
type receipt struct {
	Language  string        `json:"l"`
	Customer  string        `json:"c"`
	Project   string        `json:"p"`
	Name      string        `json:"n"`
	Day       calendar.Date `json:"d"`
	Statement string        `json:"s"`
	At        time.Time     `json:"t"`
	Zone      string        `json:"z"`
}

// thank sends the customer to the receipt of what they signed.
func (c *Customers) thank(w http.ResponseWriter, v visit, p closeout.Page) error {
	d, s := c.drawer(v, p), p.Signature
	if s == nil {
		return errNowhere // signed, and reopened since
	}
	text, err := json.Marshal(receipt{Language: d.say.Tag(), Customer: d.Customer, Project: d.Project, Name: s.Name, Day: s.Day,
		Statement: s.Statement, At: s.At, Zone: d.Zone})
	if err != nil {
		return fmt.Errorf("write receipt of close-out %d: %w", d.ID, err)
	}
	http.Redirect(w, v.Request, v.path+"/accepted/"+c.keys.seal(text, v.path), http.StatusSeeOther)
	return nil
}

// receiptPage is what templates/receipt.html shows.
type receiptPage struct {
	head
	Customer, Project string
	Heading, Text     string
	Statement         string
	Facts             []fact
}

// fact is one line of a receipt.
type fact struct{ Name, Value string }

// receipt shows what was signed. A seal that does not hold is a link that leads
// nowhere.
func (c *Customers) receipt(w http.ResponseWriter, v visit) error {
	var r receipt
	text, ok := c.keys.unseal(v.PathValue("seal"), v.path)
	if !ok || json.Unmarshal(text, &r) != nil {
		return errNowhere
	}
	return render(w, http.StatusOK, "receipt", r.page())
}

func (r receipt) page() receiptPage {
	p := locale.For(r.Language)
	zone, err := calendar.Zone(r.Zone)
	if err != nil {
		zone = time.UTC
	}
	return receiptPage{
		head: newHead(p, p.T("Accepted: %s, project of %s", r.Project, r.Customer)), Customer: r.Customer, Project: r.Project,
		Heading: p.T("Thank you. The project is accepted."), Statement: r.Statement,
		Text: p.T("You need not do anything else. Keep or print this page if you want to have it at hand; the link you were given has ended."),
		Facts: []fact{
			{Name: p.T("Signed by"), Value: r.Name},
			{Name: p.T("Date"), Value: p.Date(r.Day.At(12*60, zone), zone)},
			{Name: p.T("Received"), Value: p.T("%s (%s)", p.DayTime(r.At, zone), calendar.City(r.Zone))},
		},
	}
}
