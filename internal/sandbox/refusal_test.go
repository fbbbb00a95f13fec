package sandbox

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestRefusals says, for each rule, what Slack answers.
func TestRefusals(t *testing.T) {
	long := strings.Repeat("x", 4001)
	for _, c := range []struct {
		rule   string
		method string
		args   []string
		want   string
	}{
		{"an unknown method", "chat.shout", nil, "unknown_method"},
		{"no token", "auth.test", []string{"token", ""}, "not_authed"},
		{"a token nobody gave out", "auth.test", []string{"token", "xoxb-else"}, "invalid_auth"},
		{"an app token on a bot's method", "auth.test", []string{"token", DefaultAppToken}, "not_allowed_token_type"},
		{"a bot token on an app's method", "apps.connections.open", nil, "not_allowed_token_type"},
		{"Socket Mode that is not on", "apps.connections.open", []string{"token", DefaultAppToken}, "forbidden_team"},
		{"a post without a channel", "chat.postMessage", []string{"text", "x"}, "invalid_arguments"},
		{"a post without anything to say", "chat.postMessage", []string{"channel", "id:general"}, "no_text"},
		{"a post into a channel that is not there", "chat.postMessage", []string{"channel", "C404", "text", "x"}, "channel_not_found"},
		{"a post where the bot is no member", "chat.postMessage", []string{"channel", "id:elsewhere", "text", "x"}, "not_in_channel"},
		{"a post into somebody's private channel", "chat.postMessage", []string{"channel", "id:secret", "text", "x"}, "channel_not_found"},
		{"a post into an archived channel", "chat.postMessage", []string{"channel", "id:attic", "text", "x"}, "is_archived"},
		{"a post to somebody who left", "chat.postMessage", []string{"channel", "id:gone", "text", "x"}, "channel_not_found"},
		{"blocks that are no list", "chat.postMessage", []string{"channel", "id:general", "blocks", "{}"}, "invalid_blocks_format"},
		{"a block nobody knows", "chat.postMessage", []string{"channel", "id:general", "blocks", `[{"type":"wish"}]`}, "invalid_blocks"},
		{"Markdown beside text", "chat.postMessage", []string{"channel", "id:general", "text", "x", "markdown_text", "y"}, "markdown_text_conflict"},
		{"an answer to nothing", "chat.postMessage", []string{"channel", "id:general", "text", "x", "thread_ts", "1.000000"}, "cannot_reply_to_message"},
		{"metadata without a type", "chat.postMessage", []string{"channel", "id:general", "text", "x", "metadata", `{"event_payload":{}}`}, "invalid_metadata_schema"},
		{"metadata that is no object", "chat.postMessage", []string{"channel", "id:general", "text", "x", "metadata", `[`}, "invalid_metadata_format"},
		{"a whisper to somebody elsewhere", "chat.postEphemeral", []string{"channel", "id:council", "user", "id:ben", "text", "x"}, "user_not_in_channel"},
		{"an update of nothing", "chat.update", []string{"channel", "id:general", "ts", "1.000000", "text", "x"}, "message_not_found"},
		{"an update in an archived channel", "chat.update", []string{"channel", "id:attic", "ts", "1.000000", "text", "x"}, "is_inactive"},
		{"a deletion of nothing", "chat.delete", []string{"channel", "id:general", "ts", "1.000000"}, "message_not_found"},
		{"a permalink to nothing", "chat.getPermalink", []string{"channel", "id:general", "message_ts", "1.000000"}, "message_not_found"},
		{"a schedule without a number", "chat.scheduleMessage", []string{"channel", "id:general", "text", "x", "post_at", "soon"}, "invalid_time"},
		{"a schedule in the past", "chat.scheduleMessage", []string{"channel", "id:general", "text", "x", "post_at", "1000"}, "time_in_past"},
		{"a schedule in a year", "chat.scheduleMessage", []string{"channel", "id:general", "text", "x", "post_at", fmt.Sprint(monday.Unix() + 365*86400)}, "time_too_far"},
		{"a schedule that is not there", "chat.deleteScheduledMessage", []string{"channel", "id:general", "scheduled_message_id", "Q1"}, "invalid_scheduled_message_id"},
		{"kinds of conversation nobody knows", "conversations.list", []string{"types", "party_line"}, "invalid_types"},
		{"a page too large", "conversations.list", []string{"limit", "5000"}, "invalid_limit"},
		{"a cursor from elsewhere", "conversations.members", []string{"channel", "id:general", "cursor", "???"}, "invalid_cursor"},
		{"history of a channel the bot is not in", "conversations.history", []string{"channel", "id:elsewhere"}, "not_in_channel"},
		{"history from a wrong time", "conversations.history", []string{"channel", "id:general", "oldest", "monday"}, "invalid_ts_oldest"},
		{"replies to nothing", "conversations.replies", []string{"channel", "id:general", "ts", "1.000000"}, "thread_not_found"},
		{"joining a private channel", "conversations.join", []string{"channel", "id:council"}, "method_not_supported_for_channel_type"},
		{"joining an archived channel", "conversations.join", []string{"channel", "id:attic"}, "is_archived"},
		{"a direct message with nobody", "conversations.open", nil, "users_list_not_supplied"},
		{"a direct message with nine", "conversations.open", []string{"users", "U1,U2,U3,U4,U5,U6,U7,U8,U9"}, "too_many_users"},
		{"a direct message with a stranger", "conversations.open", []string{"users", "U1"}, "user_not_found"},
		{"a direct message with somebody who left", "conversations.open", []string{"users", "id:gone"}, "user_disabled"},
		{"a stranger", "users.info", []string{"user", "U404"}, "user_not_found"},
		{"an address nobody has", "users.lookupByEmail", []string{"email", "no@works.example"}, "users_not_found"},
		{"a group nobody has", "usergroups.users.list", []string{"usergroup", "S1"}, "no_such_subteam"},
		{"another bot", "bots.info", []string{"bot", "B1"}, "bot_not_found"},
		{"an emoji with spaces", "reactions.add", []string{"channel", "id:general", "timestamp", "1.0", "name", "a b"}, "invalid_name"},
		{"a pin on nothing", "pins.add", []string{"channel", "id:general"}, "no_item_specified"},
		{"a bookmark that is no link", "bookmarks.add", []string{"channel_id", "id:general", "title", "x", "type", "note"}, "invalid_bookmark_type"},
		{"a file that was not uploaded", "files.completeUploadExternal", []string{"files", `[{"id":"F1"}]`}, "file_not_found"},
		{"a file nobody has", "files.info", []string{"file", "F1"}, "file_not_found"},
		{"a view without a trigger", "views.open", []string{"view", okModal}, "invalid_arguments"},
		{"a trigger nobody gave out", "views.open", []string{"trigger_id", "1.2.x", "view", okModal}, "invalid_trigger_id"},
		{"a view that is not open", "views.update", []string{"view_id", "V1", "view", okModal}, "not_found"},
		{"a modal as Home", "views.publish", []string{"user_id", "id:ana", "view", okModal}, "invalid_arguments"},
		{"a view without a title", "views.publish", []string{"user_id", "id:ana", "view", `{"type":"home"}`}, "invalid_arguments"},
		{"a preview without links", "chat.unfurl", []string{"channel", "id:general", "ts", "1.0"}, "cannot_find_message"},
		{"an update that is too long", "chat.update", []string{"channel", "id:general", "ts", "own", "text", long}, "msg_too_long"},
		{"an update of another's message", "chat.update", []string{"channel", "id:general", "ts", "ana's", "text", "x"}, "cant_update_message"},
		{"a deletion of another's message", "chat.delete", []string{"channel", "id:general", "ts", "ana's"}, "cant_delete_message"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			r := newRig(t)
			own := r.call("chat.postMessage", "channel", "id:general", "text", "mine").body["ts"].(string)
			r.Say(t.Context(), MessageInput{User: "ana", Channel: "general", Text: "hers"})
			messages := r.Messages("general", "")
			args := slices.Clone(c.args)
			for i := range args {
				args[i] = strings.NewReplacer("ana's", messages[len(messages)-1].TS).Replace(args[i])
				if args[i] == "own" {
					args[i] = own
				}
			}
			if got := r.call(c.method, args...); got.word() != c.want {
				t.Errorf("answered %v, want %s", got.body, c.want)
			}
		})
	}
}

