package view

import (
	"github.com/slack-go/slack"

	"docket/internal/customer"
	"docket/internal/project"
)

// ProjectOptions are the projects somebody looks for by typing.
func ProjectOptions(r Reader, ls []project.Line) Options {
	return Options{Options: offered(optionsFor(ls, r.projectOption), optionsLimit)}
}

func (r Reader) projectOption(l project.Line) *slack.OptionBlockObject {
	return option(ref(l.ID), facts(oneLine(l.CustomerName), oneLine(l.Name)+" ("+string(l.Type)+")", l.Contract, r.stage(l.State)))
}

// CustomerOptions are the customers somebody looks for by typing.
func CustomerOptions(r Reader, cs []customer.Customer) Options {
	return Options{Options: offered(optionsFor(cs, r.customerOption), optionsLimit)}
}

func (r Reader) customerOption(c customer.Customer) *slack.OptionBlockObject {
	return option(ref(c.ID), facts(oneLine(c.Name), r.P.T("class %s", string(c.Class)), c.Territory))
}
