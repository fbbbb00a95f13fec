package view

import (
	"time"

	"docket/internal/approval"
	"docket/internal/calendar"
	"docket/internal/directory"
	"docket/internal/order"
	"docket/internal/setting"
)

// inApproval is an order whose approval is late: Customer Success has approved, Finance has not.
func (f fixture) inApproval() order.Entry {
	opened := monday.AddDate(0, 0, -5)
	o := order.Order{ID: 1042, Seller: lea, State: order.Approving, Since: opened, Revision: 1, ChangedAt: opened, SubmittedAt: opened,
		Content: order.Content{Title: f.written("ERP roll-out"), Currency: "EUR"}}
	o.Approval = approval.Run{Round: 1, State: approval.Open, LateSince: opened.AddDate(0, 0, 2), Steps: []approval.Step{
		{Rule: approval.Rule{Key: "customer_success", Role: directory.CustomerSuccess}, State: approval.Approved, OpenedAt: opened, ClosedAt: opened.Add(time.Hour)},
		{Rule: approval.Rule{Key: "finance", Role: directory.Finance}, State: approval.Open, OpenedAt: opened.Add(time.Hour), LateAt: opened.AddDate(0, 0, 2), Turn: []directory.UserID{ana, marc}},
	}}
	return order.Entry{Order: o, CustomerName: f.written("Borealis"), Amount: 4820000, Count: 6, Zone: "Europe/Paris"}
}

// toSend is an order that is approved and not sent.
func (f fixture) toSend() order.Entry {
	e := f.inApproval()
	e.ID, e.State, e.Since, e.ApprovedAt, e.Approval.State = 1043, order.Approved, monday.AddDate(0, 0, -3), monday.AddDate(0, 0, -3), approval.Approved
	return e
}

// sold are a seller's orders that are not over.
func (f fixture) sold() []order.Entry { return []order.Entry{f.inApproval(), f.toSend()} }

// toApprove are orders that wait for Ana: by plain hours, by working hours, and with a question that is not answered.
func (f fixture) toApprove() []WaitingOrder {
	days := must(calendar.NewDays("FR", nil))
	plain := approval.NewClock(nil, days, paris)
	working := approval.NewClock(setting.Numbers{setting.ApprovalClock: {approval.WorkingHours}, setting.ApprovalHours: {8, 16, 24}}, days, paris)
	fresh, asked := f.inApproval(), f.inApproval()
	fresh.ID, asked.ID = 1044, 1045
	fresh.Approval.Steps, asked.Approval.Steps = f.inApproval().Approval.Steps, f.inApproval().Approval.Steps
	fresh.Approval.Steps[1].OpenedAt, fresh.Approval.Steps[1].LateAt = monday.Add(-20*time.Minute), time.Time{}
	asked.Approval.Steps[1].State, asked.Approval.Steps[1].LateAt = approval.Asked, time.Time{}
	return []WaitingOrder{{Entry: f.inApproval(), Clock: plain}, {Entry: fresh, Clock: working}, {Entry: asked, Clock: plain}}
}
