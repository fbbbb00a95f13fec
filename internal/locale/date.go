package locale

import (
	"fmt"
	"time"
)

// Day says the day t falls on in loc: "Monday 30 Nov", "lundi 30 nov.".
func (p *Printer) Day(t time.Time, loc *time.Location) string {
	t = t.In(loc)
	return p.words.days[t.Weekday()] + " " + p.monthDay(t)
}

// ShortDay says the day as a card has room for: "Sat 5 Dec", "sam. 5 déc.".
func (p *Printer) ShortDay(t time.Time, loc *time.Location) string {
	t = t.In(loc)
	return p.words.short[t.Weekday()] + " " + p.monthDay(t)
}

// Date says the day with its year: "30 Nov 2026", "30 nov. 2026".
func (p *Printer) Date(t time.Time, loc *time.Location) string {
	t = t.In(loc)
	return fmt.Sprintf("%s %d", p.monthDay(t), t.Year())
}

// DayTime says the minute t falls on in loc: "Mon 30 Nov 09:00", "lun. 30 nov. 09:00".
func (p *Printer) DayTime(t time.Time, loc *time.Location) string {
	return p.ShortDay(t, loc) + " " + p.Time(t, loc)
}

// Time says the wall clock's time in loc, on 24 hours: "09:00".
func (p *Printer) Time(t time.Time, loc *time.Location) string { return t.In(loc).Format("15:04") }

// Weekday says the day of the week in full: "Monday", "lundi".
func (p *Printer) Weekday(d time.Weekday) string { return p.words.days[d] }

// monthDay puts the day before the month, the first of which French counts as an ordinal: "1er déc.".
func (p *Printer) monthDay(t time.Time) string {
	return fmt.Sprintf(p.words.ordinal(t.Day()), t.Day()) + " " + p.words.months[t.Month()-1]
}

// Day is a day as an argument of a sentence whose language is not known yet.
type Day struct {
	// At is any instant of the day.
	At time.Time
	// Zone is where the day is counted.
	Zone *time.Location
}

// Localize says the day as Printer.Day does.
func (d Day) Localize(p *Printer) string { return p.Day(d.At, d.Zone) }

// Date is a day with its year, as an argument of a sentence whose language is not known yet.
type Date struct {
	// At is any instant of the day.
	At time.Time
	// Zone is where the day is counted.
	Zone *time.Location
}

// Localize says the day as Printer.Date does.
func (d Date) Localize(p *Printer) string { return p.Date(d.At, d.Zone) }

// Moment is a minute as an argument of a sentence whose language is not known yet.
type Moment struct {
	// At is the instant.
	At time.Time
	// Zone is where its wall clock is read.
	Zone *time.Location
}

// Localize says the minute as Printer.DayTime does.
func (m Moment) Localize(p *Printer) string { return p.DayTime(m.At, m.Zone) }
