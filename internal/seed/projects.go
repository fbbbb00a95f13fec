package seed

import (
	"slices"

	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/outbox"
	"docket/internal/project"
)

// buyer is an invented customer.
type buyer struct {
	name      string
	class     customer.Class
	territory string
}

var buyers = []buyer{
	{"Acme Foods", customer.A, "FR"}, {"Borealis Energy", customer.A, "FR"}, {"Cascade Paper", customer.B, "DACH"},
	{"Delta Clinics", customer.A, "FR"}, {"Epsilon Rail", customer.B, "UK"}, {"Fulmar Insurance", customer.C, "FR"},
	{"Gamma Logistics", customer.B, "DACH"}, {"Huaxing Motors", customer.A, "CN"}, {"Indigo Textiles", customer.B, "CN"},
	{"Jade Port Authority", customer.A, "CN"}, {"Kestrel Hotels", customer.C, "UK"}, {"Lumen Opticians", customer.A, "UK"},
	{"Mistral Ferries", customer.A, "FR"},
}

// success is who looks after the customer; in Asia nobody does.
func (b buyer) success() directory.UserID {
	if b.territory == "CN" {
		return ""
	}
	return tom
}

// work is an invented project; launched is how many days ago its team and
// pre-kickoff were set, never for 0, and kickoff how many days ago that was, or is
// to be for a negative one.
type work struct {
	customer string
	name     string
	kind     project.Type
	contract string
	asia     bool
	channel  outbox.Lane
	received int // days ago
	launched int // days ago
	kickoff  int // days ago
	manager  directory.UserID
	sales    directory.UserID
	team     []directory.UserID
}

var works = []work{
	{customer: "Lumen Opticians", name: "Shop scanners", kind: project.PS, contract: "C-0990", received: 200, launched: 190, kickoff: 31, manager: marc, sales: hugo, team: []directory.UserID{paul, sofia}},
	{customer: "Kestrel Hotels", name: "Guest mail", kind: project.BS, contract: "C-1009", received: 120, launched: 110, kickoff: 31, manager: lea, sales: hugo, team: []directory.UserID{sofia}},
	{customer: "Acme Foods", name: "Warehouse system", kind: project.PS, contract: "C-1001", received: 90, launched: 84, kickoff: 30, manager: marc, sales: ines, team: []directory.UserID{paul, sofia}},
	{customer: "Borealis Energy", name: "ERP roll-out", kind: project.PS, contract: "C-1018", channel: Borealis, received: 62, launched: 55, kickoff: 21, manager: marc, sales: ines, team: []directory.UserID{paul, sofia}},
	{customer: "Delta Clinics", name: "Patient portal", kind: project.PS, contract: "C-1023", received: 48, launched: 41, kickoff: -6, manager: marc, sales: hugo, team: []directory.UserID{sofia}},
	{customer: "Gamma Logistics", name: "Invoice capture", kind: project.BS, contract: "C-1027", received: 47, launched: 34, kickoff: 28, manager: lea, sales: hugo, team: []directory.UserID{paul}},
	{customer: "Fulmar Insurance", name: "Claims mailroom", kind: project.BS, contract: "C-1030", received: 40, launched: 27, kickoff: 24, manager: lea, sales: ines, team: []directory.UserID{paul, sofia}},
	{customer: "Cascade Paper", name: "Document capture", kind: project.BS, contract: "C-1045", received: 5, sales: hugo},
	{customer: "Epsilon Rail", name: "Ticketing support desk", kind: project.PS, contract: "C-1046", received: 2, sales: ines},
	{customer: "Huaxing Motors", name: "Supplier platform", kind: project.PS, contract: "C-2004", asia: true, received: 75, launched: 69, kickoff: 29, manager: mei, sales: lin, team: []directory.UserID{jun}},
	{customer: "Jade Port Authority", name: "Customs archive", kind: project.BS, contract: "C-2009", asia: true, received: 44, launched: 34, kickoff: -2, manager: mei, sales: lin, team: []directory.UserID{jun}},
	{customer: "Indigo Textiles", name: "Shop-floor terminals", kind: project.PS, contract: "C-2013", asia: true, received: 3, sales: lin},
}

// workOf is the project of the contract.
func workOf(contract string) work {
	n := slices.IndexFunc(works, func(w work) bool { return w.contract == contract })
	return works[n]
}

// trouble is an invented issue: when it was raised, decided, resolved and closed,
// in days ago; 0 for not yet.
type trouble struct {
	contract string
	kind     issue.KindKey
	by       directory.UserID
	text     string
	raised   int
	decided  int
	resolved int
	closed   int
	severity issue.Severity
	choice   issue.Choice
	dueIn    int // days from the decision
}

var troubles = []trouble{
	{contract: "C-1001", kind: "software_not_adapted", by: paul, raised: 23, text: "The picking module cannot handle two units of measure; the agreed scope says it must."},
	{contract: "C-1018", kind: "infrastructure_not_ready", by: sofia, raised: 9, text: "The test servers were promised for the 2nd; there is still no access."},
	{contract: "C-1018", kind: "target_changed", by: marc, raised: 6, text: "The customer now wants the roll-out in three countries instead of one."},
	{contract: "C-1023", kind: "resource_unavailable", by: marc, raised: 1, text: "Our integration specialist is on leave until the end of the month."},
	{contract: "C-1023", kind: "target_misunderstood", by: sofia, raised: 16, text: "The clinic expects appointment reminders by text message, which nobody sold."},
	{contract: "C-1027", kind: "documents_not_conform", by: tom, raised: 8, text: "A third of the incoming invoices are photographs instead of scans."},
	{contract: "C-1030", kind: "quantities_not_conform", by: lea, raised: 2, text: "Forty boxes a day arrive; the contract plans with twelve."},
	{contract: "C-1030", kind: "logistics", by: tom, raised: 20, decided: 9, resolved: 4, closed: 3, text: "The courier delivers after the shift has ended.", dueIn: 7,
		choice: issue.Choice{Note: "Courier agrees on 07:30, confirmed in writing.", Owner: lea}},
	{contract: "C-1001", kind: "resource_not_adapted", by: marc, raised: 21, decided: 16, text: "The consultant planned for December has never worked with warehouse scanners.", dueIn: 10,
		choice: issue.Choice{Solutions: []issue.SolutionKey{issue.SwitchResource}, Note: "Sofia takes over from Monday.", Owner: marc}},
	{contract: "C-1027", kind: "resource_unavailable", by: lea, raised: 13, decided: 2, text: "Two indexers left; the backlog grows by 300 documents a day.", dueIn: 12,
		choice: issue.Choice{Solutions: []issue.SolutionKey{issue.FindResource, issue.NewPlanning}, Owner: lea}},
	{contract: "C-2004", kind: "infrastructure_not_ready", by: jun, raised: 8, text: "The factory network blocks the terminals' ports."},
	{contract: "C-2004", kind: "resource_unavailable", by: mei, raised: 20, decided: 9, resolved: 2, text: "Nobody on site speaks the customer's dialect.", dueIn: 9,
		choice: issue.Choice{Solutions: []issue.SolutionKey{issue.FindResource}, Owner: mei}},
	{contract: "C-2009", kind: "documents_not_conform", by: jun, raised: 4, text: "The archive boxes carry no customs numbers."},
}
