// Package seed holds an invented company in the middle of its week: for the
// demo, for the tests that go through the local Slack, and for nobody else.
// Nobody in it exists.
package seed

import (
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/sandbox"
)

// Admin is the invented company's first administrator.
const Admin directory.UserID = "U0ADMIN001"

// The channels of the invented company.
const (
	General  outbox.Lane = "C0GENERAL1"
	Europe   outbox.Lane = "C0EUROPE01"
	Asia     outbox.Lane = "C0ASIA0001"
	Borealis outbox.Lane = "C0BOREAL01"
	Lumen    outbox.Lane = "C0LUMEN001" // shared with Lumen Opticians
)

// person is somebody who works there.
type person struct {
	id      directory.UserID
	name    string // as typed after an @
	full    string
	title   string
	zone    string
	locale  string
	roles   []directory.Role
	manager directory.UserID
}

// The people others point at.
const (
	ines  directory.UserID = "U0INES0001"
	marc  directory.UserID = "U0MARC0001"
	lea   directory.UserID = "U0LEA00001"
	paul  directory.UserID = "U0PAUL0001"
	sofia directory.UserID = "U0SOFIA001"
	nadia directory.UserID = "U0NADIA001"
	tom   directory.UserID = "U0TOM00001"
	hugo  directory.UserID = "U0HUGO0001"
	wei   directory.UserID = "U0WEI00001"
	mei   directory.UserID = "U0MEI00001"
	jun   directory.UserID = "U0JUN00001"
	lin   directory.UserID = "U0LIN00001"
	clara directory.UserID = "U0CLARA001"
	emil  directory.UserID = "U0EMIL0001"
)

const (
	paris    = "Europe/Paris"
	shanghai = "Asia/Shanghai"
)

var people = []person{
	{Admin, "ada", "Ada Keller", "Operations, looks after docket", paris, "en-GB", []directory.Role{directory.Admin}, clara},
	{clara, "clara", "Clara Voss", "Managing director", paris, "en-GB", []directory.Role{directory.Management}, ""},
	{nadia, "nadia", "Nadia Roux", "Head of delivery, chairs the Europe committee", paris, "en-GB", []directory.Role{directory.Chair, directory.Management}, clara},
	{ines, "ines", "Inès Colbert", "Sales manager", paris, "fr-FR", []directory.Role{directory.SalesManager}, hugo},
	{hugo, "hugo", "Hugo Lindt", "Head of sales", paris, "en-GB", []directory.Role{directory.SalesLead, directory.SalesManager}, clara},
	{marc, "marc", "Marc Delorme", "Project manager, Professional Services", paris, "fr-FR", []directory.Role{directory.ProjectManager}, nadia},
	{lea, "lea", "Léa Fontaine", "Project manager, Business Services", paris, "fr-FR", []directory.Role{directory.ProjectManager, directory.Assessor}, nadia},
	{paul, "paul", "Paul Aubry", "Consultant", paris, "en-GB", []directory.Role{directory.Consultant}, marc},
	{sofia, "sofia", "Sofia Brandt", "Consultant", paris, "en-GB", []directory.Role{directory.Consultant}, marc},
	{tom, "tom", "Tom Ashby", "Customer success", paris, "en-GB", []directory.Role{directory.CustomerSuccess, directory.Dispatcher, directory.Assessor}, nadia},
	{emil, "emil", "Emil Novak", "Finance", paris, "en-GB", []directory.Role{directory.Finance}, clara},
	{wei, "wei", "Wei Zhang", "Head of Asia, chairs the Asia committee", shanghai, "zh-CN", []directory.Role{directory.Chair, directory.Management}, clara},
	{mei, "mei", "Mei Chen", "Project manager", shanghai, "zh-CN", []directory.Role{directory.ProjectManager, directory.Assessor}, wei},
	{jun, "jun", "Jun Liu", "Consultant", shanghai, "zh-CN", []directory.Role{directory.Consultant}, mei},
	{lin, "lin", "Lin Wu", "Sales manager", shanghai, "zh-CN", []directory.Role{directory.SalesManager, directory.Presales, directory.Assessor}, wei},
}

// Workspace is the company's Slack.
func Workspace() sandbox.Workspace {
	w := sandbox.Workspace{Team: sandbox.Team{ID: "T0HARBOUR1", Name: "Harbour & Finch (invented)", Domain: "harbour-finch"}}
	var all, europe, asia []string
	for _, p := range people {
		w.Users = append(w.Users, sandbox.User{ID: string(p.id), Name: p.name, RealName: p.full, Title: p.title,
			Email: p.name + "@harbour-finch.example", TZ: p.zone, Locale: p.locale, Admin: p.id == Admin})
		all = append(all, p.name)
		if p.zone == paris {
			europe = append(europe, p.name)
		}
		if p.zone == shanghai || p.id == clara || p.id == Admin {
			asia = append(asia, p.name)
		}
	}
	w.Users = append(w.Users, sandbox.User{ID: "U0IRIS0001", Name: "iris", RealName: "Iris Whitfield", Title: "Lumen Opticians, a guest",
		Email: "iris.whitfield@lumen-opticians.example", TZ: "Europe/London", Locale: "en-GB", Restricted: true})
	w.Channels = []sandbox.Channel{
		{ID: string(Europe), Name: "committee-europe", Members: europe, Topic: "Customer committee, Mondays 09:00 Paris", Bot: true},
		{ID: string(Asia), Name: "committee-asia", Members: asia, Topic: "Customer committee, Mondays 09:00 Shanghai", Bot: true},
		{ID: string(Borealis), Name: "project-borealis", Members: []string{"marc", "paul", "sofia", "ines", "nadia", "ada"},
			Topic: "Borealis, ERP roll-out", Bot: true},
		{ID: string(Lumen), Name: "ext-lumen", Members: []string{"sofia", "paul", "tom", "hugo", "ada", "iris"},
			Topic: "Shared with Lumen Opticians", Bot: true},
		{ID: string(General), Name: "general", Members: all, Topic: "Everybody", Bot: true},
	}
	return w
}
