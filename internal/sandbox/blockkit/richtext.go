package blockkit

// Rich text: docs.slack.dev/reference/block-kit/blocks/rich-text-block. A list holds sections; a list in a list is refused.

var richText = object(must("elements", list(0, unlimited, typed(richTextParts,
	"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted",
))))

// richTextBlock wants a rich_text block where it is not one of the payload's own blocks.
var richTextBlock = typed(map[string]shape{"rich_text": richText.and(may("block_id", text(1, 255)))}, "rich_text")

var richTextParts = map[string]shape{
	"rich_text_section": object(runs),
	"rich_text_quote":   object(runs, border),
	"rich_text_preformatted": object(
		must("elements", list(0, unlimited, typed(richTextRuns, "text", "link"))), border, may("language", text(1, 255)),
	),
	"rich_text_list": object(
		must("style", enum("bullet", "ordered")), may("indent", integer(0, 8)), may("offset", integer(0, unlimited)), border,
		must("elements", list(0, unlimited, typed(map[string]shape{"rich_text_section": object(runs)}, "rich_text_section"))),
	),
}

var (
	border = may("border", integer(0, 1))
	runs   = must("elements", list(0, unlimited, typed(richTextRuns,
		"text", "link", "user", "channel", "usergroup", "team", "emoji", "broadcast", "date", "color",
	)))
	runStyle = may("style", is(object(
		may("bold", flag), may("italic", flag), may("strike", flag), may("code", flag), may("underline", flag),
		may("highlight", flag), may("client_highlight", flag), may("unlink", flag),
	)))
	someText = text(1, unlimited)
)

// richTextRuns are the pieces of a line.
var richTextRuns = map[string]shape{
	"text":      object(must("text", someText), runStyle),
	"link":      object(must("url", link(unlimited)), may("text", someText), may("unsafe", flag), runStyle),
	"user":      object(must("user_id", identifier), runStyle),
	"channel":   object(must("channel_id", identifier), runStyle),
	"usergroup": object(must("usergroup_id", identifier), runStyle),
	"team":      object(must("team_id", identifier), runStyle),
	"broadcast": object(must("range", enum("here", "channel", "everyone")), runStyle),
	"color":     object(must("value", someText), runStyle),
	"emoji": object(
		must("name", someText), may("unicode", someText), may("url", link(unlimited)), may("skin_tone", integer(1, 6)), runStyle,
	),
	"date": object(
		must("timestamp", integer(0, 9_999_999_999)), must("format", someText), may("url", link(unlimited)),
		may("fallback", someText), may("timezone", zone), runStyle,
	),
}
