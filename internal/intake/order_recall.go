package intake

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"docket/internal/calendar"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/project"
)

// Place is where an order of the past has its place in the books.
type Place struct {
	Press   string           // the act's key
	By      directory.UserID // who brings it
	Order   order.ID         // its number
	Found   project.ID       // the project that it turned into, 0 for none yet
	Project project.ID       // for one that is to be made
}

// recall has the order's rule take it into the books, with its customer as it is
// known by now.
func recall(r Ready, k Known, at Place) (order.Outcome, error) {
	buyer := k.Customers[strings.ToLower(r.Words.Customer)]
	m := r.Memory
	m.Content.Customer, m.Project = buyer.ID, at.Found
	s := k.scene(m, buyer)
	s.Press, s.NextID, s.Project = at.Press, at.Order, at.Project
	return order.Recall(m, at.By, s)
}

// scene is what the checks and rules of an order look at.
func (k Known) scene(m order.Memory, buyer Buyer) order.Scene {
	zone := k.Zone(m.Content.Committee)
	people := make(directory.People, len(k.Members))
	for _, member := range k.Members {
		people[member.ID] = member
	}
	return order.Scene{
		Actor: people[m.Seller], People: people, Customer: buyer.Customer, Billing: buyer.Billing, Zone: zone,
		Today: calendar.DateOf(k.Now, zone), Now: k.Now, Numbers: k.Numbers, Shelf: k.Shelf,
	}
}

// Zone is the time zone of a committee.
func (k Known) Zone(of directory.CommitteeID) *time.Location {
	for _, c := range k.Committees {
		if c.ID == of {
			return directory.Member{Zone: c.Zone}.Location()
		}
	}
	return time.UTC
}

// Served are the customers whom the orders serve longer than is on file, each until the
// latest day of them. A period that would end before it begins is left as it is.
func (k Known) Served(orders iter.Seq[Ready]) []customer.Customer {
	longer := map[customer.ID]customer.Customer{}
	for r := range orders {
		now := k.Customers[strings.ToLower(r.Words.Customer)].Customer
		now = cmp.Or(longer[now.ID], now)
		later := !now.Service.Until.IsZero() && !now.Service.Until.Before(r.Until)
		if r.Until.IsZero() || r.Until.Before(now.Service.From) || later {
			continue
		}
		now.Service.Until = r.Until
		longer[now.ID] = now
	}
	return slices.SortedFunc(maps.Values(longer), func(a, b customer.Customer) int { return cmp.Compare(a.ID, b.ID) })
}
