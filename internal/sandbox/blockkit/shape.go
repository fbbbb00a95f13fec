package blockkit

import (
	"maps"
	"slices"
)

// field is one property of an object.
type field struct {
	name     string
	required bool
	rule     rule
}

func must(name string, r rule) field { return field{name: name, required: true, rule: r} }
func may(name string, r rule) field  { return field{name: name, rule: r} }

// together judges what several properties of one object say to each other.
type together func(in *inspection, at string, o map[string]any)

// shape is an object: its properties, and the rules between them. Slack refuses properties it does not know.
type shape struct {
	fields []field
	rules  []together
}

func object(fields ...field) shape { return shape{fields: fields} }

func (s shape) with(rules ...together) shape {
	return shape{fields: s.fields, rules: slices.Concat(s.rules, rules)}
}

func (s shape) and(fields ...field) shape {
	return shape{fields: slices.Concat(s.fields, fields), rules: s.rules}
}

// check judges v against the shape. The names in known are properties the caller has judged already.
func (s shape) check(in *inspection, at string, v any, known ...string) {
	o, ok := v.(map[string]any)
	if !ok {
		in.wrongType(at, "an", "object")
		return
	}
	for _, f := range s.fields {
		known = append(known, f.name)
		if value, present := o[f.name]; present {
			f.rule(in, at+"/"+f.name, value)
		} else if f.required {
			in.missing(at, f.name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(o)) {
		if !slices.Contains(known, name) {
			in.report(at, "invalid additional property: "+name, map[string]any{"type": "additional_property", "got": name})
		}
	}
	for _, r := range s.rules {
		r(in, at, o)
	}
}

// is turns a shape into a rule.
func is(s shape) rule {
	return func(in *inspection, at string, v any) { s.check(in, at, v) }
}

// typed wants an object whose "type" is one of the names, of the shape that kinds gives that name.
func typed(kinds map[string]shape, names ...string) rule {
	return func(in *inspection, at string, v any) {
		o, ok := v.(map[string]any)
		if !ok {
			in.wrongType(at, "an", "object")
			return
		}
		kind, present := o["type"]
		if !present {
			in.missing(at, "type")
			return
		}
		name, ok := kind.(string)
		if !ok {
			in.wrongType(at+"/type", "a", "string")
			return
		}
		if !slices.Contains(names, name) {
			in.report(at+"/type", "unsupported type: "+name, map[string]any{"type": "enum", "expected": names, "got": name})
			return
		}
		kinds[name].check(in, at, o, "type")
	}
}

// oneOf wants exactly one of two properties.
func oneOf(a, b string) together {
	return func(in *inspection, at string, o map[string]any) {
		_, hasA := o[a]
		_, hasB := o[b]
		if hasA == hasB {
			in.report(at, "must define either `"+a+"` or `"+b+"`", map[string]any{"type": "one_of", "expected": []string{a, b}})
		}
	}
}

// notBoth forbids one of two properties when the other is there.
func notBoth(a, b string) together {
	return func(in *inspection, at string, o map[string]any) {
		_, hasA := o[a]
		_, hasB := o[b]
		if hasA && hasB {
			in.report(at, "must not define both `"+a+"` and `"+b+"`", map[string]any{"type": "not_both", "expected": []string{a, b}})
		}
	}
}

// anyOf wants at least one of the properties.
func anyOf(names ...string) together {
	return func(in *inspection, at string, o map[string]any) {
		for _, name := range names {
			if _, ok := o[name]; ok {
				return
			}
		}
		in.report(at, "must define at least one of `"+join(names)+"`", map[string]any{"type": "any_of", "expected": names})
	}
}
