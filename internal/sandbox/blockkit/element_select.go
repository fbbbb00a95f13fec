package blockkit

// selectElements are the menus with a search field, for one choice and for several.
var selectElements = map[string]shape{
	"static_select":       menu(may("initial_option", menuOption)).and(staticOptions...).with(static("initial_option")...),
	"multi_static_select": menu(may("initial_options", list(1, 100, menuOption)), atMost).and(staticOptions...).with(static("initial_options")...),

	"external_select":       menu(may("initial_option", menuOption), minQuery),
	"multi_external_select": menu(may("initial_options", list(1, 100, menuOption)), minQuery, atMost),

	"users_select":       menu(may("initial_user", identifier)),
	"multi_users_select": menu(may("initial_users", identifiers), atMost),

	"channels_select":       menu(may("initial_channel", identifier), answerURL),
	"multi_channels_select": menu(may("initial_channels", identifiers), atMost),

	"conversations_select": menu(may("initial_conversation", identifier), answerURL, currentConversation, conversations),
	"multi_conversations_select": menu(
		may("initial_conversations", identifiers), atMost, currentConversation, conversations,
	),
}

var (
	identifier  = text(1, 255)
	identifiers = list(1, unlimited, identifier)

	atMost              = may("max_selected_items", integer(1, unlimited))
	minQuery            = may("min_query_length", integer(0, unlimited))
	currentConversation = may("default_to_current_conversation", flag)
	conversations       = may("filter", conversationFilter)
	answerURL           = may("response_url_enabled", onlyInModalInputs)

	staticOptions = []field{
		may("options", list(1, 100, menuOption)),
		may("option_groups", list(1, 100, optionGroup)),
	}
)

func menu(fields ...field) shape {
	return focusable(may("placeholder", plain(150)), may("confirm", confirm)).and(fields...)
}

func static(initial string) []together {
	return []together{oneOf("options", "option_groups"), amongOptions(initial)}
}

// onlyInModalInputs judges response_url_enabled, which needs the submission of a modal to carry the URL
// (docs.slack.dev/surfaces/modals).
func onlyInModalInputs(in *inspection, at string, v any) {
	flag(in, at, v)
	if v == true && (in.surface != modal || !in.inInput) {
		in.report(at, "`response_url_enabled` can only be used in an `input` block of a modal", map[string]any{"type": "placement"})
	}
}
