package blockkit_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"docket/internal/sandbox/blockkit"
)

func words(kind string, n int) string { return fmt.Sprintf(`{"type":%q,"text":%q}`, kind, chars(n)) }

func actions(element string) string { return `[{"type":"actions","elements":[` + element + `]}]` }

func pressing(field string) string {
	return actions(`{"type":"button","text":` + title + `,` + field + `}`)
}

func asking(name string, n int) string {
	confirm := map[string]string{"title": title, "text": title, "confirm": title, "deny": title}
	confirm[name] = words("plain_text", n)
	return pressing(fmt.Sprintf(`"confirm":{"title":%s,"text":%s,"confirm":%s,"deny":%s}`,
		confirm["title"], confirm["text"], confirm["confirm"], confirm["deny"]))
}

func picking(option string) string {
	return actions(`{"type":"static_select","options":[` + option + `]}`)
}

func carded(field string) string {
	return `[{"type":"card","hero_image":` + picture + `,` + field + `}]`
}

func filmed(field string) string {
	return `[{"type":"video","alt_text":"x","thumbnail_url":"https://example.com/t.png","video_url":"https://example.com/v",` + field + `}]`
}

const picture = `{"type":"image","image_url":"https://example.com/a.png","alt_text":"x"}`

// messageLimits are blocks of a message that measure n, by the greatest n Slack takes.
var messageLimits = map[string]struct {
	most    int
	measure func(n int) string
}{
	"blocks":           {50, func(n int) string { return repeat(n, `{"type":"divider"}`) }},
	"block_id":         {255, func(n int) string { return `[{"type":"divider","block_id":"` + chars(n) + `"}]` }},
	"header":           {150, func(n int) string { return `[{"type":"header","text":` + words("plain_text", n) + `}]` }},
	"section text":     {3000, func(n int) string { return `[` + section(`"text":`+words("mrkdwn", n)) + `]` }},
	"section fields":   {10, func(n int) string { return `[` + section(`"fields":`+repeat(n, title)) + `]` }},
	"section field":    {2000, func(n int) string { return `[` + section(`"fields":[`+words("mrkdwn", n)+`]`) + `]` }},
	"context elements": {10, func(n int) string { return `[{"type":"context","elements":` + repeat(n, title) + `}]` }},
	"action elements": {25, func(n int) string {
		return `[{"type":"actions","elements":` + repeat(n, `{"type":"button","text":`+title+`}`) + `}]`
	}},
	"button text":         {75, func(n int) string { return actions(`{"type":"button","text":` + words("plain_text", n) + `}`) }},
	"button value":        {2000, func(n int) string { return pressing(`"value":"` + chars(n) + `"`) }},
	"button URL":          {3000, func(n int) string { return pressing(`"url":"https://` + strings.Repeat("a", n-8) + `"`) }},
	"button action_id":    {255, func(n int) string { return pressing(`"action_id":"` + chars(n) + `"`) }},
	"accessibility label": {75, func(n int) string { return pressing(`"accessibility_label":"` + chars(n) + `"`) }},
	"confirm title":       {100, func(n int) string { return asking("title", n) }},
	"confirm text":        {300, func(n int) string { return asking("text", n) }},
	"confirm confirm":     {30, func(n int) string { return asking("confirm", n) }},
	"confirm deny":        {30, func(n int) string { return asking("deny", n) }},
	"option text":         {75, func(n int) string { return picking(`{"text":` + words("plain_text", n) + `,"value":"a"}`) }},
	"option value":        {150, func(n int) string { return picking(`{"text":` + title + `,"value":"` + chars(n) + `"}`) }},
	"option description": {75, func(n int) string {
		return picking(`{"text":` + title + `,"value":"a","description":` + words("plain_text", n) + `}`)
	}},
	"placeholder": {150, func(n int) string {
		return actions(`{"type":"users_select","placeholder":` + words("plain_text", n) + `}`)
	}},
	"options": {100, func(n int) string { return actions(`{"type":"static_select","options":` + repeat(n, choice) + `}`) }},
	"option groups": {100, func(n int) string {
		return actions(`{"type":"static_select","option_groups":` + repeat(n, `{"label":`+title+`,"options":[`+choice+`]}`) + `}`)
	}},
	"radio buttons":    {10, func(n int) string { return actions(`{"type":"radio_buttons","options":` + repeat(n, choice) + `}`) }},
	"checkboxes":       {10, func(n int) string { return actions(`{"type":"checkboxes","options":` + repeat(n, choice) + `}`) }},
	"overflow options": {5, func(n int) string { return actions(`{"type":"overflow","options":` + repeat(n, choice) + `}`) }},
	"image alt text": {2000, func(n int) string {
		return `[{"type":"image","image_url":"https://example.com/a.png","alt_text":"` + chars(n) + `"}]`
	}},
	"video title":   {199, func(n int) string { return filmed(`"title":` + words("plain_text", n)) }},
	"video author":  {49, func(n int) string { return filmed(`"title":` + title + `,"author_name":"` + chars(n) + `"`) }},
	"markdown":      {12_000, func(n int) string { return `[{"type":"markdown","text":"` + chars(n) + `"}]` }},
	"card title":    {150, func(n int) string { return carded(`"title":` + words("mrkdwn", n)) }},
	"card subtitle": {150, func(n int) string { return carded(`"subtitle":` + words("mrkdwn", n)) }},
	"card body":     {200, func(n int) string { return carded(`"body":` + words("mrkdwn", n)) }},
	"card buttons":  {3, func(n int) string { return carded(`"actions":` + repeat(n, `{"type":"button","text":`+title+`}`)) }},
	"carousel cards": {10, func(n int) string {
		return `[{"type":"carousel","elements":` + repeat(n, `{"type":"card","title":`+title+`}`) + `}]`
	}},
	"container title": {150, func(n int) string {
		return `[{"type":"container","title":` + words("plain_text", n) + `,"child_blocks":[{"type":"divider"}]}]`
	}},
	"container blocks": {10, func(n int) string {
		return `[{"type":"container","title":` + title + `,"child_blocks":` + repeat(n, `{"type":"divider"}`) + `}]`
	}},
	"table rows":  {100, func(n int) string { return `[{"type":"table","rows":` + repeat(n, `[`+cell+`]`) + `}]` }},
	"table cells": {20, func(n int) string { return `[{"type":"table","rows":[` + repeat(n, cell) + `]}]` }},
	"table characters": {10_000, func(n int) string {
		return `[{"type":"table","rows":[[{"type":"raw_text","text":"` + chars(n) + `"}]]}]`
	}},
	"data table rows": {101, func(n int) string {
		return `[{"type":"data_table","caption":"c","rows":` + repeat(n, `[`+cell+`]`) + `}]`
	}},
	"data table page": {100, func(n int) string {
		return fmt.Sprintf(`[{"type":"data_table","caption":"c","page_size":%d,"rows":%s}]`, n, repeat(2, `[`+cell+`]`))
	}},
	"input label": {2000, func(n int) string {
		return `[{"type":"input","label":` + words("plain_text", n) + `,"element":{"type":"plain_text_input"}}]`
	}},
	"text to be typed": {3000, func(n int) string {
		return `[` + input(fmt.Sprintf(`{"type":"plain_text_input","max_length":%d}`, n)) + `]`
	}},
	"lines of rich input": {100, func(n int) string {
		return `[` + input(fmt.Sprintf(`{"type":"rich_text_input","max_lines":%d}`, n)) + `]`
	}},
}

