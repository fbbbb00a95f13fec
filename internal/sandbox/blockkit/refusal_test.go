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

func TestMessageRefusals(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		block string
		want  []string
	}{
		"an unknown block":             {`{"type":"foo"}`, []string{"unsupported type: foo [json-pointer:/blocks/0/type]"}},
		"a block without a type":       {`{}`, []string{"missing required field: type [json-pointer:/blocks/0]"}},
		"a type that is a number":      {`{"type":1}`, []string{"must provide a string [json-pointer:/blocks/0/type]"}},
		"a block that is a string":     {`"x"`, []string{"must provide an object [json-pointer:/blocks/0]"}},
		"a property nobody knows":      {`{"type":"divider","text":"x"}`, []string{"invalid additional property: text [json-pointer:/blocks/0]"}},
		"a header without its text":    {`{"type":"header"}`, []string{"missing required field: text [json-pointer:/blocks/0]"}},
		"a header of 151 characters":   {`{"type":"header","text":{"type":"plain_text","text":"` + chars(151) + `"}}`, []string{"must be less than 151 characters [json-pointer:/blocks/0/text/text]"}},
		"a header in mrkdwn":           {`{"type":"header","text":{"type":"mrkdwn","text":"x"}}`, []string{"unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"}},
		"a section with nothing in it": {`{"type":"section"}`, []string{"must define either `text` or `fields` [json-pointer:/blocks/0]"}},
		"a section of 3001 characters": {section(`"text":{"type":"mrkdwn","text":"` + chars(3001) + `"}`), []string{
			"failed to match all allowed schemas [json-pointer:/blocks/0/text]",
			"must be less than 3001 characters [json-pointer:/blocks/0/text/text]"}},
		"an empty text": {section(`"text":{"type":"mrkdwn","text":""}`), []string{
			"failed to match all allowed schemas [json-pointer:/blocks/0/text]",
			"must be more than 0 characters [json-pointer:/blocks/0/text/text]"}},
		"emoji in mrkdwn": {section(`"text":{"type":"mrkdwn","text":"x","emoji":true}`), []string{
			"failed to match all allowed schemas [json-pointer:/blocks/0/text]",
			"invalid additional property: emoji [json-pointer:/blocks/0/text]"}},
		"eleven fields": {section(`"fields":` + repeat(11, title)), []string{"no more than 10 items allowed [json-pointer:/blocks/0/fields]"}},
		"a field of 2001 characters": {section(`"fields":[{"type":"mrkdwn","text":"` + chars(2001) + `"}]`), []string{
			"failed to match all allowed schemas [json-pointer:/blocks/0/fields/0]",
			"must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]"}},
		"a text field as accessory":      {section(`"text":` + title + `,"accessory":{"type":"plain_text_input"}`), []string{"unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]"}},
		"a date and time as accessory":   {section(`"text":` + title + `,"accessory":{"type":"datetimepicker"}`), []string{"unsupported type: datetimepicker [json-pointer:/blocks/0/accessory/type]"}},
		"an empty row of buttons":        {`{"type":"actions","elements":[]}`, []string{"must provide at least 1 items [json-pointer:/blocks/0/elements]"}},
		"a button that says nothing":     {`{"type":"actions","elements":[{"type":"button"}]}`, []string{"missing required field: text [json-pointer:/blocks/0/elements/0]"}},
		"an unknown style":               {`{"type":"actions","elements":[{"type":"button","text":` + title + `,"style":"green"}]}`, []string{"must be a valid enum value [json-pointer:/blocks/0/elements/0/style]"}},
		"a long button":                  {`{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"` + chars(76) + `"}}]}`, []string{"must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"}},
		"a long value":                   {`{"type":"actions","elements":[{"type":"button","text":` + title + `,"value":"` + chars(2001) + `"}]}`, []string{"must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]"}},
		"a long action_id":               {`{"type":"actions","elements":[{"type":"button","text":` + title + `,"action_id":"` + chars(256) + `"}]}`, []string{"must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]"}},
		"a URL that is none":             {`{"type":"actions","elements":[{"type":"button","text":` + title + `,"url":"/relative"}]}`, []string{"must be a valid URL [json-pointer:/blocks/0/elements/0/url]"}},
		"the same action_id twice":       {`{"type":"actions","elements":` + repeat(2, button) + `}`, []string{"`action_id` \"go\" already exists [json-pointer:/blocks/0/elements/1/action_id]"}},
		"a confirmation without a title": {`{"type":"actions","elements":[{"type":"button","text":` + title + `,"confirm":{"text":` + title + `,"confirm":` + title + `,"deny":` + title + `}}]}`, []string{"missing required field: title [json-pointer:/blocks/0/elements/0/confirm]"}},
		"a menu without options":         {`{"type":"actions","elements":[{"type":"static_select"}]}`, []string{"must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]"}},
		"a menu of nothing":              {`{"type":"actions","elements":[{"type":"static_select","options":[]}]}`, []string{"must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]"}},
		"101 options":                    {`{"type":"actions","elements":[{"type":"static_select","options":` + repeat(101, choice) + `}]}`, []string{"no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]"}},
		"an initial option not on offer": {`{"type":"actions","elements":[{"type":"static_select","options":[` + choice + `],"initial_option":{"text":` + title + `,"value":"b"}}]}`, []string{"must be one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]"}},
		"an initial option that is null": {`{"type":"actions","elements":[{"type":"static_select","options":[` + choice + `],"initial_option":null}]}`, []string{
			"must provide an object [json-pointer:/blocks/0/elements/0/initial_option]",
			"must be one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]"}},
		"eleven checkboxes":                {`{"type":"actions","elements":[{"type":"checkboxes","options":` + repeat(11, choice) + `}]}`, []string{"no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]"}},
		"six overflow options":             {`{"type":"actions","elements":[{"type":"overflow","options":` + repeat(6, choice) + `}]}`, []string{"no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]"}},
		"an option value over 150":         {`{"type":"actions","elements":[{"type":"static_select","options":[{"text":` + title + `,"value":"` + chars(151) + `"}]}]}`, []string{"must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]"}},
		"an option URL in a menu":          {`{"type":"actions","elements":[{"type":"static_select","options":[{"text":` + title + `,"value":"a","url":"https://example.com"}]}]}`, []string{"invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]"}},
		"an impossible date":               {`{"type":"actions","elements":[{"type":"datepicker","initial_date":"2026-02-30"}]}`, []string{"must be a valid date [json-pointer:/blocks/0/elements/0/initial_date]"}},
		"an impossible time":               {`{"type":"actions","elements":[{"type":"timepicker","initial_time":"24:00"}]}`, []string{"must be a valid time [json-pointer:/blocks/0/elements/0/initial_time]"}},
		"milliseconds as a timestamp":      {`{"type":"actions","elements":[{"type":"datetimepicker","initial_date_time":1628633820000}]}`, []string{"must be less than 10000000000 [json-pointer:/blocks/0/elements/0/initial_date_time]"}},
		"eleven context elements":          {`{"type":"context","elements":` + repeat(11, title) + `}`, []string{"no more than 10 items allowed [json-pointer:/blocks/0/elements]"}},
		"a button in context":              {`{"type":"context","elements":[` + button + `]}`, []string{"unsupported type: button [json-pointer:/blocks/0/elements/0/type]"}},
		"an image without a source":        {`{"type":"image","alt_text":"x"}`, []string{"must define either `image_url` or `slack_file` [json-pointer:/blocks/0]"}},
		"an image without words":           {`{"type":"image","image_url":"https://example.com/a.png"}`, []string{"missing required field: alt_text [json-pointer:/blocks/0]"}},
		"an alert in a message":            {`{"type":"alert","text":` + title + `}`, []string{"unsupported type: alert [json-pointer:/blocks/0/type]"}},
		"a file made by an app":            {`{"type":"file","external_id":"x","source":"remote"}`, []string{"unsupported type: file [json-pointer:/blocks/0/type]"}},
		"files asked for in a message":     {input(`{"type":"file_input"}`), []string{"unsupported type: file_input [json-pointer:/blocks/0/element/type]"}},
		"a list in a list":                 {`{"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_list","style":"bullet","elements":[]}]}]}`, []string{"unsupported type: rich_text_list [json-pointer:/blocks/0/elements/0/elements/0/type]"}},
		"a response URL outside a modal":   {`{"type":"actions","elements":[{"type":"channels_select","response_url_enabled":true}]}`, []string{"`response_url_enabled` can only be used in an `input` block of a modal [json-pointer:/blocks/0/elements/0/response_url_enabled]"}},
		"a number input that does not say": {input(`{"type":"number_input"}`), []string{"missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]"}},
		"bounds the wrong way round":       {input(`{"type":"number_input","is_decimal_allowed":true,"min_value":"2","max_value":"1.5"}`), []string{"`min_value` must not be greater than `max_value` [json-pointer:/blocks/0/element/min_value]"}},
		"text of more than 3000":           {input(`{"type":"plain_text_input","max_length":3001}`), []string{"must be less than 3001 [json-pointer:/blocks/0/element/max_length]"}},
		"an empty card":                    {`{"type":"card"}`, []string{"must define at least one of `hero_image`, `title`, `actions`, `body` [json-pointer:/blocks/0]"}},
		"a card with both icons":           {`{"type":"card","title":` + title + `,"slack_icon":{"type":"icon","name":"book"},"icon":{"type":"image","image_url":"https://example.com/i.png","alt_text":"i"}}`, []string{"must not define both `icon` and `slack_icon` [json-pointer:/blocks/0]"}},
		"an icon without a name":           {`{"type":"card","title":` + title + `,"slack_icon":{"type":"icon"}}`, []string{"missing required field: name [json-pointer:/blocks/0/slack_icon]"}},
		"a carousel of eleven":             {`{"type":"carousel","elements":` + repeat(11, `{"type":"card","title":`+title+`}`) + `}`, []string{"no more than 10 items allowed [json-pointer:/blocks/0/elements]"}},
		"a container without a title":      {`{"type":"container","child_blocks":[{"type":"divider"}]}`, []string{"must define at least one of `title`, `rich_text_title` [json-pointer:/blocks/0]"}},
		"markdown in a container":          {`{"type":"container","title":` + title + `,"child_blocks":[{"type":"markdown","text":"x"}]}`, []string{"unsupported type: markdown [json-pointer:/blocks/0/child_blocks/0/type]"}},
		"collapsed without being able":     {`{"type":"container","title":` + title + `,"default_collapsed":true,"child_blocks":[{"type":"divider"}]}`, []string{"`default_collapsed` requires `is_collapsible` [json-pointer:/blocks/0/default_collapsed]"}},
		"a table of 101 rows":              {`{"type":"table","rows":` + repeat(101, `[{"type":"raw_text","text":"x"}]`) + `}`, []string{"no more than 100 items allowed [json-pointer:/blocks/0/rows]"}},
		"a table of 21 columns":            {`{"type":"table","rows":[` + repeat(21, `{"type":"raw_text","text":"x"}`) + `]}`, []string{"no more than 20 items allowed [json-pointer:/blocks/0/rows/0]"}},
		"a table of 10001 characters":      {`{"type":"table","rows":[[{"type":"raw_text","text":"` + chars(10_001) + `"}]]}`, []string{"must be less than 10001 characters [json-pointer:/blocks/0/rows]"}},
		"an empty cell":                    {`{"type":"table","rows":[[{"type":"raw_text","text":""}]]}`, []string{"must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]"}},
		"a data table with only a heading": {`{"type":"data_table","caption":"c","rows":[[{"type":"raw_text","text":"x"}]]}`, []string{"must provide at least 2 items [json-pointer:/blocks/0/rows]"}},
		"a data table with ragged rows":    {`{"type":"data_table","caption":"c","rows":[[{"type":"raw_text","text":"x"}],[{"type":"raw_text","text":"x"},{"type":"raw_text","text":"y"}]]}`, []string{"must have the same number of cells as the first row [json-pointer:/blocks/0/rows/1]"}},
		"a data table with a rich heading": {`{"type":"data_table","caption":"c","rows":[[{"type":"rich_text","elements":[]}],[{"type":"raw_text","text":"x"}]]}`, []string{"unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]"}},
		"a sixth context action":           {`{"type":"context_actions","elements":` + repeat(6, `{"type":"icon_button","icon":"trash","text":`+title+`}`) + `}`, []string{"no more than 5 items allowed [json-pointer:/blocks/0/elements]"}},
		"a video on plain HTTP":            {`{"type":"video","alt_text":"x","title":` + title + `,"thumbnail_url":"https://example.com/t.png","video_url":"http://example.com/v"}`, []string{"must be a valid URL [json-pointer:/blocks/0/video_url]"}},
		"a filter that filters nothing":    {`{"type":"actions","elements":[{"type":"conversations_select","filter":{}}]}`, []string{"must define at least one of `include`, `exclude_external_shared_channels`, `exclude_bot_users` [json-pointer:/blocks/0/elements/0/filter]"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := lines(blockkit.Message(json.RawMessage("["+c.block+"]"), "/blocks"))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWholeMessageRefusals(t *testing.T) {
	t.Parallel()
	tableBlock := `{"type":"table","rows":[[{"type":"raw_text","text":"x"}]]}`
	for name, c := range map[string]struct {
		blocks string
		want   []string
	}{
		"an object for a list":      {`{"blocks":[]}`, []string{"must provide an array [json-pointer:/blocks]"}},
		"broken JSON":               {`[{]`, []string{"must provide an array [json-pointer:/blocks]"}},
		"two lists in one":          {`[][]`, []string{"must provide an array [json-pointer:/blocks]"}},
		"fifty-one blocks":          {repeat(51, `{"type":"divider"}`), []string{"no more than 50 items allowed [json-pointer:/blocks]"}},
		"the same block_id twice":   {repeat(2, `{"type":"divider","block_id":"a"}`), []string{"`block_id` \"a\" already exists [json-pointer:/blocks/1/block_id]"}},
		"two tables":                {repeat(2, tableBlock), []string{"only_one_table_allowed [json-pointer:/blocks/1]"}},
		"12 001 markdown letters":   {`[{"type":"markdown","text":"` + chars(12_000) + `"},{"type":"markdown","text":"x"}]`, []string{"must be less than 1 characters [json-pointer:/blocks/1/text]"}},
		"the second of two is bad":  {`[{"type":"divider"},{"type":"header"}]`, []string{"missing required field: text [json-pointer:/blocks/1]"}},
		"the same id in containers": {repeat(2, `{"type":"container","title":`+title+`,"child_blocks":[{"type":"divider","block_id":"a"}]}`), []string{"`block_id` \"a\" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := lines(blockkit.Message(json.RawMessage(c.blocks), "/blocks"))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestViewRefusals(t *testing.T) {
	t.Parallel()
	typing := input(`{"type":"plain_text_input"}`)
	focused := input(`{"type":"plain_text_input","focus_on_load":true}`)
	for name, c := range map[string]struct {
		view string
		want []string
	}{
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
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := lines(blockkit.View(json.RawMessage(c.view), "/view"))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSuggestionRefusals(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		answer string
		want   []string
	}{
		"no options at all is an answer": {`{"options":[]}`, nil},
		"a hundred options":              {`{"options":` + repeat(100, choice) + `}`, nil},
		"grouped options":                {`{"option_groups":[{"label":` + title + `,"options":[` + choice + `]}]}`, nil},
		"an empty object":                {`{}`, []string{"must define either `options` or `option_groups` [json-pointer:]"}},
		"a hundred and one":              {`{"options":` + repeat(101, choice) + `}`, []string{"no more than 100 items allowed [json-pointer:/options]"}},
		"an option without a value":      {`{"options":[{"text":` + title + `}]}`, []string{"missing required field: value [json-pointer:/options/0]"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, lines(blockkit.Options(json.RawMessage(c.answer)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}
