package view

import (
	"github.com/slack-go/slack"

	"docket/internal/order"
)

// approvalMeta is the metadata of a form about a step of an order's approval.
type approvalMeta struct {
	Order order.ID `json:"order"`
	Round int      `json:"round"`
	Step  string   `json:"step"`
}

func (m approvalMeta) none() bool { return m.Order == 0 || m.Step == "" }

// readApproval reads which step a form is about.
func readApproval(v slack.View) (StepAt[order.ID], error) {
	meta, err := readRef[approvalMeta](v)
	return StepAt[order.ID]{Of: meta.Order, Round: meta.Round, Steps: []string{meta.Step}}, err
}
