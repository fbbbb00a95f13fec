package issue

import "docket/internal/locale"

// Text says the state in a sentence: "This issue is …".
func (s State) Text() locale.Text { return stateWords[s] }

var stateWords = map[State]locale.Text{
	Open:     locale.Textf("open"),
	Decided:  locale.Textf("decided"),
	Resolved: locale.Textf("resolved"),
	Closed:   locale.Textf("closed"),
}

// Text says the severity in a word.
func (s Severity) Text() locale.Text { return severityWords[s] }

var severityWords = map[Severity]locale.Text{
	Critical: locale.Textf("critical"),
	High:     locale.Textf("high"),
	Medium:   locale.Textf("medium"),
	Low:      locale.Textf("low"),
}

// Text says what the solution is; a solution of the company's own says its key.
func (k SolutionKey) Text() locale.Text {
	if t, ok := solutionWords[k]; ok {
		return t
	}
	return locale.Textf("%s", string(k))
}

var solutionWords = map[SolutionKey]locale.Text{
	OrganiseInstallation: locale.Textf("Organise a new installation task"),
	SwitchInfrastructure: locale.Textf("Switch to another infrastructure"),
	InformCustomer:       locale.Textf("Inform the customer"),
	InformSales:          locale.Textf("Inform sales"),
	FindResource:         locale.Textf("Find another resource"),
	SwitchResource:       locale.Textf("Switch to an adapted resource"),
	NewPlanning:          locale.Textf("Agree a new planning with the customer"),
	CheckTarget:          locale.Textf("Check that the new target can be reached"),
	NewScope:             locale.Textf("Agree a new validated project scope with the customer"),
	StopProject:          locale.Textf("Stop the project"),
}

// Text says the name of the kind, translated when it is one of the standard
// catalogue, as the administrator wrote it otherwise.
func (k Kind) Text() locale.Text {
	if t, ok := kindWords[k.Key]; ok && t.Format == k.Name {
		return t
	}
	return locale.Textf("%s", k.Name)
}

var kindWords = map[KindKey]locale.Text{
	"infrastructure_not_ready": locale.Textf("Infrastructure not ready"),
	"resource_unavailable":     locale.Textf("Human resource unavailable"),
	"resource_not_adapted":     locale.Textf("Human resource not adapted to the tasks"),
	"target_changed":           locale.Textf("Customer changes the target"),
	"software_not_adapted":     locale.Textf("Software not adapted to the agreed scope"),
	"target_misunderstood":     locale.Textf("Customer misunderstands the target"),
	"logistics":                locale.Textf("Logistics issue"),
	"documents_not_conform":    locale.Textf("Incoming documents not in conformity with the project"),
	CustomerRemark:             locale.Textf("Remark of the customer"),
	LowSatisfaction:            locale.Textf("Low satisfaction of the customer"),
	"quantities_not_conform":   locale.Textf("Quantities not in conformity with the project"),
}
