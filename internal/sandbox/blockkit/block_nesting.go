package blockkit

// card holds an icon or a Slack icon, and up to three buttons (docs.slack.dev/reference/block-kit/blocks/card-block).
var card = object(
	may("hero_image", imageElement), may("icon", imageElement), may("slack_icon", slackIcon),
	may("title", anyText(150)), may("subtitle", anyText(150)), may("body", anyText(200)), may("subtext", anyText(200)),
	may("actions", list(1, 3, element([]string{"button"}))),
).with(anyOf("hero_image", "title", "actions", "body"), notBoth("icon", "slack_icon"))

var taskCard = object(
	must("task_id", text(1, 255)), must("title", text(1, unlimited)),
	may("status", enum("pending", "in_progress", "complete", "error")),
	may("details", richTextBlock), may("output", richTextBlock), may("hide_title", flag),
	may("sources", list(0, unlimited, typed(map[string]shape{
		"url": object(must("url", link(unlimited)), must("text", text(1, unlimited))),
	}, "url"))),
)

// nestingBlocks are the blocks that hold blocks, and the card, which stands alone or in a carousel.
var nestingBlocks = map[string]shape{
	"card":     card,
	"carousel": object(must("elements", list(1, 10, typed(identified(map[string]shape{"card": card}), "card")))),
	"plan": object(
		must("title", text(1, unlimited)),
		may("tasks", list(0, unlimited, typed(identified(map[string]shape{"task_card": taskCard}), "task_card"))),
	),
	"container": object(
		may("title", plain(150)), may("rich_text_title", richTextBlock), may("subtitle", anyText(150)), may("icon", imageElement),
		may("width", enum("narrow", "standard", "wide", "full")), may("is_collapsible", flag), may("default_collapsed", flag),
		may("has_header_divider", flag), must("child_blocks", list(1, 10, childBlock)),
	).with(anyOf("title", "rich_text_title"), collapsible),
}

var children = onSurfaces(identified(plainBlocks), []string{
	"actions", "context", "divider", "file", "header", "image", "input", "rich_text", "section", "table", "video",
})

// childBlock judges a block in a container by the container's list and by the surface's.
func childBlock(in *inspection, at string, v any) {
	in.actionIDs = map[string]bool{}
	children[in.surface](in, at, v)
}

func collapsible(in *inspection, at string, o map[string]any) {
	if o["default_collapsed"] == true && o["is_collapsible"] != true {
		in.report(at+"/default_collapsed", "`default_collapsed` requires `is_collapsible`", map[string]any{"type": "requires", "expected": "is_collapsible"})
	}
}
