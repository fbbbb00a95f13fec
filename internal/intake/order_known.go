package intake

import (
	"iter"
	"slices"
	"strings"
	"time"

	"docket/internal/catalogue"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
	"docket/internal/order"
	"docket/internal/project"
	"docket/internal/setting"
)

// OrderTerms are what orders from outside leave out, and how a file of them is taken.
type OrderTerms struct {
	Committee string // name
	Type      project.Type
	Currency  money.Currency
	Territory string           // code
	Seller    directory.UserID // "" for whoever brings the orders
	Class     customer.Class   // of customers that are new, in history; "" when there may be none
	Atomic    bool             // all or nothing
	DryRun    bool             // say what would happen, and change nothing
}

// Names are what some orders name.
type Names struct {
	References []string         // to the letter: other systems tell them apart by their capitals
	Customers  []string         // in small letters
	Members    []string         // Slack user IDs and e-mail addresses, in small letters
	SKUs       []catalogue.Code // in capitals
}

// NamesOf gathers what the orders name, each name once, and those who act.
func NamesOf(orders iter.Seq[Order], acting ...directory.UserID) Names {
	var n Names
	for _, id := range acting {
		n.Members = append(n.Members, strings.ToLower(string(id)))
	}
	for o := range orders {
		n.References = append(n.References, o.Reference)
		n.Customers = append(n.Customers, strings.ToLower(o.Customer))
		n.Members = append(n.Members, strings.ToLower(o.Seller), strings.ToLower(o.SOW.By))
		for _, l := range o.Lines {
			n.SKUs = append(n.SKUs, catalogue.Code(strings.ToUpper(l.SKU)))
		}
	}
	n.References, n.Customers, n.Members, n.SKUs = once(n.References), once(n.Customers), once(n.Members), once(n.SKUs)
	return n
}

func once[T ~string](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}

// Known is what the house knows of Names.
type Known struct {
	Orders     map[string]Present          // by reference
	Customers  map[string]Buyer            // by name
	Members    map[string]directory.Member // by Slack user ID, and by e-mail address
	Committees []Committee                 // all of them
	Shelf      order.Shelf
	Numbers    setting.Numbers
	Now        time.Time
}

// Present is an order that the house has.
type Present struct {
	Kept
	Act string // that brought it
}

// Buyer is a customer with how it is invoiced.
type Buyer struct {
	customer.Customer
	Billing customer.Billing
}

// Committee is a committee's name and time zone.
type Committee struct {
	ID   directory.CommitteeID
	Name string
	Zone string
}

// committee is the one of the name, or the only one there is.
func (k Known) committee(name string) (directory.CommitteeID, *fault.Error) {
	for _, c := range k.Committees {
		if strings.EqualFold(c.Name, name) || name == "" && len(k.Committees) == 1 {
			return c.ID, nil
		}
	}
	if name == "" {
		return 0, fault.Invalidf("Name the committee that follows the project.").In("committee")
	}
	return 0, fault.NotFoundf("There is no committee %q.", name).In("committee")
}

// member is who is named by Slack user ID or e-mail address; nobody for no name.
func (k Known) member(name, field string) (directory.UserID, *fault.Error) {
	m, known := k.Members[strings.ToLower(name)]
	if name != "" && !known {
		return "", fault.NotFoundf("Nobody is known as %q. Write a Slack user ID or the e-mail address in Slack.", name).In(field)
	}
	return m.ID, nil
}
