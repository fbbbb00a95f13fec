package blockkit_test

import (
	"encoding/json"
	"strings"
	"testing"

	"docket/internal/sandbox/blockkit"

	"github.com/google/go-cmp/cmp"
)

const (
	title  = `{"type":"plain_text","text":"Title"}`
	choice = `{"text":{"type":"plain_text","text":"A"},"value":"a"}`
	button = `{"type":"button","text":{"type":"plain_text","text":"Go"},"action_id":"go"}`
)

func chars(n int) string { return strings.Repeat("é", n) }

func repeat(n int, item string) string {
	return "[" + strings.TrimSuffix(strings.Repeat(item+",", n), ",") + "]"
}

func lines(problems []blockkit.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, strings.TrimPrefix(p.String(), "[ERROR] "))
	}
	return out
}

func section(inner string) string { return `{"type":"section",` + inner + `}` }

func input(element string) string {
	return `{"type":"input","label":` + title + `,"element":` + element + `}`
}

// refusals are payloads by what is wrong with them, and the lines Slack answers.
type refusals map[string]struct {
	payload string
	want    []string
}

func (r refusals) check(t *testing.T, judge func(payload string) []blockkit.Problem) {
	t.Helper()
	for name, c := range r {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, lines(judge(c.payload))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMessageRefusals(t *testing.T) {
	t.Parallel()
	for _, table := range []refusals{blockRefusals, elementRefusals, placeRefusals} {
		table.check(t, func(block string) []blockkit.Problem {
			return blockkit.Message(json.RawMessage("["+block+"]"), "/blocks")
		})
	}
}

func TestWholeMessageRefusals(t *testing.T) {
	t.Parallel()
	tableBlock := `{"type":"table","rows":[[{"type":"raw_text","text":"x"}]]}`
	refusals{
		"an object for a list":      {`{"blocks":[]}`, []string{"must provide an array [json-pointer:/blocks]"}},
		"broken JSON":               {`[{]`, []string{"must provide an array [json-pointer:/blocks]"}},
		"two lists in one":          {`[][]`, []string{"must provide an array [json-pointer:/blocks]"}},
		"fifty-one blocks":          {repeat(51, `{"type":"divider"}`), []string{"no more than 50 items allowed [json-pointer:/blocks]"}},
		"the same block_id twice":   {repeat(2, `{"type":"divider","block_id":"a"}`), []string{"`block_id` \"a\" already exists [json-pointer:/blocks/1/block_id]"}},
		"two tables":                {repeat(2, tableBlock), []string{"only_one_table_allowed [json-pointer:/blocks/1]"}},
		"12 001 markdown letters":   {`[{"type":"markdown","text":"` + chars(12_000) + `"},{"type":"markdown","text":"x"}]`, []string{"must be less than 1 characters [json-pointer:/blocks/1/text]"}},
		"the second of two is bad":  {`[{"type":"divider"},{"type":"header"}]`, []string{"missing required field: text [json-pointer:/blocks/1]"}},
		"the same id in containers": {repeat(2, `{"type":"container","title":`+title+`,"child_blocks":[{"type":"divider","block_id":"a"}]}`), []string{"`block_id` \"a\" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]"}},
	}.check(t, func(payload string) []blockkit.Problem { return blockkit.Message(json.RawMessage(payload), "/blocks") })
}

func TestViewRefusals(t *testing.T) {
	t.Parallel()
	typing := input(`{"type":"plain_text_input"}`)
	focused := input(`{"type":"plain_text_input","focus_on_load":true}`)
	refusals{
		"not an object":            {`[]`, []string{"must provide an object [json-pointer:/view]"}},
		"not JSON":                 {`{`, []string{"must provide an object [json-pointer:/view]"}},
		"no type":                  {`{}`, []string{"missing required field: type [json-pointer:/view]"}},
		"an unknown type":          {`{"type":"dialog"}`, []string{"unsupported type: dialog [json-pointer:/view/type]"}},
		"no title":                 {`{"type":"modal","blocks":[{"type":"divider"}]}`, []string{"missing required field: title [json-pointer:/view]"}},
		"no blocks":                {`{"type":"modal","title":` + title + `}`, []string{"missing required field: blocks [json-pointer:/view]"}},
		"a title of 25 characters": {`{"type":"modal","title":{"type":"plain_text","text":"` + chars(25) + `"},"blocks":[{"type":"divider"}]}`, []string{"must be less than 25 characters [json-pointer:/view/title/text]"}},
		"no way to submit":         {`{"type":"modal","title":` + title + `,"blocks":[{"type":"divider"},` + typing + `]}`, []string{"must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]"}},
		"two fields in focus":      {`{"type":"modal","title":` + title + `,"submit":` + title + `,"blocks":[` + focused + `,` + focused + `]}`, []string{"only one element can have `focus_on_load` set to true [json-pointer:/view/blocks/1/element/focus_on_load]"}},
		"101 blocks":               {`{"type":"modal","title":` + title + `,"blocks":` + repeat(101, `{"type":"divider"}`) + `}`, []string{"no more than 100 items allowed [json-pointer:/view/blocks]"}},
		"long private metadata":    {`{"type":"modal","title":` + title + `,"private_metadata":"` + chars(3001) + `","blocks":[{"type":"divider"}]}`, []string{"must be less than 3001 characters [json-pointer:/view/private_metadata]"}},
		"markdown in a modal":      {`{"type":"modal","title":` + title + `,"blocks":[{"type":"markdown","text":"x"}]}`, []string{"unsupported type: markdown [json-pointer:/view/blocks/0/type]"}},
		"submit_disabled":          {`{"type":"modal","title":` + title + `,"submit_disabled":true,"blocks":[{"type":"divider"}]}`, []string{"invalid additional property: submit_disabled [json-pointer:/view]"}},
		"a title on a Home tab":    {`{"type":"home","title":` + title + `,"blocks":[{"type":"divider"}]}`, []string{"invalid additional property: title [json-pointer:/view]"}},
		"an alert on a Home tab":   {`{"type":"home","blocks":[{"type":"alert","text":` + title + `}]}`, []string{"unsupported type: alert [json-pointer:/view/blocks/0/type]"}},
		"a table in a container":   {`{"type":"modal","title":` + title + `,"blocks":[{"type":"container","title":` + title + `,"child_blocks":[{"type":"table","rows":[[{"type":"raw_text","text":"x"}]]}]}]}`, []string{"unsupported type: table [json-pointer:/view/blocks/0/child_blocks/0/type]"}},
	}.check(t, func(payload string) []blockkit.Problem { return blockkit.View(json.RawMessage(payload), "/view") })
}

func TestSuggestionRefusals(t *testing.T) {
	t.Parallel()
	refusals{
		"no options at all is an answer": {`{"options":[]}`, nil},
		"a hundred options":              {`{"options":` + repeat(100, choice) + `}`, nil},
		"grouped options":                {`{"option_groups":[{"label":` + title + `,"options":[` + choice + `]}]}`, nil},
		"an empty object":                {`{}`, []string{"must define either `options` or `option_groups` [json-pointer:]"}},
		"a hundred and one":              {`{"options":` + repeat(101, choice) + `}`, []string{"no more than 100 items allowed [json-pointer:/options]"}},
		"an option without a value":      {`{"options":[{"text":` + title + `}]}`, []string{"missing required field: value [json-pointer:/options/0]"}},
	}.check(t, func(payload string) []blockkit.Problem { return blockkit.Options(json.RawMessage(payload)) })
}
