package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jmoiron/sqlx"
	_ "github.com/lib/pq"

	"docket/internal/calendar"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/pgtest"
	"docket/internal/postgres"
	"docket/internal/project"
)

// The people of the house.
const (
	chair      = directory.UserID("UCHAIR")
	boss       = directory.UserID("UBOSS")
	manager    = directory.UserID("UMANAGER")
	seller     = directory.UserID("USELLER")
	consultant = directory.UserID("UCONSULT")
	admin      = directory.UserID("UADMIN")
	nobody     = directory.UserID("UNOBODY") // a guest
)

// monday is a Monday at 09:00 in Paris, on which the committee meets.
var monday = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// house is a company with a database of its own, on a clock that is turned by hand.
type house struct {
	testing.TB
	url       string
	db        *postgres.DB
	store     *postgres.Store
	reminders *postgres.Reminders
	sql       *sqlx.DB
	clock     atomic.Pointer[time.Time]
	acts      atomic.Int64
	committee committee.Committee
	customer  customer.Customer
	ps, bs    project.Project

	issues     *issue.Desk
	projects   *project.Desk
	committees *committee.Desk
	members    *directory.Desk
}

// newHouse opens on the Wednesday before monday.
func newHouse(t testing.TB) *house {
	t.Helper()
	return newHouseAt(t, pgtest.New(t, postgres.Migrate))
}

// newHouseAt opens in the migrated database at a URL.
func newHouseAt(t testing.TB, url string) *house {
	h := &house{TB: t, url: url}
	h.goTo(monday.Add(-5*24*time.Hour + 3*time.Hour))
	h.db = must(postgres.Open(t.Context(), h.url))(t)
	t.Cleanup(func() { _ = h.db.Close() })
	h.sql = must(sqlx.Open("postgres", h.url))(t)
	t.Cleanup(func() { _ = h.sql.Close() })
	h.store = postgres.NewStore(h.db, h.now)
	h.reminders = h.db.Reminders(h.store.Effects())
	h.issues, h.projects = issue.NewDesk(h.store, h.store), project.NewDesk(h.store, h.store)
	h.committees, h.members = committee.NewDesk(h.store, h.store), directory.NewDesk(h.store, h.now)
	h.furnish()
	return h
}

func (h *house) furnish() {
	ctx := h.Context()
	h.ok(errors.Join(h.store.EnsureCatalogue(ctx), h.store.EnsureQuestionnaire(ctx)))
	for id, roles := range map[directory.UserID][]directory.Role{
		chair: {directory.Chair}, boss: {directory.Management}, manager: {directory.ProjectManager},
		seller: {directory.SalesManager}, consultant: {directory.Consultant}, admin: {directory.Admin}, nobody: nil,
	} {
		h.ok(h.store.Meet(ctx, directory.Member{ID: id, Name: string(id), Zone: "Europe/Paris", Active: true, Guest: id == nobody}))
		h.ok(h.store.SetRoles(ctx, h.by(admin), directory.Grant{Member: id, Roles: roles}))
	}
	h.committee = must(h.committees.SetUp(ctx, h.by(chair), committee.Committee{
		Name: "Paris", Channel: "CPARIS", Zone: "Europe/Paris", Cron: committee.DefaultCron, Country: "FR", Locale: "fr-FR",
		Members: []directory.UserID{chair, boss, manager},
	}))(h)
	h.customer = must(h.store.AddCustomer(ctx, h.by(seller), customer.Customer{Name: "Acme", Class: customer.A}))(h)
	h.ps = h.running(h.addProject("Portal", project.PS))
	h.bs = h.running(h.addProject("Archive", project.BS))
}

func (h *house) addProject(name string, t project.Type) project.Project {
	h.Helper()
	return must(h.projects.Add(h.Context(), h.by(manager), project.Project{
		Committee: h.committee.ID, Customer: h.customer.ID, Name: name, Type: t, Contract: "PO-" + name,
		ReceivedOn: calendar.DateOf(h.now(), time.UTC),
	}))(h)
}

func (h *house) running(p project.Project) project.Project {
	h.Helper()
	return must(h.projects.Launch(h.Context(), h.by(chair), p.ID, project.Launch{
		Team:     project.Team{Manager: manager, Sales: seller, Members: []directory.UserID{consultant}},
		Schedule: project.Schedule{Day: h.today().Add(14)},
	}))(h)
}

func (h *house) now() time.Time              { return *h.clock.Load() }
func (h *house) today() calendar.Date        { return calendar.DateOf(h.now(), paris) }
func (h *house) goTo(at time.Time)           { h.clock.Store(&at) }
func (h *house) Context() context.Context    { return h.TB.Context() }
func (h *house) pass(d time.Duration) *house { h.goTo(h.now().Add(d)); return h }

var paris = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err)
	}
	return zone
}()

// by is a new act of somebody.
func (h *house) by(who directory.UserID) directory.Act {
	return directory.Act{Key: fmt.Sprintf("press:%d", h.acts.Add(1)), By: who}
}

// log raises an issue and lets a minute pass.
func (h *house) log(p project.ID, kind issue.KindKey) issue.Issue {
	h.Helper()
	i := must(h.issues.Log(h.Context(), h.by(consultant), issue.Draft{Project: p, Kind: kind, Description: "It hinders us."}))(h)
	h.pass(time.Minute)
	return i
}

// decide settles an issue for a week and lets a minute pass.
func (h *house) decide(id issue.ID) issue.Issue {
	h.Helper()
	seen := must(h.store.Issue(h.Context(), id))(h)
	i := must(h.issues.Decide(h.Context(), h.by(chair), id, issue.Choice{
		Note: "As agreed.", Owner: manager, Due: h.today().Add(7), Replaces: seen.Decision,
	}))(h)
	h.pass(time.Minute)
	return i
}

// sweep does all that is due.
func (h *house) sweep() int {
	h.Helper()
	done := 0
	for {
		more := must(h.reminders.Sweep(h.Context(), h.now()))(h)
		if !more {
			return done
		}
		done++
	}
}

// turn goes through every instant at which something is due, up to the given one.
func (h *house) turn(to time.Time) {
	h.Helper()
	for {
		at, due, err := h.reminders.NextDue(h.Context(), to)
		h.ok(err)
		if !due {
			h.goTo(to)
			return
		}
		if at.After(h.now()) {
			h.goTo(at)
		}
		h.sweep()
	}
}

// meeting is the committee's latest.
func (h *house) meeting() committee.Meeting {
	h.Helper()
	all := must(h.store.Meetings(h.Context(), h.committee.ID, 1))(h)
	if len(all) == 0 {
		h.Fatal("no meeting was posted")
	}
	return all[0]
}

// head is the first message of the latest agenda.
func (h *house) head() committee.Page {
	h.Helper()
	return must(h.store.Page(h.Context(), committee.PageID(h.number(
		`SELECT id FROM agenda_page WHERE meeting_id = $1 AND number = 0`, h.meeting().ID))))(h)
}

// number asks the database for one.
func (h *house) number(query string, args ...any) int64 {
	h.Helper()
	var n int64
	h.ok(h.sql.GetContext(h.Context(), &n, query, args...))
	return n
}

func (h *house) ok(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// must takes the answer of a call that has to succeed.
func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
