package seed

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/closeout"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/emergency"
	"docket/internal/entitlement"
	"docket/internal/intake"
	"docket/internal/invoice"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/project"
	"docket/internal/request"
	"docket/internal/requirement"
)

// Desks are who carries out what the invented people did.
type Desks struct {
	Directory    *directory.Desk
	Customers    *customer.Desk
	Projects     *project.Desk
	Issues       *issue.Desk
	Committees   *committee.Desk
	Emergencies  *emergency.Desk
	Closeouts    *closeout.Desk
	Catalogue    *catalogue.Desk
	Orders       *order.Desk
	Intake       *intake.OrderDesk
	Entitlements *entitlement.Desk
	Invoices     *invoice.Desk
	Requests     *request.Desk
	Requirements *requirement.Desk
}

// The company began with docket so many days ago, a Saturday. What is older was
// put in then.
const began = 32

const history = began * 24 * time.Hour

// Today is the Wednesday, 10:30 in Paris, of the week in which now lies: the
// middle of the company's week.
func Today(now time.Time) time.Time {
	loc, err := calendar.Zone(paris)
	if err != nil {
		panic(err) // the zone is embedded
	}
	day := calendar.DateOf(now, loc)
	return day.Add(int(time.Wednesday-day.Weekday())).At(10*60+30, loc)
}

// Start is when the company's records begin, for a clock that is turned to the
// day Today by Week.
func Start(now time.Time) time.Time { return Today(now).Add(-history) }

// Turn moves the clock to an instant and lets happen what falls due on the way.
type Turn func(ctx context.Context, to time.Time) error

// replay plays what the invented people did, one after the other.
type replay struct {
	Desks
	today      time.Time
	committees map[bool]committee.Committee // by whether it is Asia's
	projects   map[string]project.Project
	customers  map[string]customer.Customer
	requests   map[string]request.ID
	shelf      map[catalogue.Code]catalogue.SKU
	events     []event
}

// event is something somebody did at a time.
type event struct {
	at time.Time
	do func(context.Context) error
}

// Week has the company live through its last months up to today.
func Week(ctx context.Context, d Desks, turn Turn, today time.Time) error {
	r := &replay{Desks: d, today: today, committees: map[bool]committee.Committee{}, projects: map[string]project.Project{},
		customers: map[string]customer.Customer{}, requests: map[string]request.ID{}}
	if err := r.hire(ctx); err != nil {
		return err
	}
	r.offer()
	r.sell()
	r.trade()
	r.meet()
	r.hinder()
	r.work()
	r.close()
	r.share()
	r.ask()
	r.wish()
	r.alarm()
	slices.SortStableFunc(r.events, func(a, b event) int { return a.at.Compare(b.at) })
	for _, e := range r.events {
		if err := turn(ctx, e.at); err != nil {
			return err
		}
		if err := e.do(ctx); err != nil {
			return err
		}
	}
	return turn(ctx, today)
}

// ago is a time of day so many days before today, in Paris.
func (r *replay) ago(days int, clock time.Duration) time.Time {
	loc := r.today.Location()
	return calendar.DateOf(r.today, loc).Add(-days).At(int(clock.Minutes()), loc)
}

func (r *replay) on(at time.Time, do func(context.Context) error) {
	r.events = append(r.events, event{at: at, do: do})
}

func act(by directory.UserID, format string, args ...any) directory.Act {
	return directory.Act{Key: "seed:" + fmt.Sprintf(format, args...), By: by}
}

// hire gives everybody their roles and sets up the two committees.
func (r *replay) hire(ctx context.Context) error {
	for _, p := range people {
		m := directory.Member{ID: p.id, Name: p.full, Email: p.name + "@harbour-finch.example", Locale: p.locale, Zone: p.zone, Active: true}
		if err := r.Directory.Meet(ctx, m); err != nil {
			return err
		}
		g := directory.Grant{Member: p.id, Roles: p.roles, Manager: p.manager}
		if err := r.Directory.SetRoles(ctx, act(Admin, "roles:%s", p.id), g); err != nil {
			return fmt.Errorf("hire %s: %w", p.full, err)
		}
	}
	for asia, c := range map[bool]committee.Committee{
		false: {Name: "Customer committee Europe", Channel: Europe, Zone: paris, Cron: committee.DefaultCron, Country: "FR", Locale: "en-GB",
			Members: []directory.UserID{nadia, clara, marc, lea, ines, hugo, tom}},
		true: {Name: "Customer committee Asia", Channel: Asia, Zone: shanghai, Cron: committee.DefaultCron, Country: "CN", Locale: "en-GB",
			Members: []directory.UserID{wei, mei, jun, lin, clara}},
	} {
		saved, err := r.Committees.SetUp(ctx, act(Admin, "committee:%s", c.Name), c)
		if err != nil {
			return fmt.Errorf("set up %s: %w", c.Name, err)
		}
		r.committees[asia] = saved
	}
	return nil
}

// sell makes the customers known and their projects come in.
func (r *replay) sell() {
	for _, b := range buyers {
		r.on(r.ago(began, 11*time.Hour), func(ctx context.Context) error {
			c, err := r.Customers.Add(ctx, act(ines, "customer:%s", b.name), customer.Customer{
				Name: b.name, Class: b.class, Territory: b.territory, Locale: languages[b.territory], Success: b.success()})
			r.customers[b.name] = c
			if err != nil {
				return err
			}
			return errors.Join(r.introduce(ctx, c), r.verify(ctx, c))
		})
	}
	for _, w := range works {
		r.on(r.ago(min(w.received, began), 12*time.Hour), func(ctx context.Context) error {
			p, err := r.Projects.Add(ctx, act(w.sales, "project:%s", w.contract), project.Project{
				Committee: r.committees[w.asia].ID, Customer: r.customers[w.customer].ID, Name: w.name, Type: w.kind,
				Contract: w.contract, Channel: string(w.channel), Sales: w.sales,
				ReceivedOn: calendar.DateOf(r.ago(w.received, 0), r.today.Location()),
			})
			r.projects[w.contract] = p
			return err
		})
		if w.launched > 0 {
			r.launch(w)
		}
	}
}

// chair is who appoints the project manager for the committee.
func (w work) chair() directory.UserID {
	if w.asia {
		return wei
	}
	return nadia
}

func (r *replay) launch(w work) {
	launched := min(w.launched, began)
	r.on(r.ago(launched, 14*time.Hour), func(ctx context.Context) error {
		_, err := r.Projects.Launch(ctx, act(w.chair(), "launch:%s", w.contract), r.projects[w.contract].ID, project.Launch{
			Team:     project.Team{Manager: w.manager, Sales: w.sales, Members: w.team, Progress: w.manager, Quality: w.theExpert()},
			Schedule: project.Schedule{Day: calendar.DateOf(r.ago(w.kickoff, 0), r.today.Location()), Kickoff: project.DefaultKickoff},
		})
		return err
	})
}

// work takes the projects that are under way to where they are.
func (r *replay) work() {
	acme, borealis, huaxing := workOf("C-1001"), workOf("C-1018"), workOf("C-2004")
	r.prepare(acme, 29, 9*time.Hour)
	r.pass(acme, 24, 10*time.Hour, prepared...)
	r.start(acme, 22, 9*time.Hour)
	r.prepare(huaxing, 28, 4*time.Hour)
	r.pass(huaxing, 23, 5*time.Hour, prepared...)
	r.start(huaxing, 21, 4*time.Hour)
	r.prepare(borealis, 20, 9*time.Hour)
	r.pass(borealis, 8, 10*time.Hour, prepared[:6]...)
}
