package bot

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
)

var interactions = map[string]string{
	"a submitted modal": `{"type": "view_submission", "user": {"id": "U1", "name": "ana"}, "trigger_id": "1.2.x", "response_urls": [],
		"view": {"id": "V1", "type": "modal", "callback_id": "issue_form", "private_metadata": "{\"project\":1}", "hash": "1.h", "previous_view_id": "V0", "root_view_id": "V9",
			"title": {"type": "plain_text", "text": "Log"},
			"blocks": [{"type": "section", "block_id": "s", "text": {"type": "mrkdwn", "text": "Portal"}},
				{"type": "input", "block_id": "description", "label": {"type": "plain_text", "text": "Description"},
					"element": {"type": "plain_text_input", "action_id": "answer"}}],
			"state": {"values": {"description": {"answer": {"type": "plain_text_input", "value": "It hinders us."}},
				"kind:PS": {"issue.kind": {"type": "static_select", "selected_option": {"text": {"type": "plain_text", "text": "Late"}, "value": "late"}}}}}}}`,
	"a press on a message": `{"type": "block_actions", "user": {"id": "U1"}, "channel": {"id": "C1", "name": "committee"}, "trigger_id": "1.2.y",
		"response_url": "https://hooks.example/1", "message": {"type": "message", "ts": "17.000001", "text": "Agenda", "blocks": []}, "view": null,
		"actions": [{"type": "button", "block_id": "b", "action_id": "issue.decide", "value": "17", "text": {"type": "plain_text", "text": "Decide"}, "action_ts": "1"}]}`,
	"a choice in a modal": `{"type": "block_actions", "user": {"id": "U1"}, "channel": null, "trigger_id": "1.2.z",
		"view": {"id": "V2", "type": "modal", "callback_id": "issue_form", "hash": "2.h", "private_metadata": "", "blocks": [], "state": {"values": {}}},
		"actions": [{"type": "static_select", "block_id": "kind", "action_id": "issue.kind",
			"selected_option": {"text": {"type": "plain_text", "text": "Late"}, "value": "late"}, "action_ts": "1"}]}`,
	"a shortcut on a message": `{"type": "message_action", "callback_id": "issue.log_message", "user": {"id": "U1"}, "channel": {"id": "C1"},
		"trigger_id": "1.2.w", "message_ts": "17.000002", "response_url": "https://hooks.example/2",
		"message": {"type": "message", "user": "U2", "ts": "17.000002", "text": "The server is late &amp; small"}}`,
	"a question for options": `{"type": "block_suggestion", "user": {"id": "U1"}, "action_id": "project.pick", "block_id": "project", "value": "port",
		"container": {"type": "view", "view_id": "V3"}, "view": {"id": "V3", "type": "modal", "callback_id": "issue_form", "blocks": []}}`,
}

// read is what handlers look at.
func read(in slack.InteractionCallback) map[string]any {
	var inputs []string
	for _, b := range in.View.Blocks.BlockSet {
		if input, ok := b.(*slack.InputBlock); ok {
			inputs = append(inputs, input.BlockID)
		}
	}
	return map[string]any{
		"type": in.Type, "user": in.User.ID, "channel": in.Channel.ID, "trigger": in.TriggerID, "answer": in.ResponseURL,
		"callback": in.CallbackID, "action": in.ActionID, "value": in.Value, "actions": in.ActionCallback.BlockActions,
		"message": in.Message.Timestamp, "text": in.Message.Text, "view": in.View.ID, "view type": in.View.Type, "form": in.View.CallbackID,
		"metadata": in.View.PrivateMetadata, "hash": in.View.Hash, "below": in.View.PreviousViewID, "root": in.View.RootViewID, "state": in.View.State, "inputs": inputs,
	}
}

func TestAnInteractionIsReadAsSlacksOwnLibraryReadsIt(t *testing.T) {
	for name, body := range interactions {
		t.Run(name, func(t *testing.T) {
			var want slack.InteractionCallback
			if err := json.Unmarshal([]byte(body), &want); err != nil {
				t.Fatal(err)
			}
			got, err := readCallback([]byte(body))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(read(want), read(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
