package catalogue

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"docket/internal/fault"
)

// found is something wrong at a path of the file: "skus.3.prices.EUR". Its fault
// belongs to a field of a form.
type found struct {
	at  string
	why *fault.Error
}

// Check refuses a SKU that cannot be sold, naming the fields by their paths: "prices",
// "names.en".
func (s SKU) Check() error { return joined(s.judge("")) }

// Check refuses a catalogue that contradicts itself, and names all that is wrong, each
// with the SKU it is about.
func (c Catalogue) Check() error {
	var faults []*fault.Error
	for _, f := range c.judge() {
		why := f.why
		if sku, ok := c.skuAt(f.at); ok {
			why = fault.Invalidf("%s: %s", string(sku), why.Text)
		}
		faults = append(faults, why)
	}
	return fault.Fields(faults...)
}

// skuAt is the SKU that a path leads to.
func (c Catalogue) skuAt(at string) (Code, bool) {
	rest, ok := strings.CutPrefix(at, "skus.")
	number, _, _ := strings.Cut(rest, ".")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n >= len(c.SKUs) || c.SKUs[n].Code == "" {
		return "", false
	}
	return c.SKUs[n].Code, true
}

func joined(all []found) error {
	faults := make([]*fault.Error, len(all))
	for n, f := range all {
		faults[n] = f.why
	}
	return fault.Fields(faults...)
}

// judge names all that is wrong with the catalogue, in the order of the file.
func (c Catalogue) judge() []found {
	known := make(map[Code]SKU, len(c.SKUs))
	for _, s := range c.SKUs {
		known[s.Code] = s
	}
	all := c.Terms.judge(known)
	if len(c.SKUs) > MaxSKUs {
		all = append(all, found{"skus", fault.Invalidf("A catalogue has room for %d SKUs.", MaxSKUs)})
	}
	seen := make(map[Code]bool, len(c.SKUs))
	for n, s := range c.SKUs {
		at := fmt.Sprintf("skus.%d", n)
		all = append(all, s.judge(at+".")...)
		if seen[s.Code] && s.Code != "" {
			all = append(all, found{at + ".code", fault.Invalidf("There is a SKU with the code %s already.", string(s.Code)).In("code")})
		}
		seen[s.Code] = true
	}
	return all
}

// jury gathers what is wrong at and under a path.
type jury struct {
	under string
	all   []found
}

func (j *jury) refuse(path string, why *fault.Error) {
	field, _, _ := strings.Cut(path, ".")
	if field == "names" || field == "descriptions" {
		field = path
	}
	j.all = append(j.all, found{at: j.under + path, why: why.In(field)})
}

// refuseIf refuses when it is so, and reports whether.
func (j *jury) refuseIf(so bool, path string, why *fault.Error) bool {
	if so {
		j.refuse(path, why)
	}
	return so
}

var codeForm = regexp.MustCompile(`^[A-Z0-9][A-Z0-9._-]{0,39}$`)

func (s SKU) judge(under string) []found {
	j := &jury{under: under}
	j.refuseIf(!codeForm.MatchString(string(s.Code)), "code",
		fault.Invalidf("A code has up to 40 capital letters, digits, points, underscores and hyphens: AUDIT-STD."))
	j.refuseIf(!slices.Contains(Kinds, s.Kind), "kind", fault.Invalidf("The kind is one of %s.", list(Kinds)))
	j.refuseIf(!slices.Contains(Units, s.Unit), "unit", fault.Invalidf("The unit is one of %s.", list(Units)))
	j.refuseIf(s.Business != "PS" && s.Business != "BS", "business", fault.Invalidf("Say who delivers it: PS or BS."))
	j.names(s.Names)
	j.descriptions(s.Descriptions)
	j.prices("prices", s.Prices)
	s.judgeVolume(j)
	j.refuseIf(s.Window != 0 && !s.Kind.Dated(), "window", fault.Invalidf("Only workshops, audits and trainings are to be consumed within so many months."))
	j.refuseIf(s.Window < 0 || s.Window > MaxWindow, "window", fault.Invalidf("The months lie between 0 and %d.", MaxWindow))
	j.refuseIf(!s.From.IsZero() && !s.Until.IsZero() && s.Until.Before(s.From), "until", fault.Invalidf("The last day on sale comes before the first."))
	return j.all
}

