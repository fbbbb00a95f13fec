package blockkit

import (
	"encoding/json"
	"slices"
	"strings"
)

// The composition objects: docs.slack.dev/reference/block-kit/composition-objects.

func join(names []string) string { return strings.Join(names, "`, `") }

// textKinds are the two text objects, of 1 to hi characters.
func textKinds(hi int) map[string]shape {
	return map[string]shape{
		"plain_text": object(must("text", text(1, hi)), may("emoji", flag)),
		"mrkdwn":     object(must("text", text(1, hi)), may("verbatim", flag)),
	}
}

// plain wants a plain_text object of 1 to hi characters.
func plain(hi int) rule { return typed(textKinds(hi), "plain_text") }

// anyText wants a text object of either kind. Slack tries both kinds and says so before it says what is wrong.
func anyText(hi int) rule {
	either := typed(textKinds(hi), "plain_text", "mrkdwn")
	return func(in *inspection, at string, v any) {
		before := len(in.problems)
		either(in, at, v)
		if len(in.problems) > before {
			in.problems = slices.Insert(in.problems, before, Problem{
				Message: "failed to match all allowed schemas", Pointer: at, Code: CodeFailedConstraint,
			})
		}
	}
}

var style = enum("primary", "danger")

var confirm = is(object(
	must("title", plain(100)), must("text", anyText(300)),
	must("confirm", plain(30)), must("deny", plain(30)),
	may("style", style),
))

// option is one choice of a menu; rich is what radio buttons and checkboxes allow, formatted text.
func option(rich bool, extra ...field) rule {
	label := plain
	if rich {
		label = anyText
	}
	return is(object(must("text", label(75)), must("value", text(1, 150)), may("description", label(75))).and(extra...))
}

var menuOption = option(false)

var optionGroup = is(object(must("label", plain(75)), must("options", list(1, 100, menuOption))))

var suggestion = object(may("options", list(0, 100, menuOption)), may("option_groups", list(0, 100, optionGroup))).
	with(oneOf("options", "option_groups"))

var slackFile = is(object(may("id", text(1, 255)), may("url", link(3000))).with(oneOf("id", "url")))

var slackIcon = typed(map[string]shape{"icon": object(must("name", text(1, 255)))}, "icon")

var conversationFilter = is(object(
	may("include", list(1, 4, enum("im", "mpim", "private", "public"))),
	may("exclude_external_shared_channels", flag), may("exclude_bot_users", flag),
).with(anyOf("include", "exclude_external_shared_channels", "exclude_bot_users")))

var dispatchConfig = is(object(may("trigger_actions_on", list(1, 2, enum("on_enter_pressed", "on_character_entered")))))

// choice is what makes two option objects the same one: Slack wants an initial option to match exactly.
func choice(v any) string {
	o, _ := v.(map[string]any)
	wording := func(name string) any {
		t, _ := o[name].(map[string]any)
		return []any{t["type"], t["text"]}
	}
	key, _ := json.Marshal([]any{o["value"], wording("text"), wording("description"), o["url"]})
	return string(key)
}

// amongOptions wants the initial option, or each of the initial options, to be one of those on offer.
func amongOptions(name string) together {
	return func(in *inspection, at string, o map[string]any) {
		initial, present := o[name]
		if !present {
			return
		}
		offered := offeredChoices(o)
		picked, isList := initial.([]any)
		if !isList {
			picked = []any{initial}
		}
		notOffered := func(v any) bool {
			_, isOption := v.(map[string]any) // anything else is refused for its shape already
			return isOption && !offered[choice(v)]
		}
		if slices.ContainsFunc(picked, notOffered) {
			in.report(at+"/"+name, "must be one of the provided options", map[string]any{"type": "enum", "got": initial})
		}
	}
}

func offeredChoices(o map[string]any) map[string]bool {
	offered := map[string]bool{}
	add := func(holder map[string]any) {
		options, _ := holder["options"].([]any)
		for _, v := range options {
			offered[choice(v)] = true
		}
	}
	add(o)
	groups, _ := o["option_groups"].([]any)
	for _, g := range groups {
		group, _ := g.(map[string]any)
		add(group)
	}
	return offered
}
