package approval

import "docket/internal/directory"

// Standard is the policy of orders until an administrator makes another: Customer
// Success validates each; one with exceptions then runs through Finance and Sales
// (domain, section 3).
var Standard = Policy{Steps: []Rule{
	{Key: "customer_success", Role: directory.CustomerSuccess, Stage: 1, Asks: []Question{Feasible, Staffed}},
	{Key: "finance", Role: directory.Finance, Stage: 2, When: When{Exceptions: []string{AnyException}}},
	{Key: "sales", Role: directory.SalesLead, Stage: 3, When: When{Exceptions: []string{AnyException}}, Limit: Discount},
}}

// AnyException stands for all exceptions in a When.
const AnyException = "any"
