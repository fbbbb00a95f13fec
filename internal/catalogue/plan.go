package catalogue

// Change is one thing that differs between two editions: a SKU that was added, one
// that was withdrawn, or a field that was one thing and is another.
type Change struct {
	SKU   Code   `json:"sku,omitempty"`   // "" for the terms
	Field string `json:"field,omitempty"` // its path, "prices.EUR"; "" for a whole SKU
	Was   string `json:"was,omitempty"`   // as the file has it, or the name of the SKU; "" when it was not there
	Is    string `json:"is,omitempty"`    // "" when it is there no longer
}

// Plan is all that differs: the terms, then SKU by SKU.
type Plan []Change

// Count is how many SKUs a plan adds, changes and withdraws, and how many of the
// terms it changes.
type Count struct{ Added, Changed, Withdrawn, Terms int }

// Compare says what differs between a catalogue and another. Both are tidy.
func Compare(from, to Catalogue) Plan {
	plan := diff("", from.Terms.fields(), to.Terms.fields())
	was, is := from.SKUs, to.SKUs
	for len(was) > 0 || len(is) > 0 {
		switch {
		case len(was) == 0 || len(is) > 0 && is[0].Code < was[0].Code:
			plan = append(plan, Change{SKU: is[0].Code, Is: is[0].Names.In("en")})
			is = is[1:]
		case len(is) == 0 || was[0].Code < is[0].Code:
			plan = append(plan, Change{SKU: was[0].Code, Was: was[0].Names.In("en")})
			was = was[1:]
		default:
			plan = append(plan, diff(is[0].Code, was[0].fields(), is[0].fields())...)
			was, is = was[1:], is[1:]
		}
	}
	return plan
}

// diff says what differs between fields, in the order they have now; what is gone
// comes last.
func diff(sku Code, was, is []field) Plan {
	before := make(map[string]string, len(was))
	for _, f := range was {
		before[f.path] = f.value
	}
	var plan Plan
	for _, f := range is {
		if old := before[f.path]; old != f.value {
			plan = append(plan, Change{SKU: sku, Field: f.path, Was: old, Is: f.value})
		}
		delete(before, f.path)
	}
	for _, f := range was {
		if _, gone := before[f.path]; gone {
			plan = append(plan, Change{SKU: sku, Field: f.path, Was: f.value})
		}
	}
	return plan
}

// Count counts what the plan is about.
func (p Plan) Count() Count {
	var n Count
	for i, c := range p {
		switch {
		case c.SKU == "":
			n.Terms++
		case c.Added():
			n.Added++
		case c.Withdrawn():
			n.Withdrawn++
		case i == 0 || p[i-1].SKU != c.SKU:
			n.Changed++
		}
	}
	return n
}

// Added reports whether it is a SKU that was not there.
func (c Change) Added() bool { return c.Field == "" && c.Was == "" }

// Withdrawn reports whether it is a SKU that is there no longer.
func (c Change) Withdrawn() bool { return c.Field == "" && c.Is == "" }

// Recorded is a new edition as the record keeps it.
type Recorded struct {
	Edition Edition `json:"edition"`
	Changes Plan    `json:"changes"`
}