// general are Slack's words that belong to every method, or to what is not a method at all.
var general = []string{
	"unknown_method", "not_authed", "invalid_auth", "token_revoked", "not_allowed_token_type", "invalid_arguments", "missing_scope", "ratelimited",
	"internal_error", "invalid_json", "json_not_object", "invalid_form_data", "request_timeout",
	"no_service", "used_url", "expired_url", "invalid_payload", "invalid_command_response",
}

func TestEveryWordOfRefusalIsSlacks(t *testing.T) {
	known := map[string]bool{}
	for _, word := range general {
		known[word] = true
	}
	for _, m := range methodTable() {
		for _, word := range m.errors {
			known[word] = true
		}
	}
	count := 0
	inspectSource(t, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		name, _ := call.Fun.(*ast.Ident)
		literal, isText := call.Args[0].(*ast.BasicLit)
		if name == nil || name.Name != "refuse" || !isText {
			return true
		}
		count++
		if word, _ := strconv.Unquote(literal.Value); !known[word] {
			t.Errorf("%q is not in the method reference", word)
		}
		return true
	})
	if count < 50 {
		t.Errorf("only %d refusals were looked at", count)
	}
}

func inspectSource(t *testing.T, visit func(ast.Node) bool) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, visit)
	}
}

func TestEveryHandlerStandsInTheReference(t *testing.T) {
	table := methodTable()
	for name := range handlers {
		if table[name] == nil {
			t.Errorf("%s is not in the method reference", name)
		}
	}
}
