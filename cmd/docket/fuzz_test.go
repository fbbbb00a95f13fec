package main

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"docket/bot"
)

// calling matches what calls people together or to something: no text of a
// person may come back as such.
var calling = regexp.MustCompile(`<!(channel|here|everyone|subteam)|<@U0CLARA001|<#C0GENERAL1|<https?://evil`)

// unharmed fails if docket stumbled, or says something that calls people.
func unharmed(t *testing.T, status int, answer string) {
	t.Helper()
	if status >= 500 {
		t.Fatalf("it is answered %d %s", status, answer)
	}
	if answer == "" || answer[0] != '{' {
		return
	}
	var said any
	if err := json.Unmarshal([]byte(answer), &said); err != nil {
		t.Fatalf("the answer is no JSON: %v %s", err, answer)
	}
	walk(said, func(o map[string]any) bool {
		text, _ := o["text"].(string)
		if o["type"] != "plain_text" && calling.MatchString(text) {
			t.Errorf("it says %q", text)
		}
		return true
	})
}

func FuzzWhatIsTypedNeverHarms(f *testing.F) {
	for _, text := range []string{"", "help", "list <!channel>", "list <@U0CLARA001>", "<!here|here> & <#C0GENERAL1>", "add <https://evil.example|x>",
		"12", "-1", "#999999999999999999999", "I-1", "agenda \x00", "\xff\xfe", "minutes " + strings.Repeat("ä", 4000), "*bold* _it_ `code`\n> quote",
		"report\u202e", "roles; DROP TABLE issue", "%", "\\", "_%_", "committee ''"} {
		for n := range 4 {
			f.Add(n, text)
		}
	}
	names := []string{"/docket", "/issue", "/agenda", "/project"}
	c := office(f)
	f.Fuzz(func(t *testing.T, n int, text string) {
		name := names[uint(n)%uint(len(names))]
		status, answer := c.aside(t).delivers(delivery{path: bot.CommandsPath, body: command(name, text)})
		unharmed(t, status, answer)
	})
}

func FuzzWhatIsPressedNeverHarms(f *testing.F) {
	for _, payload := range payloads {
		f.Add(payload)
	}
	c := office(f)
	f.Fuzz(func(t *testing.T, sent string) {
		for _, path := range []string{bot.InteractionsPath, bot.OptionsPath} {
			status, answer := c.aside(t).delivers(delivery{path: path, body: payload(sent)})
			unharmed(t, status, answer)
		}
	})
}

func FuzzEventsNeverHarm(f *testing.F) {
	for _, event := range []string{``, `null`, `[]`, `{"type":"url_verification","challenge":{"a":1}}`,
		`{"type":"event_callback","event_id":"EvA","event":{"type":"app_home_opened","user":"U404","tab":"home"}}`,
		`{"type":"event_callback","event_id":"EvB","event":{"type":"user_change","user":{"id":"U\u00001","real_name":"<!channel>"}}}`,
		`{"type":"event_callback","event_id":"EvC\u0000","event":{"type":"team_join","user":"x"}}`,
		`{"type":"event_callback","event_id":"EvD","event":[]}`, `{"type":"event_callback","event_id":7}`} {
		f.Add(event)
	}
	c := office(f)
	f.Fuzz(func(t *testing.T, event string) {
		status, answer := c.aside(t).delivers(delivery{path: bot.EventsPath, body: event})
		unharmed(t, status, answer)
	})
}

// payloads are interactions as Slack would never send them.
var payloads = []string{
	``, `null`, `[]`, `{}`, `{"type":"block_actions"}`, `{"type":"block_actions","actions":[null]}`,
	`{"type":"block_actions","user":{"id":"U0PAUL0001"},"actions":[{"action_id":"more","type":"overflow","selected_option":{"value":"issue.open|x"}}]}`,
	`{"type":"block_actions","user":{"id":"U0PAUL0001"},"actions":[{"action_id":"issue.open","type":"button","value":"99999999999999999999"}]}`,
	`{"type":"block_actions","user":{"id":"U0PAUL0001"},"actions":[{"action_id":"task.finish","type":"button","value":"1:"}]}`,
	`{"type":"block_actions","user":{"id":"U0PAUL0001"},"actions":[{"action_id":"history.older","type":"button","value":"issue:1:-9"}]}`,
	`{"type":"block_actions","user":{"id":"U\u0000"},"actions":[{"action_id":"issue.decide","type":"button","value":"1"}]}`,
	`{"type":"view_submission","user":{"id":"U0PAUL0001"},"view":{"id":"V1","callback_id":"issue_form","private_metadata":"{","state":{"values":{}}}}`,
	`{"type":"view_submission","user":{"id":"U0PAUL0001"},"view":{"id":"V2","callback_id":"committee_form","state":{"values":{"cron":{"answer":{"type":"plain_text_input","value":"<!channel>"}}}}}}`,
	`{"type":"view_submission","user":{"id":"U0ADMIN001"},"view":{"id":"V3","callback_id":"roles_form","state":{"values":{"member":{"a":{"selected_user":"<!channel>"}}}}}}`,
	`{"type":"view_submission","user":{"id":"U0ADMIN001"},"view":{"id":"V4","callback_id":"kind_form","state":{"values":{"name":{"a":{"value":"\u0000<@U0CLARA001>"}}}}}}`,
	`{"type":"block_suggestion","user":{"id":"U0PAUL0001"},"action_id":"project.pick","value":"<!channel>%\u0000"}`,
	`{"type":"block_suggestion","user":{"id":"U0PAUL0001"},"action_id":"zone.pick","value":"../../etc/passwd"}`,
	`{"type":"message_action","user":{"id":"U0PAUL0001"},"callback_id":"log_issue_from_message","message":{"text":"<!channel>"}}`,
}
