package web

import (
	"net/http"
	"strconv"

	"docket/internal/issue"
)

// remarks is the section in which the customer writes down what is missing.
type remarks struct {
	Heading, Way string
	Hint         string
	Made         []made
	MadeHeading  string
	Fields       []field
	Send, Key    string
}

// made is a remark that was made before, and what has become of it.
type made struct {
	Said, State string
	Answered    bool
}

// remarkFields is how many remarks can be sent at once.
const remarkFields = 5

// remarkField names the field of a remark, from 1, as the desk does.
func remarkField(n int) string { return remarkPrefix + strconv.Itoa(n) }

const remarkPrefix = "said_"

func (d *drawer) remarks() *remarks {
	if !d.toRead() {
		return nil
	}
	r := &remarks{
		Heading: d.say.T("Write down what is missing"), Way: d.say.T("Write down what is missing"), MadeHeading: d.say.T("Your remarks so far"),
		Hint: d.say.T("One remark in each field, please. Somebody looks after each of them, and the days you have to answer begin anew with the corrected document."),
		Send: d.say.T("Send my remarks"), Key: newFormKey(),
	}
	for _, one := range d.Closeout.Remarks {
		m := made{Said: one.Said, State: d.say.T("Being looked after"), Answered: one.Answered()}
		if m.Answered {
			m.State = d.say.T("Dealt with")
		}
		r.Made = append(r.Made, m)
	}
	for n := range remarkFields {
		label := d.say.T("Remark %d", n+1)
		r.Fields = append(r.Fields, d.put(remarksDoor, remarkField(n+1), field{Label: label, Limit: issue.DescriptionLimit}))
	}
	return r
}

// remark takes remarks.
func (c *Customers) remark(w http.ResponseWriter, v visit) error {
	f, err := v.readForm(remarksDoor)
	if err != nil {
		return c.again(w, v, f, err)
	}
	said := make([]string, remarkFields)
	for n := range said {
		said[n] = f.values.Get(remarkField(n + 1))
	}
	if _, err := c.CloseOuts.RemarkByLink(v.Context(), v.link, f.key, said); err != nil {
		return c.again(w, v, f, err)
	}
	return done(w, v, remarksDoor)
}
