package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docket/internal/approval"
	"docket/internal/directory"
)

// governs makes a policy of the orders submitted from now on.
func (c *company) governs(steps ...approval.Rule) {
	c.t.Helper()
	desk := c.demo.house.desks.Policy
	now, err := desk.Current(c.t.Context())
	c.must(err)
	_, err = desk.Apply(c.t.Context(), directory.Act{Key: "policy", By: "U0CLARA001"}, approval.Policy{Steps: steps}, now.Version)
	c.must(err)
}

func TestStepsSideBySideAreDecidedInAnyOrderFromOneCard(t *testing.T) {
	t.Parallel()
	c := shop(t)
	c.governs(
		approval.Rule{Key: "finance", Role: directory.Finance, Stage: 1},
		approval.Rule{Key: "sales", Role: directory.SalesLead, Stage: 1},
	)
	c.as("sofia").sellsAudits("Portal 2", "10")
	hugo, emil := c.as("hugo"), c.as("emil")
	c.in(committeeRoom).shows("PO-1001", "waits for Finance and Head of sales")
	hugo.presses("Approve", committeeRoom, "PO-1001")
	c.in(committeeRoom).shows("PO-1001", "waits for Finance", "✅ Head of sales · Hugo")
	emil.presses("Approve", "emil", "PO-1001")
	c.in(committeeRoom).shows("PO-1001", "approved, to be sent")
}

func TestTwoOfThreeHaveToApprove(t *testing.T) {
	t.Parallel()
	c := shop(t)
	for _, id := range []directory.UserID{"U0EMIL0001", "U0HUGO0001"} {
		c.hiresAnew(directory.Grant{Member: id, Roles: []directory.Role{directory.CustomerSuccess}, Manager: "U0CLARA001"})
	}
	c.governs(approval.Rule{Key: "two", Role: directory.CustomerSuccess, Stage: 1, Need: 2})
	c.as("sofia").sellsAudits("Portal 2", "10")
	tom, emil, hugo := c.as("tom"), c.as("emil"), c.as("hugo")
	tom.presses("Approve", "tom", "PO-1001")
	c.in(committeeRoom).shows("PO-1001", "waits for Customer Success", "1 of 2 agreed")
	tom.dm().hides("wanted until")
	tom.presses("Approve", committeeRoom, "PO-1001")
	tom.isTold(committeeRoom, "You approved this at")
	emil.presses("Approve", "emil", "PO-1001")
	c.in(committeeRoom).shows("PO-1001", "approved, to be sent")
	hugo.dm().hides("wanted until")
}

// answers fails unless the command ended well and said this.
func (c *company) answers(wants []string, args ...string) {
	c.t.Helper()
	said, err := c.runs(args...)
	for _, want := range wants {
		if err != nil || !strings.Contains(said, want) {
			c.t.Errorf("%q says %q, %v; want %q", args, said, err, want)
		}
	}
}

func TestThePolicyIsReadInSlackAndChangedAsAFile(t *testing.T) {
	t.Parallel()
	c := shop(t)
	c.as("paul").types(committeeRoom, "/docket policy")
	c.as("paul").isTold(committeeRoom, "The standard policy", "1. *Customer Success* · always", "3. *Head of sales* · with any exception",
		"Development against payment: Sales manager and Management")
	file := filepath.Join(t.TempDir(), "policy.yaml")
	text := "steps:\n- {key: finance, role: finance, stage: 1}\n- {key: large, role: management, stage: 2, when: {above: {EUR: 10000}}}\n"
	c.must(os.WriteFile(file, []byte(text), 0o600))
	c.answers([]string{"2 steps. Nothing is wrong."}, "policy", "validate", file)
	c.answers([]string{"~ finance", "+ large  management, stage 2, when.above 10000.00 EUR", "- sales"}, "policy", "plan", file)
	c.answers([]string{"The policy is at version 1."}, "policy", "apply", file, "--as", "U0CLARA001")
	c.answers([]string{"version: 1", "EUR: \"10000.00\""}, "policy", "export")
	c.as("paul").types(committeeRoom, "/docket policy")
	c.as("paul").isTold(committeeRoom, "Version 1, by Clara", "2. *Management* · above 10,000.00 EUR")
}
