package bot

import (
	"encoding/json"

	"github.com/slack-go/slack"
)

// callback is what docket reads of an interaction. Of the blocks of a modal, most
// of what Slack sends, it reads where the fields are: docket drew them itself.
type callback struct {
	Type        slack.InteractionType `json:"type"`
	User        identified            `json:"user"`
	Channel     identified            `json:"channel"`
	TriggerID   string                `json:"trigger_id"`
	ResponseURL string                `json:"response_url"`
	CallbackID  string                `json:"callback_id"`
	ActionID    string                `json:"action_id"`
	Value       string                `json:"value"`
	Actions     []*slack.BlockAction  `json:"actions"`
	Message     struct {
		TS   string `json:"ts"`
		Text string `json:"text"`
	} `json:"message"`
	View modal `json:"view"`
}

type identified struct {
	ID string `json:"id"`
}

// modal is what docket reads of a modal or a Home tab.
type modal struct {
	ID              string           `json:"id"`
	Type            slack.ViewType   `json:"type"`
	CallbackID      string           `json:"callback_id"`
	PrivateMetadata string           `json:"private_metadata"`
	Hash            string           `json:"hash"`
	Below           string           `json:"previous_view_id"` // the modal this one lies on
	Root            string           `json:"root_view_id"`     // the modal all of them lie on
	State           *slack.ViewState `json:"state"`
	Blocks          []struct {
		Type    slack.MessageBlockType `json:"type"`
		BlockID string                 `json:"block_id"`
	} `json:"blocks"`
}

// readCallback reads an interaction as slack-go would, in a third of the time.
func readCallback(body []byte) (slack.InteractionCallback, error) {
	var c callback
	if err := json.Unmarshal(body, &c); err != nil {
		return slack.InteractionCallback{}, err
	}
	in := slack.InteractionCallback{
		Type: c.Type, TriggerID: c.TriggerID, ResponseURL: c.ResponseURL, CallbackID: c.CallbackID, ActionID: c.ActionID, Value: c.Value,
		ActionCallback: slack.ActionCallbacks{BlockActions: c.Actions}, View: c.View.view(),
	}
	in.User.ID, in.Channel.ID = c.User.ID, c.Channel.ID
	in.Message.Timestamp, in.Message.Text = c.Message.TS, c.Message.Text
	return in, nil
}

func (m modal) view() slack.View {
	v := slack.View{ID: m.ID, Type: m.Type, CallbackID: m.CallbackID, PrivateMetadata: m.PrivateMetadata, Hash: m.Hash, State: m.State,
		PreviousViewID: m.Below, RootViewID: m.Root}
	for _, b := range m.Blocks {
		if b.Type == slack.MBTInput {
			v.Blocks.BlockSet = append(v.Blocks.BlockSet, &slack.InputBlock{Type: b.Type, BlockID: b.BlockID})
		}
	}
	return v
}
