package blockkit

import "strconv"

// The views: docs.slack.dev/reference/views.

var viewFields = []field{
	must("blocks", surfaceBlocks(1, 100)),
	may("private_metadata", text(0, 3000)), may("callback_id", text(0, 255)), may("external_id", text(0, 255)),
}

var viewRule = typed(map[string]shape{
	"modal": object(
		must("title", plain(24)), may("submit", plain(24)), may("close", plain(24)),
		may("clear_on_close", flag), may("notify_on_close", flag),
	).and(viewFields...).with(submitForInputs),
	"home": object(viewFields...),
}, "modal", "home")

func submitForInputs(in *inspection, at string, o map[string]any) {
	if _, ok := o["submit"]; ok {
		return
	}
	items, _ := o["blocks"].([]any)
	for i, item := range items {
		if b, ok := item.(map[string]any); ok && b["type"] == "input" {
			in.report(at+"/blocks/"+strconv.Itoa(i)+"/input", "must define `submit` to use an `input` block in modals",
				map[string]any{"type": "required", "expected": "submit"})
		}
	}
}
