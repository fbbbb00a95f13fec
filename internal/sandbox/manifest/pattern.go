package manifest

import (
	"regexp"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// pattern is a regular expression of the schema. Go has no lookahead; the schema uses it in one form only, "^(?!not)rest", which two
// expressions say as well.
type pattern struct {
	source string
	match  *regexp.Regexp
	not    *regexp.Regexp // nil when nothing is excluded
}

var lookahead = regexp.MustCompile(`^\^\(\?!(.+?)\)(.*)$`)

func compilePattern(source string) (jsonschema.Regexp, error) {
	p := pattern{source: source}
	rest := source
	if parts := lookahead.FindStringSubmatch(source); parts != nil {
		not, err := regexp.Compile("^(?:" + parts[1] + ")")
		if err != nil {
			return nil, err
		}
		p.not, rest = not, "^"+parts[2]
	}
	match, err := regexp.Compile(rest)
	p.match = match
	return p, err
}

// MatchString reports whether s contains a match.
func (p pattern) MatchString(s string) bool {
	return p.match.MatchString(s) && (p.not == nil || !p.not.MatchString(s))
}

// String returns the expression as the schema has it.
func (p pattern) String() string { return p.source }
