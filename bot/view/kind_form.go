package view

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
)

// kindRef is the metadata of the form about a kind of issue; "" is a new one.
type kindRef struct {
	Kind issue.KindKey `json:"kind,omitempty"`
}

// The switches of a kind.
const (
	scopeSwitch   = "scope"
	retiredSwitch = "retired"
)

// standardSolutions are those a kind may propose without writing them anew.
var standardSolutions = []issue.SolutionKey{
	issue.OrganiseInstallation, issue.SwitchInfrastructure, issue.InformCustomer, issue.InformSales, issue.FindResource,
	issue.SwitchResource, issue.NewPlanning, issue.CheckTarget, issue.NewScope, issue.StopProject,
}

// EditKind asks for an entry of the catalogue. Without a key it is a new one.
func EditKind(r Reader, k issue.Kind) slack.ModalViewRequest {
	title := r.P.Title("Kind of issue")
	if k.Key == "" {
		title, k.Severity = r.P.Title("New kind of issue"), issue.Medium
	}
	both := []*slack.OptionBlockObject{option(string(project.PS), string(project.PS)), option(string(project.BS), string(project.BS))}
	solutions := optionsFor(standardSolutions, func(s issue.SolutionKey) *slack.OptionBlockObject {
		return option(string(s), s.Text().Localize(r.P))
	})
	own := slices.DeleteFunc(texts(k.Solutions), func(s string) bool { return slices.Contains(texts(standardSolutions), s) })
	on := []string{}
	if k.Scope {
		on = append(on, scopeSwitch)
	}
	if k.Retired {
		on = append(on, retiredSwitch)
	}
	choose := r.P.Placeholder("Choose solutions")
	return modal(r, KindFormID, title, r.P.Title("Save"), kindRef{Kind: k.Key},
		input("name", r.P.Label("Name"), textField(k.Name, nameLimit)),
		input("applies", r.P.Label("Occurs in projects of"), boxes("", texts(k.Applies), both)),
		input("severity", r.P.Label("Severity"), menu(answer, r.P.Placeholder("Choose how bad it is"), string(k.Severity), r.severityOptions())),
		optional(input("roles", r.P.Label("Who may decide, beside the chair and Management"),
			menus(r.P.Placeholder("Choose roles"), texts(k.Roles), r.roleOptions()))),
		optional(input("solutions", r.P.Label("Solutions"), menus(choose, texts(k.Solutions), solutions))),
		optional(input("own", r.P.Label("Solutions of your own, one a line"), longField(strings.Join(own, "\n"), 1500))),
		optional(input("always", r.P.Label("Part of every decision"), menus(choose, texts(k.Always), solutions))),
		optional(input("switches", r.P.Label("Besides"), boxes("", on, []*slack.OptionBlockObject{
			option(scopeSwitch, r.P.Option("Ends with a new validated scope or the project stopped")),
			option(retiredSwitch, r.P.Option("No longer offered")),
		}))),
	)
}

// ReadKind reads an entry of the catalogue, and whether it is to be added. A new one gets its key from its name.
func ReadKind(v slack.View) (k issue.Kind, added bool, err error) {
	a := answers{v}
	meta, err := unpack[kindRef](v)
	if err != nil {
		return issue.Kind{}, false, err
	}
	on := a.options("switches")
	k = issue.Kind{
		Key: meta.Kind, Name: oneLine(a.text("name")), Severity: issue.Severity(a.option("severity")),
		Always: solutionKeys(a.options("always")),
		Scope:  slices.Contains(on, scopeSwitch), Retired: slices.Contains(on, retiredSwitch),
	}
	if added = k.Key == ""; added {
		k.Key = keyOf(k.Name)
	}
	for _, t := range a.options("applies") {
		k.Applies = append(k.Applies, project.Type(t))
	}
	if k.Roles, err = readRoles(a, "roles"); err != nil {
		return k, added, err
	}
	k.Solutions, err = readSolutions(a)
	return k, added, err
}

// readSolutions are the standard ones, those of every decision, and the company's own.
func readSolutions(a answers) ([]issue.SolutionKey, error) {
	all := slices.Concat(a.options("solutions"), a.options("always"))
	for line := range strings.Lines(a.text("own")) {
		if line = oneLine(line); utf8.RuneCountInString(line) > valueLimit {
			return nil, fault.Invalidf("A solution may have at most %d characters.", valueLimit).In("own")
		} else if line != "" {
			all = append(all, line)
		}
	}
	var keys []issue.SolutionKey
	for _, s := range all {
		if !slices.Contains(keys, issue.SolutionKey(s)) {
			keys = append(keys, issue.SolutionKey(s))
		}
	}
	return keys, nil
}

// keyLimit is how many characters a kind's key may have.
const keyLimit = 60

// keyOf makes a key of a name: "Data not delivered" is data_not_delivered. A name without Latin letters has none to
// make it of, and is told by its code points.
func keyOf(name string) issue.KindKey {
	var b strings.Builder
	for _, c := range strings.ToLower(name) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			b.WriteRune(c)
		case unicode.IsLetter(c):
			b.WriteString(strconv.FormatInt(int64(c), 16))
		default:
			b.WriteByte('_')
		}
		if b.Len() > keyLimit {
			break
		}
	}
	key := strings.Join(strings.FieldsFunc(b.String(), func(c rune) bool { return c == '_' }), "_")
	return issue.KindKey(clipRaw("own_"+key, keyLimit))
}
