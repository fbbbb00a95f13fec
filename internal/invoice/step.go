package invoice

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"docket/internal/customer"
	"docket/internal/fault"
	"docket/internal/locale"
	"docket/internal/money"
)

// NoteLimit is how many characters the reason of a hold may have.
const NoteLimit = 1000

// ViewsLimit is the largest number of page views: ten thousand million.
const ViewsLimit = 10_000_000_000

// Reading is how many page views a subscription had in the period.
type Reading struct {
	Line  int // of the order, from 1
	Views int64
}

// Readings are what was counted so far, line by line; what nobody counted is 0.
func (c Check) Readings() []Reading {
	var all []Reading
	for _, ch := range c.Charges {
		if ch.Views != nil {
			all = append(all, Reading{Line: ch.Line, Views: ch.Views.Counted})
		}
	}
	return all
}

// Count writes down the page views of the period in the place of those that were
// seen; whoever comes second is told.
func (c Check) Count(counted, seen []Reading, s Scene) (Outcome, error) {
	if err := c.changeable(s); err != nil {
		return Outcome{}, err
	}
	now := c.Readings()
	switch {
	case len(now) == 0:
		return Outcome{}, fault.Conflictf("Nothing in this invoice is charged by page views.")
	case !slices.Equal(now, seen) && !slices.Equal(now, counted):
		return Outcome{}, fault.Conflictf("%s has written down other page views meanwhile. Look at the card first.", c.Counted.By.Mention())
	}
	before := c
	c.Charges = slices.Clone(c.Charges)
	for n, ch := range c.Charges {
		if ch.Views == nil {
			continue
		}
		views, err := readingOf(ch.Line, counted)
		if err != nil {
			return Outcome{}, err
		}
		next := *ch.Views
		next.Counted = views
		c.Charges[n].Views = &next
		if c.Total() > money.Limit {
			return Outcome{}, fault.Invalidf("That many page views cost more than any invoice may say. Look at the number again.").In(Field(ch.Line))
		}
	}
	c.Counted = s.made()
	return c.changed(before, "invoice.counted", s), nil
}

// Field is the field of a form in which the page views of a line stand.
func Field(line int) string { return fmt.Sprintf("views_%d", line) }

func readingOf(line int, counted []Reading) (int64, error) {
	n := slices.IndexFunc(counted, func(r Reading) bool { return r.Line == line })
	switch {
	case n < 0 || counted[n].Views < 0:
		return 0, fault.Invalidf("Write the page views as a whole number.").In(Field(line))
	case counted[n].Views > ViewsLimit:
		return 0, fault.Invalidf("That number is too large.").In(Field(line))
	}
	return counted[n].Views, nil
}

// ConfirmPrice says that the prices on the invoice are those of the order.
func (c Check) ConfirmPrice(s Scene) (Outcome, error) {
	if err := c.changeable(s); err != nil {
		return Outcome{}, err
	}
	if c.Priced.Done() {
		return Outcome{}, fault.Conflictf("%s has confirmed the price already.", c.Priced.By.Mention())
	}
	before := c
	c.Priced = s.made()
	return c.changed(before, "invoice.priced", s), nil
}

// Release lets the invoice go out, for good, once nothing is missing. One that was
// held is taken up again by it.
func (c Check) Release(s Scene) (Outcome, error) {
	if err := c.changeable(s); err != nil {
		return Outcome{}, err
	}
	if missing := c.Missing(s.Billing); len(missing) > 0 {
		return Outcome{}, fault.Conflictf("This invoice cannot go out yet: %s.", wanting(missing))
	}
	before, to := c, s.Billing
	c.State, c.Since, c.Note, c.By, c.SentTo = Released, s.Now, "", s.Actor.ID, &to
	return c.changed(before, "invoice.released", s), nil
}

// wants says what is missing.
var wants = map[Item]locale.Text{
	Contact:   locale.Textf("the contact is not verified"),
	Address:   locale.Textf("the address is not verified"),
	PageViews: locale.Textf("the page views are not counted"),
	Price:     locale.Textf("the price is not confirmed"),
}

func wanting(items []Item) locale.Together {
	all := make(locale.Together, len(items))
	for n, i := range items {
		all[n] = wants[i]
	}
	return all
}

// Hold keeps the invoice back for a reason, which its seller is told.
func (c Check) Hold(reason string, s Scene) (Outcome, error) {
	if err := c.changeable(s); err != nil {
		return Outcome{}, err
	}
	switch reason = strings.TrimSpace(reason); {
	case c.State == Held:
		return Outcome{}, fault.Conflictf("%s holds this invoice already.", c.By.Mention())
	case reason == "":
		return Outcome{}, fault.Invalidf("Say why it is held; the seller is told.").In("note")
	case utf8.RuneCountInString(reason) > NoteLimit:
		return Outcome{}, fault.Invalidf("The reason may have at most %d characters.", NoteLimit).In("note")
	}
	before := c
	c.State, c.Since, c.Note, c.By = Held, s.Now, reason, s.Actor.ID
	out := c.changed(before, "invoice.held", s)
	out.Effects.Notes = append(out.Effects.Notes, c.toSeller(s))
	return out, nil
}

// Resume takes up an invoice that was held.
func (c Check) Resume(s Scene) (Outcome, error) {
	if err := c.changeable(s); err != nil {
		return Outcome{}, err
	}
	if c.State != Held {
		return Outcome{}, fault.Conflictf("This invoice is not held.")
	}
	before := c
	c.State, c.Since, c.Note, c.By = Open, s.Now, "", s.Actor.ID
	return c.changed(before, "invoice.resumed", s), nil
}

// Drop ends a check that was opened by mistake. Only the latest of an order falls
// away: those after it count on from where it ends.
func (c Check) Drop(s Scene) (Outcome, error) {
	if err := c.changeable(s); err != nil {
		return Outcome{}, err
	}
	for _, later := range s.standing() {
		if later.ID > c.ID {
			return Outcome{}, fault.Conflictf("A later invoice of %s is checked already. Drop that one first.", c.Order.Number())
		}
	}
	before := c
	c.State, c.Since, c.Note, c.By = Dropped, s.Now, "", s.Actor.ID
	return c.changed(before, "invoice.dropped", s), nil
}

// changeable refuses whoever may not check invoices, and a check that is over.
func (c Check) changeable(s Scene) error {
	if err := MayCheck.Check(s.Actor); err != nil {
		return err
	}
	at := locale.Moment{At: c.Since, Zone: s.Zone}
	switch c.State {
	case Released:
		return fault.Conflictf("%s released this invoice, %s. That is final.", c.By.Mention(), at)
	case Dropped:
		return fault.Conflictf("%s dropped this check, %s. Open a new one.", c.By.Mention(), at)
	}
	return nil
}

func (s Scene) made() customer.Verification {
	return customer.Verification{By: s.Actor.ID, At: s.Now}
}
