package web

import (
	"slices"
	"strings"

	"docket/internal/questionnaire"
)

// field is one thing to fill in.
type field struct {
	ID, Name, Label string
	Value           string
	Limit           int    // in characters; 0 for none
	Problem         string // what is wrong with it, "" for nothing
	Required        bool
}

// DescribedBy is the ID of what says to a screen reader what is wrong with it, ""
// for nothing.
func (f field) DescribedBy() string {
	if f.Problem == "" {
		return ""
	}
	return f.ID + "-problem"
}

// problems lead from the top of the page to each field that is to be put right.
type problems struct {
	Heading string
	Items   []problem
}

// problem is one of them; About is the question, where there are many.
type problem struct{ ID, About, Text string }

func (d *drawer) problems() *problems {
	if len(d.faults) == 0 {
		return nil
	}
	p := &problems{Heading: d.say.N(len(d.faults), "Please look at %d thing", "Please look at %d things")}
	for _, f := range d.faults {
		p.Items = append(p.Items, problem{ID: d.fieldOf(f.Field), About: d.about(f.Field), Text: d.say.Say(f)})
	}
	return p
}

// fieldOf is the ID of the field a fault belongs to, "" for one that the form does
// not have.
func (d *drawer) fieldOf(name string) string {
	drawn := slices.Contains([]string{nameField, dayField, agreeField}, name)
	switch d.typed.door {
	case answersDoor:
		drawn = d.about(name) != ""
	case remarksDoor:
		drawn = strings.HasPrefix(name, remarkPrefix)
	}
	if !drawn {
		return ""
	}
	return fieldID(d.typed.door, name)
}

// about is the question that a fault of the questionnaire belongs to.
func (d *drawer) about(key string) string {
	n := slices.IndexFunc(d.Asked.Questions, func(q questionnaire.Question) bool { return q.Key == key })
	if d.typed.door != answersDoor || n < 0 {
		return ""
	}
	return d.Asked.Questions[n].Ask.In(d.language())
}

// problem is what is wrong with a field of the door's form.
func (d *drawer) problem(of door, name string) string {
	if d.typed.door != of {
		return ""
	}
	for _, f := range d.faults {
		if f.Field == name {
			return d.say.Say(f)
		}
	}
	return ""
}

// fieldID is a field's ID on the page, which has several forms.
func fieldID(of door, name string) string { return string(of) + "-" + name }

// put is a field with what was typed into it and what is wrong with it.
func (d *drawer) put(of door, name string, f field) field {
	f.ID, f.Name, f.Problem = fieldID(of, name), name, d.problem(of, name)
	if d.typed.door == of {
		f.Value = d.typed.get(of, name)
	}
	return f
}
