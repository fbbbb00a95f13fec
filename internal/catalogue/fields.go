package catalogue

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"docket/internal/directory"
)

// field is one thing that is known of a SKU or of the terms, by its path in the file:
// "prices.EUR" is "1200.00".
type field struct{ path, value string }

// Equal reports whether both are the same in everything.
func (s SKU) Equal(o SKU) bool { return s.Code == o.Code && slices.Equal(s.fields(), o.fields()) }

// Equal reports whether both are the same in everything.
func (t Terms) Equal(o Terms) bool { return slices.Equal(t.fields(), o.fields()) }

// fields are what is known of the SKU beside its code, in the order people read it.
func (s SKU) fields() []field {
	all := append(s.Names.fields("names"), s.Descriptions.fields("descriptions")...)
	all = append(all, field{"kind", string(s.Kind)}, field{"unit", string(s.Unit)}, field{"business", s.Business})
	all = append(all, s.Prices.fields("prices")...)
	thresholds := make([]string, len(s.Thresholds))
	for n, t := range s.Thresholds {
		thresholds[n] = t.String()
	}
	return said(append(all, field{"on_site", mark(s.OnSite)}, field{"volume", number(s.Volume)},
		field{"thresholds", strings.Join(thresholds, "; ")}, field{"window", number(int64(s.Window))},
		field{"from", day(s.From)}, field{"until", day(s.Until)}))
}

func (t Terms) fields() []field {
	var all []field
	for _, where := range t.Territories {
		names := make([]string, 0, len(where.Names))
		for _, f := range where.Names.fields("") {
			names = append(names, strings.TrimPrefix(f.path, ".")+" "+f.value)
		}
		all = append(all, field{"territories." + where.Code, strings.Join(names, ", ")})
	}
	for _, l := range t.Starter {
		all = append(all, field{"starter." + string(l.SKU), l.Quantity.String()})
	}
	for _, role := range roles(t.Discounts) {
		all = append(all, field{"discounts." + string(role), t.Discounts[role].String()})
	}
	return all
}

// roles are the keys of discounts in the order people see roles, those nobody knows
// at the end.
func roles[V any](of map[directory.Role]V) []directory.Role {
	sorted := slices.Sorted(maps.Keys(of))
	slices.SortStableFunc(sorted, func(a, b directory.Role) int { return place(a) - place(b) })
	return sorted
}

func place(r directory.Role) int {
	if n := slices.Index(directory.Roles, r); n >= 0 {
		return n
	}
	return len(directory.Roles)
}

func (t Text) fields(path string) []field {
	var all []field
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		all = append(all, field{path + "." + lang, t[lang]})
	}
	return all
}

func (p Prices) fields(path string) []field {
	var all []field
	for _, c := range slices.Sorted(maps.Keys(p)) {
		all = append(all, field{path + "." + string(c), p.in(c)})
	}
	return all
}

// said leaves out what is not said.
func said(all []field) []field {
	return slices.DeleteFunc(all, func(f field) bool { return f.value == "" })
}

func mark(on bool) string {
	if on {
		return "true"
	}
	return ""
}

func number(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
