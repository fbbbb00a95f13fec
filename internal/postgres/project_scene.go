package postgres

import (
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/setting"
)

// projectSceneRow is project p with its scene as sceneColumns reads it, of customer
// cu and committee c.
type projectSceneRow struct {
	P        projectRow
	Customer document[customerDoc]
	Contacts document[[]contactDoc]
	Home     outbox.Lane
	Zone     string
	People   document[[]memberDoc]
	Numbers  document[setting.Numbers]
}

// sceneColumns are the scene of project p under a press that names some people;
// named is the SQL for them, a text[].
func sceneColumns(named string) string {
	return projectColumns + `, ` + projectSteps + `,
		` + customerJSON + ` AS customer,
		(SELECT jsonb_agg(jsonb_build_object('id', ct.id, 'name', ct.name, 'email', ct.email, 'roles', ct.roles, 'locale', ct.locale)
			ORDER BY lower(ct.name), ct.id) FROM contact ct WHERE ct.customer_id = cu.id AND NOT ct.retired) AS contacts,
		coalesce(nullif(p.channel, ''), c.channel) AS home, c.zone AS zone, ` + peopleOfProject(named) + ` AS people,
		` + numbersJSON + ` AS numbers`
}

// peopleOfProject are those who are named, those of project p with who stands in
// for them, and the holders of the roles whose turn it may be.
func peopleOfProject(named string) string {
	return `(SELECT jsonb_agg(` + memberJSON + `) FROM member m
		WHERE m.id = ANY (` + named + ` || ARRAY[p.manager, p.sales, p.progress, p.quality] || p.team)
		   OR m.roles && '{management,sales_lead,assessor}'
		   OR m.id IN (SELECT aw.stand_in FROM absence aw WHERE aw.member_id = ANY (` + named + ` || ARRAY[p.manager, p.sales] || p.team)))`
}

// scene is what a rule may look at, who acts and whether e-mail can be sent aside.
func (r projectSceneRow) scene(at time.Time, named ...directory.UserID) (project.Scene, error) {
	zone, err := calendar.Zone(r.Zone)
	if err != nil {
		return project.Scene{}, err
	}
	s := project.Scene{
		People: people(r.People.V, named...), Customer: r.Customer.V.customer(), Home: r.Home, Zone: zone,
		Today: calendar.DateOf(at, zone), Now: at, Numbers: r.Numbers.V,
	}
	for _, d := range r.Contacts.V {
		s.Contacts = append(s.Contacts, d.contact(s.Customer.ID))
	}
	return s, nil
}

// customerJSON is customer cu as a document.
const customerJSON = `jsonb_build_object('id', cu.id, 'name', cu.name, 'class', cu.class, 'territory', cu.territory,
	'from', cu.service_from, 'until', cu.service_until, 'locale', cu.locale, 'live_on', cu.live_on, 'success', cu.success,
	'channel', cu.channel, 'exports', cu.exports)`

// customerDoc is a customer as customerJSON writes it.
type customerDoc struct {
	ID        customer.ID      `json:"id"`
	Name      string           `json:"name"`
	Class     customer.Class   `json:"class"`
	Territory string           `json:"territory"`
	From      calendar.Date    `json:"from"`
	Until     calendar.Date    `json:"until"`
	Locale    string           `json:"locale"`
	LiveOn    calendar.Date    `json:"live_on"`
	Success   directory.UserID `json:"success"`
	Channel   string           `json:"channel"`
	Exports   bool             `json:"exports"`
}

func (d customerDoc) customer() customer.Customer {
	return customer.Customer{ID: d.ID, Name: d.Name, Class: d.Class, Territory: d.Territory,
		Service: customer.Period{From: d.From, Until: d.Until}, Locale: d.Locale, LiveOn: d.LiveOn, Success: d.Success,
		Channel: d.Channel, Exports: d.Exports}
}

// contactDoc is a contact as the database's documents hold it.
type contactDoc struct {
	ID     customer.ContactID     `json:"id"`
	Name   string                 `json:"name"`
	Email  string                 `json:"email"`
	Roles  []customer.ContactRole `json:"roles"`
	Locale string                 `json:"locale"`
}

func (d contactDoc) contact(of customer.ID) customer.Contact {
	return customer.Contact{ID: d.ID, Customer: of, Name: d.Name, Email: d.Email, Roles: d.Roles, Locale: d.Locale}
}
