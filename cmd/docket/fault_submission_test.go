package main

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/issue"
	"docket/internal/project"
)

// submissions are filled forms "Log an issue" for one project, as Slack sends
// them: with the blocks of the form and what was put into them.
type submissions struct {
	template string // form-encoded, with words to replace
}

// The words that stand for what differs between two submissions.
const (
	viewWord  = "VIEWWORD"
	textWord  = "TEXTWORD"
	pressWord = "PRESSWORD"
)

func newSubmissions(t testing.TB, p project.Line, kinds []issue.Kind) submissions {
	t.Helper()
	ada := view.For(directory.Member{ID: testAdmin, Zone: "Europe/London", Locale: "en-GB"}, time.Now())
	kind := kinds[0].Key
	form := view.LogIssue(ada, view.IssueForm{Project: &p, Fixed: true, Kinds: kinds, Kind: kind})
	payload, err := json.Marshal(map[string]any{
		"type": "view_submission", "api_app_id": "A0FAULTS01", "token": "unused", "trigger_id": "1.2." + pressWord,
		"team": map[string]any{"id": "T0FAULTS01", "domain": "one-committee"},
		"user": map[string]any{"id": testAdmin, "username": "ada", "name": "ada", "team_id": "T0FAULTS01"},
		"view": map[string]any{
			"id": viewWord, "team_id": "T0FAULTS01", "type": slack.VTModal, "callback_id": form.CallbackID, "blocks": form.Blocks,
			"private_metadata": form.PrivateMetadata, "title": form.Title, "submit": form.Submit, "close": form.Close, "hash": "1.abc",
			"root_view_id": viewWord, "app_id": "A0FAULTS01", "bot_id": "B0FAULTS01",
			"state": map[string]any{"values": map[string]any{
				"kind:PS":                  map[string]any{view.KindPick: picked("static_select", string(kind))},
				"severity:" + string(kind): map[string]any{"answer": picked("static_select", string(issue.High))},
				"description":              map[string]any{"answer": map[string]any{"type": "plain_text_input", "value": textWord}},
			}},
		},
		"response_urls": []any{}, "is_enterprise_install": false,
	})
	if err != nil {
		t.Fatal(err)
	}
	return submissions{template: url.Values{"payload": {string(payload)}}.Encode()}
}

func picked(kind, value string) map[string]any {
	return map[string]any{"type": kind, "selected_option": map[string]any{
		"text": map[string]any{"type": "plain_text", "text": value, "emoji": true}, "value": value,
	}}
}

var presses atomic.Int64

// body is the submission of one view. Each press of its button has a trigger of
// its own.
func (s submissions) body(viewID, text string) []byte {
	press := strconv.FormatInt(presses.Add(1), 10)
	return []byte(strings.NewReplacer(viewWord, viewID, textWord, url.QueryEscape(text), pressWord, press).Replace(s.template))
}

// signedPost is a request as Slack signs it.
func signedPost(ctx context.Context, to, contentType string, body []byte) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	r.Header.Set("X-Slack-Request-Timestamp", stamp)
	r.Header.Set("X-Slack-Signature", signature(stamp, body))
	r.Header.Set("Content-Type", contentType)
	return r, nil
}

// signature is Slack's, of a body sent at a time (docs.slack.dev: Verifying
// requests from Slack).
func signature(stamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(testSecret))
	mac.Write([]byte("v0:" + stamp + ":"))
	mac.Write(body)
	return "v0=" + hex.EncodeToString(mac.Sum(nil))
}

const formEncoded = "application/x-www-form-urlencoded"

// closes is the answer that closes a form: what was submitted has been done.
const closes = `{"response_action":"clear"}` + "\n"
