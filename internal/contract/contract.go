// Package contract takes in signed contracts from a file: each becomes a customer,
// unless it is known, and a new project.
//
// It owns which lines of the file are taken and which are refused, and when two
// lines are the same contract. A contract is its number, its customer and its
// title: the same three again are the same contract, however often a file comes;
// a number under which another customer or title stands is another contract. The
// contract's end is the end of the customer's service, of several the latest. The
// amount and the supplier are read past: intake takes contracts in as orders.
package contract

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"unicode/utf8"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/fault"
	"docket/internal/project"
	"docket/internal/sheet"
)

// Contract is a signed contract, as a line of a file tells of it.
type Contract struct {
	Line       int // in the file
	Number     string
	Title      string
	Customer   string
	ReceivedOn calendar.Date
	Until      calendar.Date // the last day of service
}

// Key tells contracts apart: the same contract has the same key in every file.
func (c Contract) Key() string {
	sum := sha256.Sum256([]byte(strings.ToLower(c.Number + "\x00" + c.Customer + "\x00" + c.Title)))
	return "contract:" + hex.EncodeToString(sum[:16])
}

// ProjectName is the title as far as a project's name has room for it.
func (c Contract) ProjectName() string {
	if utf8.RuneCountInString(c.Title) <= project.NameLimit {
		return c.Title
	}
	return string([]rune(c.Title)[:project.NameLimit-1]) + "…"
}

// File is what was read of a file.
type File struct {
	Contracts []Contract
	Repeated  int // lines that say again what another one says
	Refused   []sheet.Refusal
}

var columns = []sheet.Column{
	{Names: []string{"number", "contract_number", "contract"}},
	{Names: []string{"title", "name", "project"}},
	{Names: []string{"customer", "directorate"}},
	{Names: []string{"received_on", "execution_date"}},
	{Names: []string{"service_until", "expiry_date"}, Optional: true},
}

// Read reads the contracts of a CSV file. A file that is no such table is an
// Invalid fault; a line that cannot be taken is refused by itself.
func Read(r io.Reader) (File, error) {
	var f File
	table, err := sheet.Open(r, columns...)
	if err != nil {
		return f, err
	}
	seen := map[string]Contract{}
	f.Refused, err = table.Each(func(row sheet.Row) error { return f.take(row, seen) })
	return f, err
}

// take adds the row's contract, unless an earlier line says the same.
func (f *File) take(row sheet.Row, seen map[string]Contract) error {
	c, err := read(row)
	if err != nil {
		return err
	}
	first, known := seen[c.Key()]
	switch {
	case !known:
		seen[c.Key()] = c
		f.Contracts = append(f.Contracts, c)
	case first.ReceivedOn != c.ReceivedOn || first.Until != c.Until:
		return fault.Conflictf("Line %d has the same contract with other dates. Keep one of the two.", first.Line)
	default:
		f.Repeated++
	}
	return nil
}

func read(row sheet.Row) (Contract, error) {
	c := Contract{Line: row.Line, Number: row.Text("number"), Title: row.Text("title"), Customer: row.Text("customer")}
	switch {
	case c.Number == "":
		return c, fault.Invalidf("The contract has no number.").In("number")
	case c.Title == "":
		return c, fault.Invalidf("The contract has no title.").In("title")
	case c.Customer == "":
		return c, fault.Invalidf("The contract has no customer.").In("customer")
	case utf8.RuneCountInString(c.Number) > numberLimit:
		return c, fault.Invalidf("The number may have at most %d characters.", numberLimit).In("number")
	case utf8.RuneCountInString(c.Customer) > customer.NameLimit:
		return c, fault.Invalidf("The name may have at most %d characters.", customer.NameLimit).In("customer")
	}
	var err error
	if c.ReceivedOn, err = row.Day("received_on"); err != nil {
		return c, err
	}
	if c.Until, err = row.Day("service_until"); err != nil {
		return c, err
	}
	switch {
	case c.ReceivedOn.IsZero():
		return c, fault.Invalidf("The contract has no date on which it was received.").In("received_on")
	case !c.Until.IsZero() && c.Until.Before(c.ReceivedOn):
		return c, fault.Invalidf("The contract ends before it begins.").In("service_until")
	}
	return c, nil
}

// numberLimit is how many characters a contract's number may have.
const numberLimit = 100
