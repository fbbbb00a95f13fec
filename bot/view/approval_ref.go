package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/order"
)

// OrderStep is what a button of an order's approval is about: the order as it was drawn, and the steps that may be meant.
type OrderStep struct {
	Order order.ID
	Round int
	Steps []string
}

func (s OrderStep) value() string {
	return ref(s.Order) + ":" + ref(int64(s.Round)) + ":" + strings.Join(s.Steps, ",")
}

// ReadOrderStep reads the value of a button of an order's approval. Anything else is an Invalid fault.
func ReadOrderStep(value string) (OrderStep, error) {
	parts := strings.SplitN(value, ":", 3)
	if len(parts) != 3 || parts[2] == "" {
		return OrderStep{}, unreadable()
	}
	id, err := Ref(parts[0])
	if err != nil {
		return OrderStep{}, err
	}
	round, err := Ref(parts[1])
	return OrderStep{Order: order.ID(id), Round: int(round), Steps: strings.Split(parts[2], ",")}, err
}

// approvalMeta is the metadata of a form about a step of an order's approval.
type approvalMeta struct {
	Order order.ID `json:"order"`
	Round int      `json:"round"`
	Step  string   `json:"step"`
}

func (m approvalMeta) none() bool { return m.Order == 0 || m.Step == "" }

// readApproval reads which step a form is about.
func readApproval(v slack.View) (OrderStep, error) {
	meta, err := readRef[approvalMeta](v)
	return OrderStep{Order: meta.Order, Round: meta.Round, Steps: []string{meta.Step}}, err
}
