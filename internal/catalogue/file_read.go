package catalogue

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/money"
)

// MaxFile is the size in bytes beyond which a file is not read.
const MaxFile = 16 << 20

// Problem is something wrong with a file.
type Problem struct {
	Line int  // from 1; 0 when it is about the whole file
	SKU  Code // that it is about; "" for none
	Why  *fault.Error
}

// String says where and what: "line 12: AUDIT-STD: Give a price …".
func (p Problem) String() string {
	said := p.Why.Error()
	if p.SKU != "" {
		said = string(p.SKU) + ": " + said
	}
	if p.Line == 0 {
		return said
	}
	return fmt.Sprintf("line %d: %s", p.Line, said)
}

// ReadFile reads a catalogue as WriteFile writes it, and names everything that is
// wrong with it, in the order of the file. Its Edition is Present where the file
// names none. The error is that of the reader alone.
func ReadFile(r io.Reader) (Catalogue, []Problem, error) {
	text, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return Catalogue{}, nil, fmt.Errorf("read catalogue: %w", err)
	}
	if len(text) > MaxFile {
		return Catalogue{}, []Problem{{Why: fault.Invalidf("The file is larger than %d MB.", MaxFile>>20)}}, nil
	}
	root, problem := document(text)
	if problem != nil {
		return Catalogue{}, []Problem{*problem}, nil
	}
	f := &file{lines: map[string]int{}}
	f.locate("", root, 0)
	c := f.catalogue(root)
	return c.Tidy(), f.problems(c), nil
}

// document is the only document of a YAML file.
func document(text []byte) (*yaml.Node, *Problem) {
	var first, second yaml.Node
	in := yaml.NewDecoder(strings.NewReader(string(text)))
	switch err := in.Decode(&first); {
	case errors.Is(err, io.EOF):
		return nil, &Problem{Why: fault.Invalidf("The file is empty.")}
	case err != nil:
		return nil, unreadable(err)
	}
	if err := in.Decode(&second); !errors.Is(err, io.EOF) {
		if err != nil {
			return nil, unreadable(err)
		}
		return nil, &Problem{Line: second.Line, Why: fault.Invalidf("A second document begins here. A file holds one catalogue.")}
	}
	if len(first.Content) == 0 || missing(first.Content[0]) {
		return nil, &Problem{Why: fault.Invalidf("The file is empty.")}
	}
	return first.Content[0], nil
}

// yamlError is how the YAML library words what it cannot read.
var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

func unreadable(err error) *Problem {
	parts := yamlError.FindStringSubmatch(strings.Split(err.Error(), "\n")[0])
	if parts == nil {
		parts = []string{"", "", err.Error()}
	}
	line, _ := strconv.Atoi(parts[1])
	return &Problem{Line: line, Why: fault.Invalidf("This cannot be read as YAML: %s.", parts[2])}
}

// catalogue reads what the root holds.
func (f *file) catalogue(root *yaml.Node) Catalogue {
	top := f.mapping("", root, "edition", "territories", "discounts", "starter", "skus")
	c := Catalogue{Edition: Present}
	if n := top["edition"]; n != nil {
		c.Edition = Edition(f.whole("edition", n))
	}
	for n, one := range f.list("territories", top["territories"]) {
		c.Terms.Territories = append(c.Terms.Territories, f.territory(fmt.Sprintf("territories.%d", n), one))
	}
	c.Terms.Discounts = f.discounts("discounts", top["discounts"])
	for n, one := range f.list("starter", top["starter"]) {
		c.Terms.Starter = append(c.Terms.Starter, f.starter(fmt.Sprintf("starter.%d", n), one))
	}
	if top["skus"] == nil {
		f.refuse("skus", fault.Invalidf("The file has no “skus”. Where the catalogue shall be empty, write “skus: []”."))
	}
	for n, one := range f.list("skus", top["skus"]) {
		c.SKUs = append(c.SKUs, f.sku(fmt.Sprintf("skus.%d", n), one))
	}
	return c
}

func (f *file) territory(at string, n *yaml.Node) Territory {
	of := f.mapping(at, n, "code", "names")
	return Territory{Code: f.text(at+".code", of["code"]), Names: f.texts(at+".names", of["names"], oneLine)}
}

func (f *file) discounts(at string, n *yaml.Node) map[directory.Role]money.Percent {
	var most map[directory.Role]money.Percent
	for role, percent := range f.entries(at, n) {
		p, err := money.ParsePercent(f.text(at+"."+role, percent))
		if err != nil {
			f.refuse(at+"."+role, err)
			continue
		}
		if most == nil {
			most = map[directory.Role]money.Percent{}
		}
		most[directory.Role(role)] = p
	}
	return most
}

func (f *file) starter(at string, n *yaml.Node) StarterLine {
	of := f.mapping(at, n, "sku", "quantity")
	l := StarterLine{SKU: Code(f.text(at+".sku", of["sku"])), Quantity: money.One}
	if quantity := of["quantity"]; quantity != nil {
		var err error
		if l.Quantity, err = money.ParseQuantity(f.text(at+".quantity", quantity)); err != nil {
			f.refuse(at+".quantity", err)
		}
	}
	return l
}

func (f *file) sku(at string, n *yaml.Node) SKU {
	of := f.mapping(at, n, "code", "kind", "unit", "business", "on_site", "names", "descriptions", "prices", "volume", "thresholds", "window", "from", "until")
	s := SKU{
		Code: Code(f.text(at+".code", of["code"])), Kind: Kind(f.text(at+".kind", of["kind"])), Unit: Unit(f.text(at+".unit", of["unit"])),
		Business: f.text(at+".business", of["business"]), OnSite: f.flag(at+".on_site", of["on_site"]),
		Names: f.texts(at+".names", of["names"], oneLine), Descriptions: f.texts(at+".descriptions", of["descriptions"], lines),
		Prices: f.prices(at+".prices", of["prices"]), Volume: f.whole(at+".volume", of["volume"]), Window: int(f.whole(at+".window", of["window"])),
		From: f.day(at+".from", of["from"]), Until: f.day(at+".until", of["until"]),
	}
	for n, one := range f.list(at+".thresholds", of["thresholds"]) {
		under := fmt.Sprintf("%s.thresholds.%d", at, n)
		threshold := f.mapping(under, one, "above", "per")
		s.Thresholds = append(s.Thresholds, Threshold{Above: f.whole(under+".above", threshold["above"]), Per: f.prices(under+".per", threshold["per"])})
	}
	return s
}

func (f *file) prices(at string, n *yaml.Node) Prices {
	var prices Prices
	for code, amount := range f.entries(at, n) {
		c := money.Currency(code)
		if !c.Known() {
			f.refuse(at+"."+code, fault.Invalidf("“%s” is no currency. Write it as in EUR, USD or CNY.", code))
			continue
		}
		minor, err := money.Parse(f.text(at+"."+code, amount), c)
		if err != nil {
			f.refuse(at+"."+code, err)
			continue
		}
		if prices == nil {
			prices = Prices{}
		}
		prices[c] = minor
	}
	return prices
}
