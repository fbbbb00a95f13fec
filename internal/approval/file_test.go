package approval_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"docket/internal/approval"
	"docket/internal/directory"
	"docket/internal/money"
)

var known = []string{"managed_service", "discount_too_high"}

func TestAPolicyIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := drawnPolicy(rt)
		for n := range p.Steps {
			if rapid.Bool().Draw(rt, "above") && n > 0 {
				p.Steps[n].When.Above = map[money.Currency]int64{"EUR": rapid.Int64Range(0, money.Limit).Draw(rt, "eur"), "JPY": 7}
			}
			p.Steps[n].Asks = [][]approval.Question{nil, {approval.Feasible}, {approval.Feasible, approval.Staffed}}[rapid.IntRange(0, 2).Draw(rt, "asks")]
			p.Steps[n].Limit = rapid.SampledFrom([]string{"", approval.Discount}).Draw(rt, "limit")
		}
		var text strings.Builder
		if err := approval.WriteFile(&text, approval.Kept{Version: 4, Policy: p}); err != nil {
			rt.Fatal(err)
		}
		back, version, problems, err := approval.ReadFile(strings.NewReader(text.String()), known)
		if err != nil || len(problems) > 0 || version != 4 {
			rt.Fatalf("version %d, %v, %v of\n%s", version, problems, err, text.String())
		}
		if diff := cmp.Diff(p, back); diff != "" {
			rt.Fatalf("(-written +read)\n%s", diff)
		}
		if plan := approval.Compare(p, back); len(plan) != 0 {
			rt.Fatalf("%v", plan)
		}
	})
}

func TestWhatIsWrongWithAPolicyIsSaidOnItsLine(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"nothing", "", "The file is empty."},
		{"no steps", "version: 1\n", "One step has to be taken in every case, or something is approved that nobody looked at."},
		{"only sometimes", "steps:\n- {key: a, role: finance, stage: 1, when: {exceptions: [any]}}\n",
			"One step has to be taken in every case, or something is approved that nobody looked at."},
		{"a role there is not", "steps:\n- {key: a, role: wizard, stage: 1}\n", `line 2: There is no role "wizard".`},
		{"an exception there is not", "steps:\n- {key: a, role: finance, stage: 1}\n- {key: b, role: finance, stage: 1, when: {exceptions: [rain]}}\n",
			`line 3: There is no exception "rain", for which "b" shall be.`},
		{"a limit there is not", "steps:\n- {key: a, role: finance, stage: 1, limit: patience}\n", `line 2: There is no limit "patience"; "a" may depend on "discount".`},
		{"a key twice", "steps:\n- {key: a, role: finance, stage: 1}\n- {key: a, role: finance, stage: 1}\n", `line 3: There are two steps "a". Give each its own key.`},
		{"a stage too late", "steps:\n- {key: a, role: finance, stage: 2}\n- {key: b, role: finance, stage: 1}\n",
			`line 3: The steps stand stage by stage; "b" comes too late.`},
		{"a currency there is not", "steps:\n- {key: a, role: finance, stage: 1}\n- {key: b, role: finance, stage: 1, when: {above: {XXX: 5}}}\n",
			`line 3: "XXX" is no currency; "b" names it.`},
		{"an amount that is none", "steps:\n- {key: a, role: finance, stage: 1, when: {above: {EUR: much}}}\n",
			"line 2: Write the amount as a number with at most 2 decimals."},
		{"a word nobody knows", "steps:\n- key: a\n  roll: finance\n  stage: 1\n", "line 3: “roll” says nothing here."},
		{"two policies", "steps: []\n---\nsteps: []\n", "A file holds one policy."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, problems, err := approval.ReadFile(strings.NewReader(tt.text), known)
			var said []string
			for _, p := range problems {
				said = append(said, p.String())
			}
			if got := strings.Join(said, "\n"); err != nil || got != tt.want {
				t.Errorf("%v: %s", err, got)
			}
		})
	}
}

func TestWhatAPolicyChanges(t *testing.T) {
	next := approval.Policy{Steps: []approval.Rule{
		{Key: "customer_success", Role: directory.CustomerSuccess, Stage: 1, Need: 2, Asks: approval.Questions},
		{Key: "large", Role: directory.Management, Stage: 2, When: approval.When{Above: map[money.Currency]int64{"EUR": 10_000_00}}},
		{Key: "sales", Role: directory.SalesLead, Stage: 3, When: approval.When{Exceptions: []string{approval.AnyException}}},
	}}
	want := []approval.Change{
		{Step: "customer_success", Field: "need", Was: "1", Is: "2"},
		{Step: "large", Is: "management, stage 2, when.above 10000.00 EUR"},
		{Step: "sales", Field: "limit", Was: "discount"},
		{Step: "finance", Was: "finance, stage 2, when.exceptions any"},
	}
	if diff := cmp.Diff(want, approval.Compare(approval.Standard, next)); diff != "" {
		t.Error(diff)
	}
}
