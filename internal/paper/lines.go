package paper

import (
	"strings"

	"docket/internal/order"
)

// The columns of the table: where texts begin and where numbers end, in millimetres.
const (
	nameColumn     = left + 26.0
	nameWidth      = 62.0
	codeWidth      = 24.0
	quantityColumn = nameColumn + nameWidth + 17
	listColumn     = quantityColumn + 26
	discountColumn = listColumn + 17
	soldColumn     = right
)

// columns are the heads of the table.
func (s sheet) columns() strip {
	return strip{height: 6.5, table: true, draw: func(p pen, y float64) {
		p.write(left, y, label, s.face.clean(s.p.T("SKU")))
		p.write(nameColumn, y, label, s.face.clean(s.p.T("Description")))
		p.writeRight(quantityColumn, y, label, s.face.clean(s.p.T("Quantity")))
		p.writeRight(listColumn, y, label, s.face.clean(s.p.T("List price")))
		p.writeRight(discountColumn, y, label, s.face.clean(s.p.T("Discount")))
		p.writeRight(soldColumn, y, label, s.face.clean(s.p.T("Price (%s)", string(s.Currency))))
		p.rule(left, right, y+5, 0.25, strong)
	}}
}

// table is every line of the order.
func (s sheet) table() []chunk {
	var chunks []chunk
	for _, l := range s.Lines {
		chunks = append(chunks, s.row(l)...)
	}
	return chunks
}

// rowLimit is how high a row may be, in millimetres, before it may be cut between
// pages.
const rowLimit = 70

// row is a line of the order: its texts below each other, the numbers on the first.
func (s sheet) row(l order.Line) []chunk {
	names, codes := s.wrapped(s.name(l), body, nameWidth), s.wrapped(string(l.SKU), label.in(black), codeWidth)
	if len(names) == 0 {
		names = []string{"–"}
	}
	var notes []string
	for _, n := range s.notes(l) {
		notes = append(notes, s.wrapped(n, label, nameWidth)...)
	}
	rows := chunk{}
	for n := range max(len(names)+len(notes), len(codes)) {
		rows = append(rows, s.rowStrip(l, n, names, notes, codes))
	}
	last := &rows[len(rows)-1]
	draw, height := last.draw, last.height
	last.height += 3
	last.draw = func(p pen, y float64) {
		draw(p, y)
		p.rule(left, right, y+height+1.5, 0.15, hair)
	}
	if rows.height() <= rowLimit {
		return []chunk{rows}
	}
	var cut []chunk
	for _, r := range rows {
		cut = append(cut, chunk{r})
	}
	return cut
}

// rowStrip is the n-th line of text of a row.
func (s sheet) rowStrip(l order.Line, n int, names, notes, codes []string) strip {
	text, look := "", label
	switch beyond := n - len(names); {
	case beyond < 0:
		text, look = names[n], body
	case beyond < len(notes):
		text = notes[beyond]
	}
	return strip{height: look.line(), table: true, draw: func(p pen, y float64) {
		p.write(nameColumn, y, look, text)
		if n < len(codes) {
			p.write(left, y+0.4, label.in(black), codes[n])
		}
		if n == 0 {
			s.numbers(p, y, l)
		}
	}}
}

func (s sheet) numbers(p pen, y float64, l order.Line) {
	p.writeRight(quantityColumn, y, body, s.face.clean(s.p.Say(l.Quantity)))
	p.writeRight(listColumn, y, body, s.face.clean(s.amount(l.List)))
	if l.Included {
		p.writeRight(soldColumn, y, body, s.face.clean(s.p.T("included")))
		return
	}
	if l.Discount != 0 {
		p.writeRight(discountColumn, y, body, s.face.clean(s.percent(l.Discount)))
	}
	p.writeRight(soldColumn, y, body, s.face.clean(s.amount(l.Sold)))
}

// notes are what stands below the name of a line, each on lines of its own.
func (s sheet) notes(l order.Line) []string {
	var notes []string
	for _, part := range strings.Split(s.description(l), "\n") {
		if part = strings.TrimSpace(part); part != "" {
			notes = append(notes, part)
		}
	}
	if per := s.per(l.Unit); per != "" {
		notes = append(notes, s.p.T("List price %s", per))
	}
	if l.Starter {
		notes = append(notes, s.p.T("Part of the starter pack"))
	}
	if !l.ConsumeBy.IsZero() {
		notes = append(notes, s.p.T("To be used by %s", s.day(l.ConsumeBy)))
	}
	if l.Volume > 0 {
		notes = append(notes, s.p.T("Page views included: %s", s.p.Number(int(l.Volume))))
	}
	for _, t := range l.Thresholds {
		notes = append(notes, s.p.T("Above %s page views: %s for each thousand begun", s.p.Number(int(t.Above)), s.p.Money(t.Per, string(s.Currency))))
	}
	return notes
}
