package sandbox

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"docket/internal/sandbox/blockkit"
)

func TestModalFromTriggerToSubmission(t *testing.T) {
	r := newRig(t)
	view := r.openModal("ana", okModal)
	o := r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: view.ID, Values: Values{"title": {"text": "no"}}})
	if o.OK || o.Errors["title"] == "" || len(r.Views("ana")) != 1 {
		t.Errorf("too short a title: %+v", o)
	}
	r.app.answers(`{"response_action":"errors","errors":{"title":"Taken."}}`)
	o = r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: view.ID, Values: Values{"title": {"text": "Late"}, "level": {"pick": "high"}}})
	if o.OK || o.Errors["title"] != "Taken." || len(r.Views("ana")) != 1 {
		t.Errorf("errors from the app: %+v", o)
	}
	ic := r.app.last(t).interaction(t)
	values := ic.View.State.Values
	if ic.View.PrivateMetadata != "m" || values["title"]["text"].Value != "Late" || values["level"]["pick"].SelectedOption.Value != "high" {
		t.Errorf("submission %+v", ic.View)
	}
	r.app.answers("")
	if o = r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: view.ID}); !o.OK || len(r.Views("ana")) != 0 {
		t.Errorf("an empty answer: %+v with %d views", o, len(r.Views("ana")))
	}
}

func TestAnswersToASubmission(t *testing.T) {
	update := `{"response_action":"update","view":` + strings.Replace(okModal, `"Log"`, `"Again"`, 1) + `}`
	for _, c := range []struct {
		rule, answer, trouble string
		views                 int
	}{
		{"nothing closes the view", "", "", 0},
		{"clear closes all", `{"response_action":"clear"}`, "", 0},
		{"update replaces", update, "", 1},
		{"push stacks", `{"response_action":"push","view":` + okModal + `}`, "", 2},
		{"a text is trouble", "thanks", errTrouble, 1},
		{"an empty object is trouble", "{}", errTrouble, 1},
		{"errors of unknown fields are trouble", `{"response_action":"errors","errors":{"nowhere":"x"}}`, errTrouble, 1},
		{"errors of a block without input are trouble", `{"response_action":"errors","errors":{"more":"x"}}`, errTrouble, 1},
		{"an impossible view is trouble", `{"response_action":"update","view":{"type":"modal"}}`, errTrouble, 1},
	} {
		t.Run(c.rule, func(t *testing.T) {
			r := newRig(t)
			view := r.openModal("ana", okModal)
			r.app.answers(c.answer)
			o := r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: view.ID, Values: Values{"title": {"text": "Late"}}})
			if o.Error != c.trouble || len(r.Views("ana")) != c.views {
				t.Errorf("%+v with %d views, want %q with %d", o, len(r.Views("ana")), c.trouble, c.views)
			}
			if c.trouble == "" && c.views > 0 {
				top := r.Views("ana")[c.views-1]
				if wantHeld := c.views == 1; wantHeld != !top.State.Values["title"]["text"].isBlank() {
					t.Errorf("state of the view on top: %v", top.State.Values)
				}
			}
		})
	}
}

func TestTriggersAreUsedOnceWithinThreeSeconds(t *testing.T) {
	r := newRig(t)
	r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue"})
	trigger := r.app.last(t).form.Get("trigger_id")
	if got := r.call("views.open", "trigger_id", trigger, "view", `{"type":"modal"}`).word(); got != "invalid_arguments" {
		t.Errorf("an impossible view: %q", got)
	}
	if got := r.call("views.open", "trigger_id", trigger, "view", okModal).word(); got != "" {
		t.Errorf("first use: %q", got)
	}
	if got := r.call("views.open", "trigger_id", trigger, "view", okModal).word(); got != "exchanged_trigger_id" {
		t.Errorf("second use: %q", got)
	}
	r.Command(t.Context(), CommandInput{User: "ana", Channel: "general", Command: "/issue"})
	if err := r.Advance(t.Context(), 4*time.Second); err != nil {
		t.Fatal(err)
	}
	if got := r.call("views.open", "trigger_id", r.app.last(t).form.Get("trigger_id"), "view", okModal).word(); got != "expired_trigger_id" {
		t.Errorf("four seconds later: %q", got)
	}
}

func TestStackOfThreeViews(t *testing.T) {
	r := newRig(t)
	view := r.openModal("ana", okModal)
	push := func() string {
		r.Press(t.Context(), PressInput{User: "ana", ViewID: view.ID, ActionID: "add"})
		word := r.call("views.push", "trigger_id", r.app.last(t).interaction(t).TriggerID, "view", okModal).word()
		stack := r.Views("ana")
		view = stack[len(stack)-1]
		return word
	}
	if diff := cmp.Diff([]string{"", "", "push_limit_reached"}, []string{push(), push(), push()}); diff != "" {
		t.Error(diff)
	}
	stack := r.Views("ana")
	if stack[2].RootViewID != stack[0].ID || *stack[2].PreviousViewID != stack[1].ID {
		t.Errorf("the third view says root %s, previous %v", stack[2].RootViewID, stack[2].PreviousViewID)
	}
	if o := r.Press(t.Context(), PressInput{User: "ana", ViewID: stack[0].ID, ActionID: "add"}); o.OK {
		t.Error("a view under another could be pressed")
	}
	r.CloseModal(t.Context(), CloseInput{User: "ana", ViewID: stack[2].ID})
	if ic := r.app.last(t).interaction(t); ic.Type != slack.InteractionTypeViewClosed || ic.View.ID != stack[2].ID || ic.IsCleared {
		t.Errorf("closed by its button: %+v", ic)
	}
	r.CloseModal(t.Context(), CloseInput{User: "ana", ViewID: stack[1].ID, All: true})
	if ic := r.app.last(t).interaction(t); ic.View.ID != stack[0].ID || !ic.IsCleared || len(r.Views("ana")) != 0 {
		t.Errorf("closed by its X: %+v", ic)
	}
}

