package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"docket/bot"
)

// delivery is a request as Slack makes it, or as somebody who is not Slack does.
type delivery struct {
	path   string
	body   string
	ago    time.Duration // how old its timestamp is
	secret string        // "" for the right one
	header map[string]string
}

// delivers sends a request to docket.
func (c *company) delivers(d delivery) (status int, answer string) {
	c.t.Helper()
	stamp := strconv.FormatInt(c.now().Add(-d.ago).Unix(), 10)
	if d.secret == "" {
		d.secret = c.demo.house.bot.SigningSecret
	}
	mac := hmac.New(sha256.New, []byte(d.secret))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, d.body)
	r, err := http.NewRequestWithContext(c.t.Context(), http.MethodPost, "http://"+c.demo.app.Addr().String()+d.path, strings.NewReader(d.body))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	for name, value := range d.header {
		r.Header.Set(name, value)
	}
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer got.Body.Close()
	text, err := io.ReadAll(got.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return got.StatusCode, string(text)
}

// command is the body of a slash command by Paul.
func command(name, text string) string {
	return url.Values{"command": {name}, "text": {text}, "user_id": {"U0PAUL0001"}, "channel_id": {"C0GENERAL1"},
		"team_id": {"T0HARBOUR1"}, "trigger_id": {"1.2." + text}}.Encode()
}

func payload(json string) string { return url.Values{"payload": {json}}.Encode() }