// judgeVolume wants a volume and thresholds of subscriptions by page views, and of
// nothing else.
func (s SKU) judgeVolume(j *jury) {
	if s.Kind != PageViews {
		j.refuseIf(s.Volume != 0, "volume", fault.Invalidf("Only subscriptions by page views have a volume."))
		j.refuseIf(len(s.Thresholds) > 0, "thresholds", fault.Invalidf("Only subscriptions by page views have thresholds."))
		return
	}
	j.refuseIf(s.Volume <= 0, "volume", fault.Invalidf("Say how many page views one unit of the subscription has."))
	j.refuseIf(len(s.Thresholds) == 0, "thresholds", fault.Invalidf("Say what page views above the volume cost."))
	j.refuseIf(len(s.Thresholds) > MaxThresholds, "thresholds", fault.Invalidf("There is room for %d thresholds.", MaxThresholds))
	last := s.Volume - 1
	for n, t := range s.Thresholds {
		path := "thresholds." + strconv.Itoa(n)
		if n == 0 {
			j.refuseIf(t.Above < s.Volume, path+".above", fault.Invalidf("The first threshold lies below the volume."))
		} else {
			j.refuseIf(t.Above <= last, path+".above", fault.Invalidf("The thresholds stand in their order, each one once."))
		}
		last = t.Above
		j.prices(path+".per", t.Per)
		j.sameCurrencies(path+".per", s.Prices, t.Per)
	}
}

func (j *jury) prices(path string, p Prices) {
	j.refuseIf(len(p) == 0, path, fault.Invalidf("Give a price in at least one currency."))
	j.refuseIf(len(p) > MaxCurrencies, path, fault.Invalidf("There is room for %d currencies.", MaxCurrencies))
	for _, f := range p.fields("") {
		c := strings.TrimPrefix(f.path, ".")
		minor, known := p.get(c)
		j.refuseIf(!known, path+"."+c, fault.Invalidf("“%s” is no currency. Write it as in EUR, USD or CNY.", c))
		j.refuseIf(minor < 0 || minor > priceLimit, path+"."+c, fault.Invalidf("That amount is too large."))
	}
}

func (j *jury) sameCurrencies(path string, want, got Prices) {
	for c := range want {
		if _, ok := got[c]; !ok {
			j.refuse(path, fault.Invalidf("A threshold has a price in each currency of the SKU, and in no other."))
			return
		}
	}
	j.refuseIf(len(got) > len(want) && len(want) > 0, path, fault.Invalidf("A threshold has a price in each currency of the SKU, and in no other."))
}

var languageForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

func (j *jury) names(t Text) {
	j.refuseIf(t["en"] == "", "names.en", fault.Invalidf("Write the name in English. It is said where there is no other language."))
	j.text("names", t, NameLimit, "")
}

func (j *jury) descriptions(t Text) {
	j.refuseIf(len(t) > 0 && t["en"] == "", "descriptions.en", fault.Invalidf("Write the description in English too. It is said where there is no other language."))
	j.text("descriptions", t, DescriptionLimit, "\n")
}

func (j *jury) text(path string, t Text, limit int, but string) {
	for _, f := range t.fields(path) {
		lang := strings.TrimPrefix(f.path, path+".")
		j.refuseIf(!languageForm.MatchString(lang), f.path, fault.Invalidf("“%s” is no language. Write it as in en, fr or zh.", lang))
		j.refuseIf(utf8.RuneCountInString(f.value) > limit, f.path, fault.Invalidf("The text may have at most %d characters.", limit))
		j.refuseIf(!shown(f.value, but), f.path, fault.Invalidf("The text holds characters that cannot be shown."))
	}
}

// shown reports whether all characters can be seen, but for those.
func shown(text, but string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, func(r rune) bool {
		return r != ' ' && !unicode.IsGraphic(r) && !strings.ContainsRune(but, r) && !unicode.Is(unicode.Cf, r) || r == '\ufeff'
	})
}

func list[T ~string](all []T) string {
	said := make([]string, len(all))
	for n, one := range all {
		said[n] = string(one)
	}
	return strings.Join(said, ", ")
}
