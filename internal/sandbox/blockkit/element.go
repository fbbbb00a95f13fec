package blockkit

import (
	"maps"
	"slices"
)

// The block elements: docs.slack.dev/reference/block-kit/block-elements.

// elements is every element by the name in its "type".
var elements = merged(buttonElements, choiceElements, selectElements, inputElements)

func merged(kinds ...map[string]shape) map[string]shape {
	all := map[string]shape{}
	for _, k := range kinds {
		maps.Copy(all, k)
	}
	return all
}

// element wants one of the named elements.
func element(names ...[]string) rule { return typed(elements, slices.Concat(names...)...) }

// acting is an element a person can act on.
func acting(fields ...field) shape {
	return object(may("action_id", text(1, 255))).and(fields...).with(uniqueAction)
}

// focusable is an acting element that may take the focus when a view opens.
func focusable(fields ...field) shape {
	return acting(may("focus_on_load", flag)).and(fields...).with(focusOnce)
}

func uniqueAction(in *inspection, at string, o map[string]any) {
	if id, ok := o["action_id"].(string); ok && id != "" {
		in.unique(in.actionIDs, at+"/action_id", "action_id", id)
	}
}

func focusOnce(in *inspection, at string, o map[string]any) {
	if o["focus_on_load"] != true {
		return
	}
	if in.focused {
		in.report(at+"/focus_on_load", "only one element can have `focus_on_load` set to true", map[string]any{"type": "unique"})
	}
	in.focused = true
}

var imageFields = []field{
	must("alt_text", text(1, 2000)), may("image_url", link(3000, "http", "https")), may("slack_file", slackFile),
}

var visibleTo = may("visible_to_user_ids", list(1, unlimited, text(1, 255)))

var feedbackButton = is(object(
	must("text", plain(75)), must("value", text(1, 2000)), may("accessibility_label", text(1, 75)),
))

var customizableInputs = may("customizable_input_parameters", list(1, unlimited, is(object(
	must("name", text(1, unlimited)), must("value", text(1, unlimited)),
))))

var workflow = is(object(must("trigger", is(object(must("url", link(3000, "https")), customizableInputs)))))

// buttonElements are what is shown or pressed.
var buttonElements = map[string]shape{
	"image": object(imageFields...).with(oneOf("image_url", "slack_file")),
	"button": acting(
		must("text", plain(75)), may("value", text(1, 2000)), may("url", link(3000)), may("style", style),
		may("confirm", confirm), may("accessibility_label", text(1, 75)), visibleTo,
	),
	"workflow_button": acting(
		must("text", plain(75)), must("workflow", workflow), may("style", style),
		may("confirm", confirm), may("accessibility_label", text(1, 75)),
	),
	"icon_button": acting(
		must("icon", enum("trash")), must("text", plain(75)), may("value", text(1, 2000)), may("confirm", confirm),
		may("accessibility_label", text(1, 75)), visibleTo,
	),
	"feedback_buttons": acting(must("positive_button", feedbackButton), must("negative_button", feedbackButton)),
}

// choiceElements are menus whose options are on show.
var choiceElements = map[string]shape{
	"overflow": acting(must("options", list(1, 5, option(false, may("url", link(3000))))), may("confirm", confirm)),
	"checkboxes": focusable(
		must("options", list(1, 10, option(true))), may("initial_options", list(1, 10, option(true))), may("confirm", confirm),
	).with(amongOptions("initial_options")),
	"radio_buttons": focusable(
		must("options", list(1, 10, option(true))), may("initial_option", option(true)), may("confirm", confirm),
	).with(amongOptions("initial_option")),
}
