package blockkit

import (
	"maps"
	"slices"
)

// The blocks: docs.slack.dev/reference/block-kit/blocks.

var (
	singleSelects = []string{"static_select", "external_select", "users_select", "conversations_select", "channels_select"}
	multiSelects  = []string{
		"multi_static_select", "multi_external_select", "multi_users_select", "multi_conversations_select", "multi_channels_select",
	}
	pickers = []string{"checkboxes", "radio_buttons", "datepicker", "timepicker"}
	typing  = []string{"plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input", "file_input"}

	sectionAccessory = element([]string{"button", "workflow_button", "image", "overflow"}, pickers, singleSelects, multiSelects)
	actionsElement   = element(
		[]string{"button", "workflow_button", "overflow", "datetimepicker", "rich_text_input"}, pickers, singleSelects, multiSelects,
	)
	inputElement = element([]string{"datetimepicker"}, typing, pickers, singleSelects, multiSelects)

	contextElement = typed(merged(textKinds(3000), buttonElements), "image", "plain_text", "mrkdwn")
	imageElement   = element([]string{"image"})
)

// plainBlocks are the blocks that hold no other block.
var plainBlocks = map[string]shape{
	"actions": object(must("elements", list(1, 25, actionsElement))),
	"alert":   object(must("text", anyText(3000)), may("level", enum("default", "info", "warning", "error", "success"))),
	"context": object(must("elements", list(1, 10, contextElement))),
	"context_actions": object(
		must("elements", list(1, 5, element([]string{"feedback_buttons", "icon_button"}))),
	),
	"divider": object(),
	"file":    object(must("external_id", text(1, 255)), must("source", enum("remote"))),
	"header":  object(must("text", plain(150)), may("level", integer(1, 6))),
	"image": object(imageFields...).and(may("title", plain(2000))).
		with(oneOf("image_url", "slack_file")),
	"input": object(
		must("label", plain(2000)), must("element", inputOnly), may("hint", plain(2000)),
		may("optional", flag), may("dispatch_action", flag),
	),
	"markdown":  object(must("text", markdown)),
	"rich_text": richText,
	"section": object(
		may("text", anyText(3000)), may("fields", list(1, 10, anyText(2000))),
		may("accessory", sectionAccessory), may("expand", flag),
	).with(textOrFields),
	"table":      table,
	"data_table": dataTable,
	"task_card":  taskCard,
	"video": object(
		must("alt_text", text(1, 2000)), must("title", plain(199)), must("thumbnail_url", link(3000, "http", "https")),
		must("video_url", link(3000, "https")), may("title_url", link(3000, "https")), may("author_name", text(1, 49)),
		may("provider_name", text(1, 255)), may("provider_icon_url", link(3000, "http", "https")), may("description", plain(2000)),
	),
}

func textOrFields(in *inspection, at string, o map[string]any) {
	_, hasText := o["text"]
	_, hasFields := o["fields"]
	if !hasText && !hasFields {
		in.report(at, "must define either `text` or `fields`", map[string]any{"type": "any_of", "expected": []string{"text", "fields"}})
	}
}

// inputOnly judges the element of an input block.
func inputOnly(in *inspection, at string, v any) {
	in.inInput = true
	defer func() { in.inInput = false }()
	if o, ok := v.(map[string]any); ok && o["type"] == "file_input" && in.surface != modal {
		in.report(at+"/type", "unsupported type: file_input", map[string]any{"type": "enum", "got": "file_input"})
		return
	}
	inputElement(in, at, v)
}

// markdown wants at most 12 000 characters in all markdown blocks of the payload together.
func markdown(in *inspection, at string, v any) {
	text(1, 12_000-min(in.markdown, 12_000))(in, at, v)
	if s, ok := v.(string); ok {
		in.markdown += len([]rune(s))
	}
}

// blocks is every block by the name in its "type", each with the identifier all blocks may have.
var blocks = identified(merged(plainBlocks, nestingBlocks))

func identified(kinds map[string]shape) map[string]shape {
	all := map[string]shape{}
	for name, s := range kinds {
		all[name] = s.and(may("block_id", text(1, 255))).with(uniqueBlock)
	}
	return all
}

func uniqueBlock(in *inspection, at string, o map[string]any) {
	if id, ok := o["block_id"].(string); ok && id != "" {
		in.unique(in.blockIDs, at+"/block_id", "block_id", id)
	}
}

// notOn names the blocks a surface refuses ("Available in surfaces" of each block's page). A file block is only ever made by Slack.
var notOn = map[surface][]string{
	message: {"alert", "file"},
	modal:   {"card", "carousel", "context_actions", "file", "markdown", "plan", "table", "task_card"},
	home:    {"alert", "context_actions", "file", "markdown", "plan", "table", "task_card"},
}

// shown is what a surface wants a block to be.
var shown = onSurfaces(blocks, slices.Sorted(maps.Keys(blocks)))

// onSurfaces wants a block of the named kinds, except what the surface refuses.
func onSurfaces(kinds map[string]shape, names []string) map[surface]rule {
	rules := map[surface]rule{}
	for s, refused := range notOn {
		allowed := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(refused, name) })
		rules[s] = typed(kinds, allowed...)
	}
	return rules
}

// surfaceBlocks wants lo to hi blocks that the surface in hand may show. An action_id may come again in another block.
func surfaceBlocks(lo, hi int) rule {
	return list(lo, hi, func(in *inspection, at string, v any) {
		in.actionIDs = map[string]bool{}
		shown[in.surface](in, at, v)
	})
}
