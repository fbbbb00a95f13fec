package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/issue"
	"docket/internal/project"
)

// IssueForm is what the modal "Log an issue" knows so far.
type IssueForm struct {
	Project     *project.Line // nil until it is chosen
	Fixed       bool          // the project was given and is not asked for
	Kinds       []issue.Kind  // those that fit the project's type
	Kind        issue.KindKey // chosen so far; "" for none
	Evidence    string        // permalink of the message it comes from
	Description string        // proposed: the message's text, as Slack says it
}

// issueMeta is what the form must remember between being drawn and being read.
type issueMeta struct {
	Project  project.ID `json:"project,omitempty"` // when it is fixed
	Evidence string     `json:"evidence,omitempty"`
}

// LogIssue asks for an issue. What depends on an answer is asked once that answer is there: the kind after the project,
// severity and roles after the kind, which proposes both.
func LogIssue(r Reader, f IssueForm) slack.ModalViewRequest {
	if !isWeb(f.Evidence) {
		f.Evidence = ""
	}
	meta := issueMeta{Evidence: f.Evidence}
	blocks := []slack.Block{r.projectField(f.Project)}
	if f.Fixed && f.Project != nil {
		meta.Project = f.Project.ID
		blocks = []slack.Block{section(r.projectName(*f.Project))}
	}
	if f.Project != nil && len(f.Kinds) > 0 {
		blocks = append(blocks, r.kindField(f))
	}
	if n := slices.IndexFunc(f.Kinds, func(k issue.Kind) bool { return k.Key == f.Kind }); n >= 0 {
		blocks = append(blocks, r.severityField(f.Kinds[n]), r.responsibleField(f.Kinds[n]))
	}
	description := longField(r.Unmarked(f.Description), issue.DescriptionLimit)
	description.Placeholder = plain(r.P.Placeholder("What hinders the project, in a sentence or two"), hintLimit)
	blocks = append(blocks, input("description", r.P.Label("Description"), description))
	if f.Evidence != "" {
		blocks = append(blocks, aside(link(f.Evidence, r.P.T("from this message"))))
	}
	return modal(r, IssueFormID, r.P.Title("Log an issue"), r.P.Title("Log"), meta, blocks...)
}

func (r Reader) projectField(chosen *project.Line) *slack.InputBlock {
	var initial *slack.OptionBlockObject
	if chosen != nil {
		initial = r.projectOption(*chosen)
	}
	return input("project", r.P.Label("Project"),
		search(ProjectPick, r.P.Placeholder("Type a customer, a project or a contract"), initial)).WithDispatchAction(true)
}

func (r Reader) kindField(f IssueForm) *slack.InputBlock {
	options := optionsFor(f.Kinds, func(k issue.Kind) *slack.OptionBlockObject {
		return option(string(k.Key), k.Text().Localize(r.P))
	})
	// A kind that does not fit the project chosen instead must not stay behind.
	return input("kind:"+string(f.Project.Type), r.P.Label("Kind of issue"),
		menu(KindPick, r.P.Placeholder("Choose what it is"), string(f.Kind), options)).WithDispatchAction(true)
}

func (r Reader) severityField(k issue.Kind) *slack.InputBlock {
	return input("severity:"+string(k.Key), r.P.Label("Severity"),
		menu(answer, r.P.Placeholder("Choose how bad it is"), string(k.Severity), r.severityOptions()))
}

func (r Reader) severityOptions() []*slack.OptionBlockObject {
	return optionsFor(issue.Severities, func(s issue.Severity) *slack.OptionBlockObject {
		return option(string(s), r.severity(s))
	})
}

func (r Reader) responsibleField(k issue.Kind) *slack.InputBlock {
	return optional(input("responsible:"+string(k.Key), r.P.Label("Who may decide, beside the chair and Management"),
		menus(r.P.Placeholder("Choose roles"), texts(k.Roles), r.roleOptions())))
}

func (r Reader) roleOptions() []*slack.OptionBlockObject {
	return optionsFor(directory.Roles, func(role directory.Role) *slack.OptionBlockObject {
		return option(string(role), r.role(role))
	})
}

// ReadLogIssue reads the issue somebody asked to log. Without a choice of severity or roles it takes the kind's.
func ReadLogIssue(v slack.View) (issue.Draft, error) {
	a := answers{v}
	meta, err := unpack[issueMeta](v)
	if err != nil {
		return issue.Draft{}, err
	}
	d := issue.Draft{
		Project: meta.Project, Kind: issue.KindKey(a.option("kind")), Severity: issue.Severity(a.option("severity")),
		Description: a.text("description"), Evidence: meta.Evidence,
	}
	if d.Project == 0 {
		id, err := a.number("project")
		if err != nil {
			return d, err
		}
		d.Project = project.ID(id)
	}
	d.Responsible, err = readRoles(a, "responsible")
	if !isWeb(d.Evidence) {
		d.Evidence = ""
	}
	return d, err
}

func readRoles(a answers, field string) ([]directory.Role, error) {
	var roles []directory.Role
	for _, given := range a.options(field) {
		role := directory.Role(given)
		if !role.Known() {
			return nil, fault.Invalidf("There is no role %q.", given).In(field)
		}
		roles = append(roles, role)
	}
	return roles, nil
}

// IssuePicks is what was chosen in a modal that is still open.
type IssuePicks struct {
	Project  project.ID
	Kind     issue.KindKey
	Fixed    bool // the project was given and is not asked for
	Evidence string
}

// ReadIssuePicks reads what was chosen so far; what cannot be read is not chosen.
func ReadIssuePicks(v slack.View) IssuePicks {
	a := answers{v}
	meta, _ := unpack[issueMeta](v)
	p := IssuePicks{Project: meta.Project, Fixed: meta.Project != 0, Evidence: meta.Evidence, Kind: issue.KindKey(a.option("kind"))}
	if id, err := a.number("project"); err == nil && !p.Fixed {
		p.Project = project.ID(id)
	}
	return p
}
