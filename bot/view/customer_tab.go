package view

import (
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/customer"
	"docket/internal/dossier"
)

// customerTab is the value of a button that leads to a page of a customer, from an offset on.
func customerTab(of customer.ID, from int64) string {
	return ref(of) + ":" + strconv.FormatInt(from, 10)
}

// ReadCustomerTab reads the value of a button that leads to a page of a customer: whose, and from where on. Anything else is an
// Invalid fault.
func ReadCustomerTab(value string) (of customer.ID, from int64, err error) {
	whose, begin, _ := strings.Cut(value, ":")
	id, err := Ref(whose)
	if err != nil {
		return 0, 0, err
	}
	from, err = strconv.ParseInt(begin, 10, 64)
	if err != nil || from < 0 {
		return 0, 0, unreadable()
	}
	return customer.ID(id), from, nil
}

// tabs lead from one page of a customer to the others.
func (r Reader) tabs(of customer.ID, shown ActionID) slack.Block {
	var others []slack.BlockElement
	for _, tab := range []struct {
		id   ActionID
		text string
	}{
		{CustomerGlance, r.P.Button("Overview")}, {CustomerItems, r.P.Button("Under way")},
		{CustomerPeople, r.P.Button("Contacts")}, {CustomerHistory, r.P.Button("History")},
	} {
		if tab.id != shown {
			others = append(others, button(tab.id, customerTab(of, 0), tab.text))
		}
	}
	return actions(others...)
}

// pager turns the pages of a list; none where it has only one.
func (r Reader) pager(tab ActionID, of customer.ID, offset, shown, total int) []slack.Block {
	var turn []slack.BlockElement
	if offset > 0 {
		turn = append(turn, button(tab+back, customerTab(of, int64(max(0, offset-dossier.PageSize))), r.P.Button("Back")))
	}
	if offset+shown < total {
		turn = append(turn, button(tab, customerTab(of, int64(offset+shown)), r.P.Button("Next")))
	}
	if len(turn) == 0 {
		return nil
	}
	return []slack.Block{aside(r.P.T("%d to %d of %d", offset+1, offset+shown, total)), actions(turn...)}
}

// back is what the button that turns a page back adds to the ID of its list: a row of buttons wants each ID once.
const back ActionID = ".back"
