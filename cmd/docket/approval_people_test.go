package main

import (
	"fmt"
	"maps"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"docket/internal/calendar"
	"docket/internal/catalogue"
	"docket/internal/directory"
	"docket/internal/money"
	"docket/internal/sandbox"
	"docket/internal/setting"
)

// isAway has somebody away for the week, with somebody to stand in.
func (c *company) isAway(who, standIn directory.UserID) error {
	c.t.Helper()
	day := func(d int) calendar.Date { return calendar.Date{Year: 2026, Month: 11, Day: d} }
	err := c.demo.house.desks.Directory.SetAbsence(c.t.Context(), seeded("away:%s:%s", who, standIn), who,
		directory.Absence{From: day(16), Until: day(27), StandIn: standIn})
	c.settle()
	return err
}

func TestWhoStandsInDecidesInSomebodysPlace(t *testing.T) {
	t.Parallel()
	c := shop(t)
	c.must(c.isAway("U0TOM00001", "U0PAUL0001"))
	c.must(c.isAway("U0PAUL0001", "U0EMIL0001"))
	c.as("sofia").sellsAudits("Portal 2", "10")
	emil := c.as("emil")
	c.as("tom").dm().hides("waits for your approval")
	c.as("paul").dm().hides("waits for your approval")
	emil.approvesAsSold("PO-1001")
	c.in(committeeRoom).shows("✅ Customer Success · Emil Novak for Tom Ashby")
}

func TestAnAbsenceThatLeadsBackIsRefused(t *testing.T) {
	t.Parallel()
	c := shop(t)
	c.must(c.isAway("U0TOM00001", "U0PAUL0001"))
	c.must(c.isAway("U0PAUL0001", "U0HUGO0001"))
	hugo := c.as("hugo")
	hugo.types(committeeRoom, "/docket away")
	hugo.isRefused("Who stands in", "Tom Ashby is away in those days too, and who stands in then leads back to Hugo Lindt",
		with("First day away", "2026-11-20"), with("Last day away", "2026-12-31"), with("Who stands in", "tom"))
	hugo.submits(with("First day away", "2026-11-30"))
	hugo.noModal()
}

func TestAnApproverWhoLeavesIsReplacedAtOnce(t *testing.T) {
	t.Parallel()
	c := shop(t)
	c.as("sofia").sellsAudits("Portal 2", "10")
	c.must(c.demo.local.Deactivate("tom"))
	c.settle()
	c.in(committeeRoom).shows("⏳ *Customer Success* · Nadia")
	c.as("nadia").approvesAsSold("PO-1001")
	c.in(committeeRoom).shows("PO-1001", "approved, to be sent", "Nadia", "as a superior")
}

func TestASellerWhoIsAlsoAnApproverIsNotAsked(t *testing.T) {
	t.Parallel()
	c := shop(t)
	c.hiresAnew(directory.Grant{Member: "U0SOFIA001", Roles: []directory.Role{directory.SalesManager, directory.CustomerSuccess}, Manager: "U0HUGO0001"})
	sofia := c.as("sofia")
	sofia.sellsAudits("Portal 2", "10")
	sofia.dm().hides("waits for your approval")
	c.in(committeeRoom).shows("⏳ *Customer Success* · Tom Ashby")
	sofia.presses("Approve", committeeRoom, "PO-1001")
	sofia.isTold(committeeRoom, "Nobody approves their own. Today that is @tom.")
}

func TestWhatIsNotDecidedGoesToSuperiorsAcrossWeekendsAndHolidays(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		country, zone string
		from          string    // when it is submitted
		reminded      [2]string // the minute before and after
		raised        [2]string
	}{
		{"FR", "Europe/Paris", "2026-12-24 16:00", [2]string{"2026-12-28 14:59", "2026-12-28 15:01"}, [2]string{"2026-12-29 13:59", "2026-12-29 14:01"}},
		{"CN", "Asia/Shanghai", "2026-12-31 16:00", [2]string{"2027-01-04 14:59", "2027-01-04 15:01"}, [2]string{"2027-01-05 13:59", "2027-01-05 14:01"}},
	} {
		t.Run(tt.country, func(t *testing.T) {
			t.Parallel()
			c := shop(t)
			c.setsNumbers(setting.ApprovalClock, []int{0}, []int{1})
			c.setsNumbers(setting.ApprovalHours, []int{24, 48, 72}, []int{8, 16, 24})
			meets := europe
			meets.ID, meets.Country, meets.Zone = c.committee(), tt.country, tt.zone
			_, err := c.demo.house.desks.Committees.SetUp(t.Context(), seeded("moves"), meets)
			c.must(err)
			c.goTo(tt.from + " " + tt.zone)
			tom, nadia := c.as("tom"), c.as("nadia")
			c.as("sofia").sellsAudits("Portal 2", "10")
			c.goTo(tt.reminded[0] + " " + tt.zone)
			tom.dm().hides("has waited for your approval since")
			c.goTo(tt.reminded[1] + " " + tt.zone)
			tom.dm().shows("has waited for your approval since")
			c.goTo(tt.raised[0] + " " + tt.zone)
			nadia.dm().hides("PO-1001")
			c.goTo(tt.raised[1] + " " + tt.zone)
			nadia.dm().shows("PO-1001", "has not been approved in time. You may decide too.")
			c.in(committeeRoom).shows("PO-1001", "late since")
			nadia.approvesAsSold("PO-1001")
			c.in(committeeRoom).shows("approved, to be sent", "as a superior")
		})
	}
}

