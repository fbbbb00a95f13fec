package view

import (
	"time"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/setting"
)

func (f fixture) reports(r Reader) map[string]any {
	span := approval.Report{
		Span:   approval.Span{First: on(time.September, 2), Last: on(time.November, 30)},
		Before: approval.Span{First: on(time.June, 4), Last: on(time.September, 1)},
	}
	full := span
	full.Roles = []approval.RoleTimes{
		{
			Role:   directory.CustomerSuccess,
			Now:    approval.Times{Steps: 42, Late: 3, Median: 6*time.Hour + 20*time.Minute, Ninetieth: 31 * time.Hour},
			Before: approval.Times{Steps: 38, Late: 9, Median: 8 * time.Hour, Ninetieth: 55 * time.Hour},
		},
		{Role: directory.Finance, Now: approval.Times{Steps: 7, Median: 26 * time.Hour, Ninetieth: 71 * time.Hour, Late: 1}},
		{Role: directory.SalesLead, Before: approval.Times{Steps: 1, Median: 45 * time.Minute, Ninetieth: 45 * time.Minute}},
	}
	gone := span
	gone.Roles = full.Roles[2:]
	working := setting.Numbers{setting.ApprovalClock: {approval.WorkingHours}, setting.ApprovalHours: {8, 16, 24}}
	return map[string]any{
		"report_approvals": ApprovalReport(r, full, nil), "report_approvals_working": ApprovalReport(r, full, working),
		"report_approvals_none": ApprovalReport(r, span, nil), "report_approvals_before": ApprovalReport(r, gone, nil),
	}
}
