package view

import (
	"cmp"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/customer"
)

// customerRef is the metadata of a customer's form; 0 is a new one.
type customerRef struct {
	Customer customer.ID `json:"customer,omitempty"`
	Seen     string      `json:"seen,omitempty"` // the mark of the customer when the form was opened
}

// EditCustomer asks for all a customer has. Without an ID it is a new one.
func EditCustomer(r Reader, c customer.Customer) slack.ModalViewRequest {
	title, save, meta := r.P.Title("Customer"), r.P.Title("Save"), customerRef{Customer: c.ID, Seen: c.Mark()}
	if c.ID == 0 {
		title, save, meta = r.P.Title("Add a customer"), r.P.Title("Add"), customerRef{}
	}
	return modal(r, CustomerFormID, title, save, meta,
		input("name", r.P.Label("Name"), textField(c.Name, customer.NameLimit)),
		input("class", r.P.Label("Class"), radio(string(cmp.Or(c.Class, customer.B)),
			option(string(customer.A), r.P.Option("A: called most often")),
			option(string(customer.B), "B"),
			option(string(customer.C), r.P.Option("C: called least often")))),
		optional(hinted(input("territory", r.P.Label("Territory"), textField(c.Territory, 20)), r.P.Label("A country’s code, such as FR or CN"))),
		input("language", r.P.Label("Written to in"), radio(language(c.Locale), languageOptions()...)),
		optional(hinted(input("success", r.P.Label("Customer success manager"), userField(r.P.Placeholder("Choose somebody"), c.Success)),
			r.P.Label("Is warned before services of the customer expire"))),
		optional(input("live_on", r.P.Label("Live since"), dateField(c.LiveOn))),
		optional(input("service_from", r.P.Label("In service from"), dateField(c.Service.From))),
		optional(input("service_until", r.P.Label("In service until"), dateField(c.Service.Until))),
		optional(hinted(input("channel", r.P.Label("Channel shared with the customer"), channelField(r.P.Placeholder("Choose a channel"), c.Channel)),
			r.P.Label("docket can write to the customer there, once it was invited"))),
		optional(input("exports", r.P.Label("Contract"), boxes("", includes(c), []*slack.OptionBlockObject{
			option(exportsValue, r.P.Option("Includes exports of the customer’s data"))}))),
	)
}

// exportsValue is the tick that says that the contract includes exports.
const exportsValue = "exports"

// includes are the ticks of what the customer's contract includes.
func includes(c customer.Customer) []string {
	if c.Exports {
		return []string{exportsValue}
	}
	return nil
}

// languageOptions are the languages docket writes, each in its own words.
func languageOptions() []*slack.OptionBlockObject {
	return []*slack.OptionBlockObject{option("en", "English"), option("fr", "Français")}
}

// ReadCustomer reads all a customer has, with the mark of what it replaces; the ID is 0 for a new one.
func ReadCustomer(v slack.View) (c customer.Customer, seen string, err error) {
	a := answers{v}
	meta, err := unpack[customerRef](v)
	if err != nil {
		return c, "", err
	}
	c = customer.Customer{
		ID: meta.Customer, Name: a.text("name"), Class: customer.Class(a.option("class")),
		Territory: strings.ToUpper(oneLine(a.text("territory"))), Locale: language(a.option("language")),
		Success: a.user("success"), Channel: a.of("channel").SelectedConversation, Exports: len(a.options("exports")) > 0,
	}
	if c.LiveOn, err = a.date("live_on"); err != nil {
		return c, "", err
	}
	if c.Service.From, err = a.date("service_from"); err != nil {
		return c, "", err
	}
	c.Service.Until, err = a.date("service_until")
	return c, meta.Seen, err
}
