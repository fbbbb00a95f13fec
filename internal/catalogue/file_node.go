package catalogue

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"docket/internal/calendar"
	"docket/internal/fault"
)

// file is a YAML file under way: on which line each path stands, and what could not
// be read there.
type file struct {
	lines   map[string]int
	refused []placed
}

// placed is a problem with its path.
type placed struct {
	at string
	Problem
}

// depth is how deep a catalogue is nested, at most.
const depth = 8

// locate notes on which line each path stands: that of its key, where it has one.
func (f *file) locate(at string, n *yaml.Node, deep int) {
	if _, known := f.lines[at]; !known {
		f.lines[at] = n.Line
	}
	if deep == depth {
		return
	}
	for i, child := range n.Content {
		switch {
		case n.Kind == yaml.SequenceNode:
			f.locate(under(at, strconv.Itoa(i)), child, deep+1)
		case n.Kind == yaml.MappingNode && i%2 == 1:
			key := n.Content[i-1]
			f.lines[under(at, key.Value)] = key.Line
			f.locate(under(at, key.Value), child, deep+1)
		}
	}
}

func under(at, name string) string {
	if at == "" {
		return name
	}
	return at + "." + name
}

// refuse names what cannot be read at a path.
func (f *file) refuse(at string, err error) {
	if why, ok := fault.As(err); ok {
		f.refused = append(f.refused, placed{at, Problem{Line: f.line(at), Why: why}})
	}
}

// problems are what could not be read, and what is wrong with what could, in the order
// of the file.
func (f *file) problems(c Catalogue) []Problem {
	all := f.refused
	for _, wrong := range c.judge() {
		if !f.covered(wrong.at) {
			all = append(all, placed{wrong.at, Problem{Line: f.line(wrong.at), Why: wrong.why}})
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.Line, b.Line) })
	said := make([]Problem, len(all))
	for n, p := range all {
		said[n] = p.Problem
		said[n].SKU, _ = c.skuAt(p.at)
	}
	return said
}

// covered reports whether something at, above or under the path could not be read, so
// that what is judged of it is only the consequence.
func (f *file) covered(at string) bool {
	return slices.ContainsFunc(f.refused, func(p placed) bool {
		return p.at == at || strings.HasPrefix(at, p.at+".") || strings.HasPrefix(p.at, at+".")
	})
}

// line is that of the path, or of what it would stand in.
func (f *file) line(at string) int {
	for {
		if line, ok := f.lines[at]; ok || at == "" {
			return line
		}
		at = at[:max(strings.LastIndexByte(at, '.'), 0)]
	}
}

// missing reports whether nothing is written there.
func missing(n *yaml.Node) bool {
	return n == nil || n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null"
}

// mapping reads the values of known keys.
func (f *file) mapping(at string, n *yaml.Node, known ...string) map[string]*yaml.Node {
	values := map[string]*yaml.Node{}
	for key, value := range f.entries(at, n) {
		if !slices.Contains(known, key) {
			f.refuse(under(at, key), fault.Invalidf("“%s” says nothing here. Known are %s.", key, strings.Join(known, ", ")))
			continue
		}
		if !missing(value) {
			values[key] = value
		}
	}
	return values
}

// entries walks through keys and values, each key once.
func (f *file) entries(at string, n *yaml.Node) iter.Seq2[string, *yaml.Node] {
	return func(yield func(string, *yaml.Node) bool) {
		switch {
		case missing(n):
			return
		case n.Kind != yaml.MappingNode:
			f.refuse(at, fault.Invalidf("Here come names with their values, as in “name: value”."))
			return
		}
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			switch {
			case key.Kind != yaml.ScalarNode || key.ShortTag() == "!!merge":
				f.refuse(under(at, key.Value), fault.Invalidf("This is no name of a value."))
			case seen[key.Value]:
				f.refuse(under(at, key.Value), fault.Invalidf("“%s” stands there twice.", key.Value))
			case !yield(key.Value, value):
				return
			}
			seen[key.Value] = true
		}
	}
}

func (f *file) list(at string, n *yaml.Node) []*yaml.Node {
	switch {
	case missing(n):
		return nil
	case n.Kind != yaml.SequenceNode:
		f.refuse(at, fault.Invalidf("Here comes a list, each entry with a hyphen before it."))
		return nil
	}
	return n.Content
}

func (f *file) text(at string, n *yaml.Node) string {
	switch {
	case missing(n):
		return ""
	case n.Kind == yaml.AliasNode:
		f.refuse(at, fault.Invalidf("References such as *%s are not followed. Write the value out.", n.Value))
		return ""
	case n.Kind != yaml.ScalarNode:
		f.refuse(at, fault.Invalidf("Here comes a single value."))
		return ""
	}
	return n.Value
}

func (f *file) texts(at string, n *yaml.Node, tidy func(string) string) Text {
	said := Text{}
	for lang, value := range f.entries(at, n) {
		said[lang] = f.text(at+"."+lang, value)
	}
	return said.tidied(tidy)
}

func (f *file) whole(at string, n *yaml.Node) int64 {
	number, err := ParseWhole(f.text(at, n))
	if err != nil {
		f.refuse(at, err)
	}
	return number
}

func (f *file) flag(at string, n *yaml.Node) bool {
	text := f.text(at, n)
	switch strings.ToLower(text) {
	case "true":
		return true
	case "", "false":
		return false
	}
	f.refuse(at, fault.Invalidf("Write true or false."))
	return false
}

func (f *file) day(at string, n *yaml.Node) calendar.Date {
	text := f.text(at, n)
	if text == "" {
		return calendar.Date{}
	}
	date, err := calendar.ParseDate(text)
	if err != nil {
		f.refuse(at, err)
	}
	return date
}
