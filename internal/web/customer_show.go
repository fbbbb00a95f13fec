package web

import (
	"net/http"
	"net/url"

	"docket/internal/fault"
)

// show is the page as it stands.
func (c *Customers) show(w http.ResponseWriter, v visit) error {
	p, err := c.CloseOuts.ByLink(v.Context(), v.link)
	if err != nil {
		return err
	}
	d := c.drawer(v, p)
	return render(w, http.StatusOK, "closeout", d.page(v.URL.Query().Get("done")))
}

func (c *Customers) nowhere(http.ResponseWriter, visit) error { return errNowhere }

// done sends the reader back to the page, which says what was done. Refreshing it
// sends nothing again.
func done(w http.ResponseWriter, v visit, what door) error {
	http.Redirect(w, v.Request, v.path+"?"+url.Values{"done": {string(what)}}.Encode(), http.StatusSeeOther)
	return nil
}

// again draws a form that was refused, with what was typed and why. What is no
// fault of the reader's is returned.
func (c *Customers) again(w http.ResponseWriter, v visit, typed form, err error) error {
	kind := fault.KindOf(err)
	if kind == fault.Internal || kind == fault.NotFound {
		return err
	}
	p, asked := c.CloseOuts.ByLink(v.Context(), v.link) // as it is now: what was refused may have been overtaken
	if asked != nil {
		return asked
	}
	status := http.StatusUnprocessableEntity
	if kind == fault.Conflict {
		status = http.StatusConflict
	}
	d := c.drawer(v, p)
	d.typed, d.faults = typed, fault.All(err)
	return render(w, status, "closeout", d.page(""))
}