func TestOfTwentyWhoApproveAtOnceOneDecidesAndEveryCardChanges(t *testing.T) {
	t.Parallel()
	var guests []sandbox.User
	names := []string{"tom"}
	for n := range 19 {
		name := fmt.Sprintf("guest%d", n+1)
		guests = append(guests, sandbox.User{ID: fmt.Sprintf("U0GUEST%03d", n+1), Name: name, RealName: "Guest " + name, TZ: "Europe/Paris", Locale: "en-GB"})
		names = append(names, name)
	}
	c := theShop.with(t, demoCmd{Guests: guests})
	for _, g := range guests {
		c.hires(directory.Grant{Member: directory.UserID(g.ID), Roles: []directory.Role{directory.CustomerSuccess}})
	}
	c.as("sofia").sellsAudits("Portal 2", "10")
	for _, name := range names {
		c.as(name).presses("Approve", name, "PO-1001")
	}
	var all sync.WaitGroup
	for _, name := range names {
		all.Go(func() {
			c.as(name).submitting(with("Can it be done as sold?", "Yes"), with("Do we have the people?", "Yes"))
		})
	}
	all.Wait()
	c.settle()
	c.in(committeeRoom).showsTimes(1, "Customer Success: approved by")
	told := 0
	for _, name := range names {
		c.as(name).dm().shows("PO-1001", "approved, to be sent")
		c.as(name).dm().hides("waits for your approval")
		if len(c.demo.local.Views(name)) > 0 {
			c.as(name).reads("Already approved by", "you are second")
			told++
		}
	}
	if told != len(names)-1 {
		t.Errorf("%d of %d are told that somebody was first", told, len(names))
	}
}

func TestADeletedCardStopsNothing(t *testing.T) {
	t.Parallel()
	c := shop(t)
	c.as("sofia").sellsAudits("Portal 2", "10")
	tom := c.as("tom")
	tom.presses("Approve", committeeRoom, "PO-1001")
	for _, at := range []place{tom.dm(), c.in(committeeRoom), c.as("sofia").dm()} {
		m := at.message("PO-1001")
		form := url.Values{"token": {c.demo.bot}, "channel": {m.Channel}, "ts": {m.TS}}
		r := httptest.NewRequest("POST", "/api/chat.delete", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		c.demo.local.ServeHTTP(w, r)
		if !strings.Contains(w.Body.String(), `"ok":true`) {
			t.Fatal(w.Body)
		}
	}
	tom.submits(with("Can it be done as sold?", "Yes"), with("Do we have the people?", "Yes"))
	c.as("sofia").types(committeeRoom, "/order PO-1001")
	c.as("sofia").isTold(committeeRoom, "PO-1001", "approved, to be sent", "✅ Customer Success · Tom Ashby")
	c.as("sofia").dm().shows("The order can go to the customer.")
}

func TestALimitThatIsLoweredIsTheOneThatCounts(t *testing.T) {
	t.Parallel()
	c := shop(t)
	sofia, hugo, clara := c.as("sofia"), c.as("hugo"), c.as("clara")
	sofia.sellsAudits("Portal 2", "20")
	c.as("tom").approvesAsSold("PO-1001")
	c.as("emil").presses("Approve", "emil", "PO-1001")
	hugo.dm().shows("PO-1001", "waits for your approval")
	c.in(committeeRoom).shows("PO-1001", "waits for Head of sales")

	_, err := c.demo.house.desks.Catalogue.SaveTerms(t.Context(), directory.Act{Key: "terms", By: "U0CLARA001"}, catalogue.Present, func(terms catalogue.Terms) catalogue.Terms {
		terms.Discounts = maps.Clone(terms.Discounts)
		terms.Discounts[directory.SalesLead] = money.Percents(18)
		return terms
	})
	c.must(err)
	c.settle()
	hugo.presses("Approve", committeeRoom, "PO-1001")
	hugo.isTold(committeeRoom, "Only Management may approve this step.")
	clara.presses("Approve", "clara", "PO-1001")
	c.in(committeeRoom).shows("PO-1001", "approved, to be sent", "✅ Management · Clara")
}