func TestWhatSlackDeliversIsVerifiedReadAndAnswered(t *testing.T) {
	t.Parallel()
	c := office(t)
	press := `{"type":"block_actions","user":{"id":"U0PAUL0001"},"trigger_id":"1.2.3","actions":[%s]}`
	for name, test := range map[string]struct {
		delivery
		status int
		answer string
	}{
		"a command":                       {delivery{path: bot.CommandsPath, body: command("/docket", "help")}, 200, "runs the weekly customer committee"},
		"a wrong secret":                  {delivery{path: bot.CommandsPath, body: command("/docket", "a"), secret: "wrong"}, 401, ""},
		"no signature":                    {delivery{path: bot.CommandsPath, body: command("/docket", "b"), header: map[string]string{"X-Slack-Signature": ""}}, 401, ""},
		"a signature that is no hash":     {delivery{path: bot.CommandsPath, body: command("/docket", "c"), header: map[string]string{"X-Slack-Signature": "v0=ü"}}, 401, ""},
		"a timestamp that is no number":   {delivery{path: bot.CommandsPath, body: command("/docket", "d"), header: map[string]string{"X-Slack-Request-Timestamp": "soon"}}, 401, ""},
		"four minutes old":                {delivery{path: bot.CommandsPath, body: command("/docket", "e"), ago: 4 * time.Minute}, 200, "understands"},
		"six minutes old":                 {delivery{path: bot.CommandsPath, body: command("/docket", "f"), ago: 6 * time.Minute}, 401, ""},
		"six minutes from the future":     {delivery{path: bot.CommandsPath, body: command("/docket", "g"), ago: -6 * time.Minute}, 401, ""},
		"more than a megabyte":            {delivery{path: bot.CommandsPath, body: command("/docket", strings.Repeat("x", 1<<20))}, 413, ""},
		"a check of the certificate":      {delivery{path: bot.CommandsPath, body: "ssl_check=1&token=x"}, 200, ""},
		"a command nobody installed":      {delivery{path: bot.CommandsPath, body: command("/else", "")}, 200, "runs the weekly customer committee"},
		"a form that is none":             {delivery{path: bot.CommandsPath, body: "%zz"}, 400, ""},
		"an interaction without payload":  {delivery{path: bot.InteractionsPath, body: "x=1"}, 400, ""},
		"a payload that is no JSON":       {delivery{path: bot.InteractionsPath, body: payload("{")}, 400, ""},
		"a payload of another shape":      {delivery{path: bot.InteractionsPath, body: payload(`{"type":"block_actions","actions":7}`)}, 400, ""},
		"a payload of an unknown type":    {delivery{path: bot.InteractionsPath, body: payload(`{"type":"dream"}`)}, 200, ""},
		"a press on nothing":              {delivery{path: bot.InteractionsPath, body: payload(fmt.Sprintf(press, ""))}, 200, ""},
		"a press on a button of old":      {delivery{path: bot.InteractionsPath, body: payload(fmt.Sprintf(press, `{"action_id":"gone","type":"button","value":"1"}`))}, 200, ""},
		"a press with a value of nothing": {delivery{path: bot.InteractionsPath, body: payload(fmt.Sprintf(press, `{"action_id":"issue.open","type":"button","value":"-1"}`))}, 200, ""},
		"a modal of old":                  {delivery{path: bot.InteractionsPath, body: payload(`{"type":"view_submission","view":{"callback_id":"gone"}}`)}, 200, ""},
		"a modal without its state":       {delivery{path: bot.InteractionsPath, body: payload(`{"type":"view_submission","user":{"id":"U0PAUL0001"},"view":{"id":"V1","callback_id":"decide_form"}}`)}, 200, "response_action"},
		"a shortcut of old":               {delivery{path: bot.InteractionsPath, body: payload(`{"type":"shortcut","callback_id":"gone"}`)}, 200, ""},
		"a menu of old":                   {delivery{path: bot.OptionsPath, body: payload(`{"type":"block_suggestion","action_id":"gone","value":"x"}`)}, 200, `"options":[]`},
		"a handshake":                     {delivery{path: bot.EventsPath, body: `{"type":"url_verification","challenge":"abc"}`}, 200, `{"challenge":"abc"}`},
		"an event that is no JSON":        {delivery{path: bot.EventsPath, body: `{`}, 400, ""},
		"an event nobody asked for":       {delivery{path: bot.EventsPath, body: `{"type":"event_callback","event_id":"Ev1","event":{"type":"dream"}}`}, 200, ""},
		"a complaint about our rate":      {delivery{path: bot.EventsPath, body: `{"type":"app_rate_limited","minute_rate_limited":1}`}, 200, ""},
		"an event with broken insides":    {delivery{path: bot.EventsPath, body: `{"type":"event_callback","event_id":"Ev2","event":{"type":"user_change","user":7}}`}, 200, ""},
	} {
		t.Run(name, func(t *testing.T) {
			status, answer := c.delivers(test.delivery)
			if status != test.status || !strings.Contains(answer, test.answer) {
				t.Errorf("it is answered %d %q, not %d %q", status, answer, test.status, test.answer)
			}
		})
	}
}

func TestTheSameRequestTwiceHasOneAnswerAndOneEffect(t *testing.T) {
	t.Parallel()
	c := office(t)
	c.as("paul").raises("Human resource unavailable", "Sofia is ill.")
	var sent string
	for _, call := range c.demo.local.Calls(0) {
		if call.Method == "view_submission issue_form" {
			sent = payload(string(call.Args))
		}
	}
	if sent == "" {
		t.Fatal("no submission was delivered")
	}
	for name, again := range map[string]delivery{
		"repeated word for word": {path: bot.InteractionsPath, body: sent},
		"a minute later":         {path: bot.InteractionsPath, body: sent, ago: -time.Minute},
	} {
		for range 2 {
			if status, answer := c.delivers(again); status != 200 {
				t.Errorf("%s: %d %s", name, status, answer)
			}
		}
	}
	c.settle()
	c.in("committee-europe").showsTimes(1, "Sofia is ill.")

	once := delivery{path: bot.CommandsPath, body: command("/docket", "help")}
	if _, first := c.delivers(once); first == "" {
		t.Error("the first is not answered")
	}
	if status, second := c.delivers(once); status != 200 || second != "" {
		t.Errorf("the second is answered %d %s", status, second)
	}
}
