package view

import "strings"

// StepAt is what a button of an approval is about: the thing as it was drawn, and the steps that may be meant.
type StepAt[ID ~int64] struct {
	Of    ID
	Round int
	Steps []string
}

func (s StepAt[ID]) value() string {
	return ref(s.Of) + ":" + ref(int64(s.Round)) + ":" + strings.Join(s.Steps, ",")
}

// ReadStepAt reads the value of a button of an approval. Anything else is an Invalid fault.
func ReadStepAt[ID ~int64](value string) (StepAt[ID], error) {
	parts := strings.SplitN(value, ":", 3)
	if len(parts) != 3 || parts[2] == "" {
		return StepAt[ID]{}, unreadable()
	}
	id, err := Ref(parts[0])
	if err != nil {
		return StepAt[ID]{}, err
	}
	round, err := Ref(parts[1])
	return StepAt[ID]{Of: ID(id), Round: int(round), Steps: strings.Split(parts[2], ",")}, err
}
