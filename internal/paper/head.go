package paper

import (
	"strings"

	"docket/internal/customer"
)

// head is the top of the first page: who sells what to whom, and how it is invoiced.
func (s sheet) head() []strip {
	return []strip{s.masthead(), s.parties(), s.particulars(), gap(5)}
}

func (s sheet) masthead() strip {
	name := s.wrapped(s.House, house, 110)
	project := s.wrapped(s.Title, value, 115)
	below := 6 + float64(len(name))*house.line()
	height := below + title.line() + 1.5 + float64(len(project))*value.line() + 4
	return strip{height: height + 4, draw: func(p pen, y float64) {
		s.lines(p, left, y, house, name)
		said, wrong := s.state()
		look := value.in(green)
		if wrong {
			look = value.in(red)
		}
		p.writeRight(right, y, look, s.face.clean(said))
		p.write(left, y+below, title, s.face.clean(s.title()))
		under := y + below + title.line() + 1.5
		s.lines(p, left, under, value, project)
		p.writeRight(right, under, label, s.face.clean(s.p.T("Revision %d of %s", s.Revision, s.date(s.ChangedAt))))
		p.rule(left, right, y+height, 0.5, green)
	}}
}

// block is a label with what it says below, both as wide as its column.
type block struct {
	label string
	lines []string // values
	notes []string // smaller, below
}

// blocks puts blocks side by side; a column that ends above the others stays empty.
func (s sheet) blocks(widths []float64, all ...block) strip {
	highest := 0.0
	type column struct{ lines, notes []string }
	columns := make([]column, len(all))
	for n, b := range all {
		for _, l := range b.lines {
			columns[n].lines = append(columns[n].lines, s.wrapped(l, value, widths[n]-4)...)
		}
		for _, l := range b.notes {
			columns[n].notes = append(columns[n].notes, s.wrapped(l, label, widths[n]-4)...)
		}
		highest = max(highest, label.line()+float64(len(columns[n].lines))*value.line()+float64(len(columns[n].notes))*label.line())
	}
	return strip{height: highest + 4, draw: func(p pen, y float64) {
		x := left
		for n, c := range columns {
			p.write(x, y, label, s.face.clean(all[n].label))
			below := s.lines(p, x, y+label.line(), value, c.lines)
			s.lines(p, x, below, label, c.notes)
			x += widths[n]
		}
	}}
}

func (s sheet) parties() strip {
	b := s.Invoice
	return s.blocks([]float64{87, 87},
		block{label: s.p.T("Customer"), lines: append([]string{s.Customer}, strings.Split(b.Address, "\n")...),
			notes: verified(b.AddressVerified, s.p.T("Invoice address verified %s", s.date(b.AddressVerified.At)))},
		block{label: s.p.T("Invoice contact"), lines: []string{b.Contact, b.Email},
			notes: verified(b.ContactVerified, s.p.T("Verified %s", s.date(b.ContactVerified.At)))})
}

// verified says it of what somebody made sure of. What nobody did is the house's
// own matter and not the customer's.
func verified(v customer.Verification, said string) []string {
	if !v.Done() {
		return nil
	}
	return []string{said}
}

func (s sheet) particulars() strip {
	all := []block{
		{label: s.p.T("Territory"), lines: []string{s.territory()}},
		{label: s.p.T("Sold by"), lines: []string{s.Seller}},
	}
	if !s.SOW.None() {
		all = append(all, block{label: s.p.T("Statement of work"), lines: []string{s.SOW.Reference}})
	}
	return s.blocks([]float64{87, 43.5, 43.5}, all...)
}

// runningHeight is that of the head of the second page and those that follow.
const runningHeight = 12

func (s sheet) runningHead(p pen) {
	p.write(left, pageTop, body, s.face.clean(s.title()))
	p.writeRight(right, pageTop, label, s.face.clean(s.fit(s.Customer, label, 90)))
	p.rule(left, right, pageTop+runningHeight-5, 0.25, strong)
}

func (s sheet) foot(p pen, n, of int) {
	p.rule(left, right, footTop, 0.15, hair)
	p.write(left, footTop+1, label, s.face.clean(s.fit(s.House, label, 70)))
	p.writeRight(right, footTop+1, label, s.face.clean(s.p.T("Page %d of %d", n, of)))
}

// wrapped is a text in lines of a column.
func (s sheet) wrapped(text string, in style, width float64) []string {
	return wrap(s.face.clean(text), width, func(t string) float64 { return s.face.width(t, in.size) })
}

// fit is the first line of what does not fit in one.
func (s sheet) fit(text string, in style, width float64) string {
	lines := s.wrapped(text, in, width)
	if len(lines) == 0 {
		return ""
	}
	if len(lines) > 1 {
		return lines[0] + "..."
	}
	return lines[0]
}

// lines writes lines from y on and returns where they end.
func (s sheet) lines(p pen, x, y float64, in style, lines []string) float64 {
	for _, l := range lines {
		p.write(x, y, in, l)
		y += in.line()
	}
	return y
}