const cell = `{"type":"raw_text","text":"x"}`

func TestEveryMessageLimitFromBothSides(t *testing.T) {
	t.Parallel()
	for name, c := range messageLimits {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := lines(blockkit.Message(json.RawMessage(c.measure(c.most)), "/blocks")); got != nil {
				t.Errorf("%d refused: %v", c.most, got)
			}
			got := fmt.Sprint(lines(blockkit.Message(json.RawMessage(c.measure(c.most+1)), "/blocks")))
			if !strings.Contains(got, fmt.Sprintf("less than %d", c.most+1)) && !strings.Contains(got, fmt.Sprintf("no more than %d items", c.most)) {
				t.Errorf("%d: %s", c.most+1, got)
			}
		})
	}
}

func TestEveryViewLimitFromBothSides(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		most  int
		field func(n int) string
	}{
		"title":            {24, func(n int) string { return `"title":` + words("plain_text", n) }},
		"submit":           {24, func(n int) string { return `"title":` + title + `,"submit":` + words("plain_text", n) }},
		"close":            {24, func(n int) string { return `"title":` + title + `,"close":` + words("plain_text", n) }},
		"private_metadata": {3000, func(n int) string { return `"title":` + title + `,"private_metadata":"` + chars(n) + `"` }},
		"callback_id":      {255, func(n int) string { return `"title":` + title + `,"callback_id":"` + chars(n) + `"` }},
		"external_id":      {255, func(n int) string { return `"title":` + title + `,"external_id":"` + chars(n) + `"` }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			judge := func(n int) []string {
				return lines(blockkit.View(json.RawMessage(`{"type":"modal","blocks":[{"type":"divider"}],`+c.field(n)+`}`), "/view"))
			}
			if got := judge(c.most); got != nil {
				t.Errorf("%d refused: %v", c.most, got)
			}
			if got := fmt.Sprint(judge(c.most + 1)); !strings.Contains(got, fmt.Sprintf("less than %d", c.most+1)) {
				t.Errorf("%d: %s", c.most+1, got)
			}
		})
	}
}
