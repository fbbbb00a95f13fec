package paper

// sums are what the lines come to. The list price and the discount are said only
// where there is one.
func (s sheet) sums() chunk {
	const from = 112.0
	all := chunk{gap(3)}
	add := func(what, sum string, look style) {
		all = append(all, strip{height: look.line() + 0.8, draw: func(p pen, y float64) {
			p.write(from, y, look, s.face.clean(what))
			p.writeRight(right, y, look, s.face.clean(sum))
		}})
	}
	if gross, sold := s.Gross(), s.Total(); gross != sold {
		add(s.p.T("At list prices"), s.amount(gross), body.in(soft))
		add(s.p.T("Discounts and what is included"), "−"+s.amount(gross-sold), body.in(soft))
	}
	all = append(all, strip{height: 2.5, draw: func(p pen, y float64) { p.rule(from, right, y+1, 0.25, strong) }})
	add(s.p.T("Total"), s.p.Money(s.Total(), string(s.Currency)), total)
	return append(all, gap(6))
}

// signature is where the customer signs.
func (s sheet) signature() chunk {
	accepted := s.wrapped(s.p.T("Accepted for %s", s.Customer), value, right-left)
	head := strip{height: float64(len(accepted))*value.line() + 15, draw: func(p pen, y float64) { s.lines(p, left, y, value, accepted) }}
	fields := strip{height: 8, draw: func(p pen, y float64) {
		x := left
		for _, f := range []struct {
			said  string
			width float64
		}{{s.p.T("Name"), 58}, {s.p.T("Date"), 34}, {s.p.T("Signature"), 70}} {
			p.rule(x, x+f.width, y, 0.25, strong)
			p.write(x, y+0.8, label, s.face.clean(f.said))
			x += f.width + 6
		}
	}}
	return chunk{head, fields}
}
