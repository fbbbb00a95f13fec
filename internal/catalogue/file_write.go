package catalogue

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"docket/internal/directory"
)

// WriteFile writes a catalogue as ReadFile reads it.
func WriteFile(w io.Writer, c Catalogue) error {
	c = c.Tidy()
	top := &object{}
	if c.Edition != Present {
		top.plain("edition", strconv.Itoa(int(c.Edition)))
	}
	top.list("territories", nodes(c.Terms.Territories, Territory.node))
	top.node("discounts", discountsNode(c.Terms))
	top.list("starter", nodes(c.Terms.Starter, StarterLine.node))
	top.always("skus", nodes(c.SKUs, SKU.node))
	out := yaml.NewEncoder(w)
	out.SetIndent(2)
	if err := out.Encode(top.mapping()); err != nil {
		return fmt.Errorf("write catalogue: %w", err)
	}
	return out.Close()
}

func (t Territory) node() *yaml.Node {
	o := &object{}
	o.text("code", t.Code)
	o.texts("names", t.Names)
	return o.mapping()
}

func (l StarterLine) node() *yaml.Node {
	o := &object{}
	o.text("sku", string(l.SKU))
	o.plain("quantity", l.Quantity.String())
	return o.mapping()
}

func discountsNode(t Terms) *yaml.Node {
	o := &object{}
	for _, role := range roles(t.Discounts) {
		o.plain(string(role), t.Discounts[directory.Role(role)].String())
	}
	return o.mapping()
}

func (s SKU) node() *yaml.Node {
	o := &object{}
	o.text("code", string(s.Code))
	o.text("kind", string(s.Kind))
	o.text("unit", string(s.Unit))
	o.text("business", s.Business)
	o.plain("on_site", mark(s.OnSite))
	o.texts("names", s.Names)
	o.texts("descriptions", s.Descriptions)
	o.node("prices", s.Prices.node())
	o.plain("volume", number(s.Volume))
	o.list("thresholds", nodes(s.Thresholds, Threshold.node))
	o.plain("window", number(int64(s.Window)))
	o.plain("from", day(s.From))
	o.plain("until", day(s.Until))
	return o.mapping()
}

func (t Threshold) node() *yaml.Node {
	o := &object{}
	o.plain("above", strconv.FormatInt(t.Above, 10))
	o.node("per", t.Per.node())
	return o.mapping()
}

func (p Prices) node() *yaml.Node {
	o := &object{}
	for _, c := range slices.Sorted(maps.Keys(p)) {
		o.plain(string(c), p.in(c))
	}
	return o.mapping()
}

func nodes[T any](all []T, node func(T) *yaml.Node) []*yaml.Node {
	made := make([]*yaml.Node, len(all))
	for n, one := range all {
		made[n] = node(one)
	}
	return made
}

// object is a mapping under way; what is empty is not written.
type object struct{ content []*yaml.Node }

func (o *object) mapping() *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Content: o.content}
}

func (o *object) node(key string, value *yaml.Node) {
	if len(value.Content) > 0 || value.Value != "" {
		o.content = append(o.content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, value)
	}
}

func (o *object) list(key string, items []*yaml.Node) {
	o.node(key, &yaml.Node{Kind: yaml.SequenceNode, Content: items})
}

// always is a list that is written also when it is empty.
func (o *object) always(key string, items []*yaml.Node) {
	o.content = append(o.content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, &yaml.Node{Kind: yaml.SequenceNode, Content: items})
}

// plain writes a number, a day or a switch as it stands.
func (o *object) plain(key, value string) {
	o.node(key, &yaml.Node{Kind: yaml.ScalarNode, Value: value})
}

// text writes words, in quotes where they could be read as something else.
func (o *object) text(key, value string) {
	n := &yaml.Node{}
	n.SetString(value)
	if strings.ContainsAny(value, "\n") {
		n.Style = yaml.LiteralStyle
	}
	o.node(key, n)
}

func (o *object) texts(key string, t Text) {
	said := &object{}
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		said.text(lang, t[lang])
	}
	o.node(key, said.mapping())
}
