// Package catalogue is the list of what the company sells: SKUs with their names,
// prices and terms, the starter pack, the territories, and how much discount each
// role may give. It refuses a catalogue that contradicts itself, and to forget an
// edition that an order was written against.
package catalogue

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/outbox"
)

// Edition counts the states of the catalogue: each change of it makes the next one,
// and none is ever changed. 0 is the empty catalogue before the first.
type Edition int

// Present stands for the edition that stands now, whichever it is.
const Present Edition = -1

// Subject is how the rest of the house points at the catalogue.
var Subject = outbox.Subject{Kind: "catalogue", ID: 1}

// PagePath is where customers read what is on sale, below docket's public address.
const PagePath = "/catalogue"

// Code is the stock keeping unit by which a thing is ordered: "AUDIT-STD".
type Code string

// Kind is what sort of thing a SKU is.
type Kind string

// The kinds of SKUs.
const (
	Licence        Kind = "licence"
	PageViews      Kind = "page_views" // a subscription by page views, with threshold prices
	Workshop       Kind = "workshop"
	Audit          Kind = "audit"
	Training       Kind = "training"
	Support        Kind = "support"
	ManagedService Kind = "managed_service"
)

// Kinds lists them in the order people see them.
var Kinds = []Kind{Licence, PageViews, Workshop, Audit, Training, Support, ManagedService}

// Dated reports whether an order of the kind says by when it must be consumed
// (domain, section 3).
func (k Kind) Dated() bool { return k == Workshop || k == Audit || k == Training }

// Unit is what one of a SKU is.
type Unit string

// The units. A subscription's volume is for one of its unit.
const (
	Piece Unit = "piece"
	User  Unit = "user"
	Day   Unit = "day"
	Month Unit = "month"
	Year  Unit = "year"
)

// Units lists them in the order people see them.
var Units = []Unit{Piece, User, Day, Month, Year}

// Text is a text in several languages, by their tags: "en", "fr", "zh".
type Text map[string]string

// In is the text in the language of a tag such as "fr-FR", else in English, else in
// the first of its languages.
func (t Text) In(tag string) string { return t[t.Tag(tag)] }

// Prices are amounts in minor units, by currency.
type Prices map[money.Currency]int64

// Threshold is what page views beyond a volume cost. Several stand in ascending
// order, each for the views between it and the next.
type Threshold struct {
	Above int64  `json:"above"` // page views in one unit of the subscription
	Per   Prices `json:"per"`   // for each thousand views begun
}

// SKU is one thing that may be sold.
type SKU struct {
	Code         Code          `json:"code"`
	Names        Text          `json:"names"`
	Descriptions Text          `json:"descriptions,omitempty"`
	Kind         Kind          `json:"kind"`
	Unit         Unit          `json:"unit"`
	Business     string        `json:"business"`          // "PS" or "BS": who delivers it
	OnSite       bool          `json:"on_site,omitempty"` // delivered at the customer's
	Prices       Prices        `json:"prices"`            // list price of one
	Volume       int64         `json:"volume,omitempty"`  // page views in one unit, of a subscription
	Thresholds   []Threshold   `json:"thresholds,omitempty"`
	Window       int           `json:"window,omitempty"` // months from the signed order in which it must be consumed; 0 for none
	From         calendar.Date `json:"from,omitzero"`    // first day on sale; zero for ever
	Until        calendar.Date `json:"until,omitzero"`   // last day on sale
}

// OnSale reports whether the SKU may be sold on the day.
func (s SKU) OnSale(day calendar.Date) bool {
	return (s.From.IsZero() || !day.Before(s.From)) && (s.Until.IsZero() || !s.Until.Before(day))
}

// Territory is where a customer may use what it buys.
type Territory struct {
	Code  string `json:"code"` // "FR", "DACH"
	Names Text   `json:"names"`
}

// StarterLine is a part of the starter pack, which a first-time customer gets free.
type StarterLine struct {
	SKU      Code           `json:"sku"`
	Quantity money.Quantity `json:"quantity"`
}

// Terms are what holds for the whole catalogue.
type Terms struct {
	Territories []Territory                      `json:"territories"`
	Starter     []StarterLine                    `json:"starter"`
	Discounts   map[directory.Role]money.Percent `json:"discounts"` // the most each role may give; a role that is not there, none
}

// Catalogue is one edition of it, whole.
type Catalogue struct {
	Edition Edition
	By      directory.UserID
	At      time.Time
	Terms   Terms
	SKUs    []SKU // by code
}
