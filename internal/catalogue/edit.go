package catalogue

import (
	"cmp"
	"slices"

	"docket/internal/fault"
)

// Get returns the SKU of the code.
func (c Catalogue) Get(code Code) (SKU, bool) {
	n, ok := c.index(code)
	if !ok {
		return SKU{}, false
	}
	return c.SKUs[n], true
}

func (c Catalogue) index(code Code) (int, bool) {
	return slices.BinarySearchFunc(c.SKUs, code, func(s SKU, code Code) int { return cmp.Compare(s.Code, code) })
}

// replace makes another catalogue of this one, for somebody who saw an edition of it.
func (c Catalogue) replace(next Catalogue, seen Edition) (Catalogue, error) {
	next = next.Tidy()
	if err := next.Check(); err != nil {
		return c, err
	}
	if seen != Present && seen != c.Edition && len(Compare(c, next)) > 0 {
		return c, c.contested(seen)
	}
	return next, nil
}

func (c Catalogue) contested(seen Edition) error {
	if seen > c.Edition {
		return fault.Conflictf("This comes from edition %d, and the catalogue is at edition %d. It belongs to another workspace.", int(seen), int(c.Edition))
	}
	return fault.Conflictf("%s has changed the catalogue meanwhile: it is at edition %d now, and this comes from edition %d.", c.By.Mention(), int(c.Edition), int(seen))
}

func (c Catalogue) add(s SKU) (Catalogue, error) {
	s = s.Tidy()
	if err := s.Check(); err != nil {
		return c, err
	}
	n, there := c.index(s.Code)
	if there {
		return c, fault.Invalidf("There is a SKU with the code %s already.", string(s.Code)).In("code")
	}
	if len(c.SKUs) == MaxSKUs {
		return c, fault.Invalidf("A catalogue has room for %d SKUs.", MaxSKUs)
	}
	c.SKUs = slices.Insert(slices.Clone(c.SKUs), n, s)
	return c, nil
}

func (c Catalogue) change(s SKU, seen Catalogue) (Catalogue, error) {
	n, err := c.untouched(s.Code, seen)
	if err != nil {
		return c, err
	}
	s = s.Tidy()
	if err := s.Check(); err != nil {
		return c, err
	}
	c.SKUs = slices.Clone(c.SKUs)
	c.SKUs[n] = s
	return c, nil
}

func (c Catalogue) withdraw(code Code, seen Catalogue) (Catalogue, error) {
	n, err := c.untouched(code, seen)
	if err != nil {
		return c, err
	}
	if slices.ContainsFunc(c.Terms.Starter, func(l StarterLine) bool { return l.SKU == code }) {
		return c, fault.Invalidf("%s is part of the starter pack. Take it out of the pack first.", string(code))
	}
	c.SKUs = slices.Delete(slices.Clone(c.SKUs), n, n+1)
	return c, nil
}

// untouched finds the SKU where it is as it was seen. That others changed since does
// not matter.
func (c Catalogue) untouched(code Code, seen Catalogue) (int, error) {
	was, _ := seen.Get(code)
	n, there := c.index(code)
	switch {
	case !there:
		return 0, fault.Conflictf("%s is no longer in the catalogue.", string(code))
	case !c.SKUs[n].Equal(was):
		return 0, fault.Conflictf("Somebody has changed %s since you opened it. Close this and open it anew to see how it is now.", string(code))
	}
	return n, nil
}

func (c Catalogue) setTerms(edit func(Terms) Terms, seen Catalogue) (Catalogue, error) {
	if !c.Terms.Equal(seen.Terms) {
		return c, fault.Conflictf("Somebody has changed the terms since you opened them. Close this and open them anew to see how they are now.")
	}
	c.Terms = edit(c.Terms).tidy()
	return c, c.Terms.Check(c.SKUs)
}
