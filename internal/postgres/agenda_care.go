package postgres

import (
	"docket/internal/care"
	"docket/internal/committee"
)

// serviceItemRow is a customer whose service period ends, or ended, on an agenda.
type serviceItemRow struct {
	itemRow
	Customer document[customerDoc]
	Project  string
	Waits    bool
}

// A customer's period is settled when it is not among those that end any more.
const (
	serviceItemTables = `customer cu LEFT JOIN service_ending se ON se.customer_id = cu.id AND se.until_day = cu.service_until`

	serviceItemColumns = customerJSON + ` AS customer, se.customer_id IS NOT NULL AS waits,
	coalesce((SELECT p.name FROM project p` + inServiceLast + `), '') AS project`

	inServiceLast = ` WHERE p.customer_id = cu.id AND p.state IN ('in_service', 'ended') ORDER BY p.state = 'ended', p.id DESC LIMIT 1`
)

func (r serviceItemRow) item() committee.Item {
	item := r.placed()
	item.Service = &care.Service{Customer: r.Customer.V.customer(), ProjectName: r.Project, Settled: !r.Waits}
	return item
}

// callItemRow is a call-back on an agenda.
type callItemRow struct {
	itemRow
	CB       callbackRow
	Customer string
	Project  string
}

func (r callItemRow) item() committee.Item {
	item := r.placed()
	item.Call = &care.Card{CallBack: r.CB.callBack(), CustomerName: r.Customer, ProjectName: r.Project}
	return item
}