func TestUpdateOfAViewKeepsInputAndMindsTheHash(t *testing.T) {
	r := newRig(t)
	view := r.openModal("ana", okModal)
	r.Press(t.Context(), PressInput{User: "ana", ViewID: view.ID, ActionID: "add", Values: Values{"title": {"text": "typed"}}})
	hash := r.app.last(t).interaction(t).View.Hash
	changed := strings.Replace(okModal, `"action_id":"pick"`, `"action_id":"pick2"`, 1)
	if got := r.call("views.update", "view_id", view.ID, "hash", hash, "view", changed).word(); got != "" {
		t.Fatal(got)
	}
	now := r.Views("ana")[0]
	if got := now.State.Values["title"]["text"]["value"]; got != "typed" || now.Hash == hash {
		t.Errorf("after an update the title holds %v, hash %s", got, now.Hash)
	}
	if got := r.call("views.update", "view_id", view.ID, "hash", hash, "view", changed).word(); got != "hash_conflict" {
		t.Errorf("with the old hash: %q", got)
	}
}

func TestViewsThatAreRefused(t *testing.T) {
	r := newRig(t)
	external := strings.Replace(okModal, `"type":"modal"`, `"type":"modal","external_id":"one"`, 1)
	r.openModal("ana", external)
	r.Command(t.Context(), CommandInput{User: "ben", Channel: "general", Command: "/issue"})
	trigger := r.app.last(t).form.Get("trigger_id")
	if got := r.call("views.open", "trigger_id", trigger, "view", external).word(); got != "duplicate_external_id" {
		t.Errorf("the same external_id: %q", got)
	}
	if got := r.call("views.open", "trigger_id", trigger, "view", okModal+strings.Repeat(" ", blockkit.MaxViewSize)).word(); got != "view_too_large" {
		t.Errorf("a view of 250 KB: %q", got)
	}
}

func TestHomeIsPublishedAndOpened(t *testing.T) {
	r := newRig(t)
	home := `{"type":"home","blocks":[{"type":"actions","block_id":"a","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]}`
	if got := r.call("views.publish", "user_id", "id:ana", "view", home).word(); got != "" {
		t.Fatal(got)
	}
	if o := r.OpenHome(t.Context(), "ana"); !o.OK {
		t.Fatalf("%+v", o)
	}
	outer, err := slackevents.ParseEvent(r.app.all("/in/events")[0].body, slackevents.OptionNoVerifyToken())
	if err != nil {
		t.Fatal(err)
	}
	opened, _ := outer.InnerEvent.Data.(*slackevents.AppHomeOpenedEvent)
	if opened == nil || opened.User != r.id("ana") || opened.Tab != "home" || opened.View == nil {
		t.Errorf("event %+v", outer.InnerEvent.Data)
	}
	v, _ := r.Home("ana")
	if o := r.Press(t.Context(), PressInput{User: "ana", ViewID: v.ID, ActionID: "go"}); !o.OK {
		t.Errorf("a press in the Home: %+v", o)
	}
	if got := r.call("views.publish", "user_id", "id:ana", "view", home, "hash", "1.old").word(); got != "hash_conflict" {
		t.Errorf("with an old hash: %q", got)
	}
}

func TestSuggestedOptionsCanBeChosen(t *testing.T) {
	r := newRig(t)
	modal := strings.Replace(okModal, `"type":"static_select","action_id":"pick",
  "options":[{"text":{"type":"plain_text","text":"High"},"value":"high"},{"text":{"type":"plain_text","text":"Low"},"value":"low"}]`,
		`"type":"external_select","action_id":"pick","min_query_length":2`, 1)
	view := r.openModal("ana", modal)
	r.app.answers(`{"options":[{"text":{"type":"plain_text","text":"Acme"},"value":"c-1"}]}`)
	ask := func(query string) Outcome {
		return r.Suggest(t.Context(), SuggestInput{User: "ana", ViewID: view.ID, ActionID: "pick", Query: query})
	}
	if o := ask("A"); !o.OK || len(r.app.all("/in/options")) != 0 {
		t.Errorf("too short a query: %+v", o)
	}
	if o := ask("Ac"); !o.OK || !strings.Contains(string(o.Response), "Acme") {
		t.Errorf("asked: %+v", o)
	}
	asked := r.app.all("/in/options")[0].interaction(t)
	if asked.Value != "Ac" || asked.ActionID != "pick" || len(asked.View.State.Values) != 0 {
		t.Errorf("suggestion payload %+v", asked)
	}
	r.app.answers("")
	o := r.Submit(t.Context(), SubmitInput{User: "ana", ViewID: view.ID, Values: Values{"title": {"text": "Late"}, "level": {"pick": "c-1"}}})
	if !o.OK {
		t.Errorf("submitting the choice: %+v", o)
	}
}
