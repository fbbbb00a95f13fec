package sandbox

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// maxBody is the largest request the Web API reads.
const maxBody = 4 << 20

// args are the arguments of a Web API call by name. Lists and objects are kept as JSON text, whether they came in a form or in JSON.
type args map[string]string

func readArgs(r *http.Request) (args, error) {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	a := args{}
	r.Body = http.MaxBytesReader(nil, r.Body, maxBody)
	if kind == "application/json" {
		if err := a.readJSON(r.Body); err != nil {
			return nil, err
		}
	} else if err := a.readForm(r, kind); err != nil {
		return nil, err
	}
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		a["token"] = bearer
	}
	return a, nil
}

func (a args) readForm(r *http.Request, kind string) error {
	parse := r.ParseForm
	if kind == "multipart/form-data" {
		parse = func() error { return r.ParseMultipartForm(maxBody) }
	}
	if err := parse(); err != nil {
		return refuse("invalid_form_data")
	}
	for name, values := range r.Form {
		a[name] = values[0]
	}
	return nil
}

func (a args) readJSON(body io.Reader) error {
	raw, err := io.ReadAll(body)
	if err != nil {
		return refuse("request_timeout")
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil
	}
	if !json.Valid(raw) {
		return refuse("invalid_json")
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(raw, &object) != nil {
		return refuse("json_not_object")
	}
	for name, value := range object {
		var text string
		switch {
		case string(value) == "null":
		case json.Unmarshal(value, &text) == nil:
			a[name] = text
		default:
			a[name] = string(value)
		}
	}
	return nil
}

func (a args) has(name string) bool { return a[name] != "" }

func (a args) flag(name string) bool {
	on, err := strconv.ParseBool(a[name])
	return err == nil && on
}

// number is an integer argument, or what stands in when it is missing.
func (a args) number(name string, missing int) (int, bool) {
	if !a.has(name) {
		return missing, true
	}
	n, err := strconv.Atoi(a[name])
	return n, err == nil
}

func (a args) json(name string) json.RawMessage {
	if !a.has(name) {
		return nil
	}
	return json.RawMessage(a[name])
}

// list is an argument given as a comma-separated text or as a JSON list.
func (a args) list(name string) []string {
	text := strings.TrimSpace(a[name])
	var items []string
	if strings.HasPrefix(text, "[") && json.Unmarshal([]byte(text), &items) == nil {
		return items
	}
	for item := range strings.SplitSeq(text, ",") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}
