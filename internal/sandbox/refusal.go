package sandbox

import (
	"strings"

	"docket/internal/sandbox/blockkit"
)

// refusal is an answer with ok false: Slack's word for what is wrong, and what else the answer carries.
type refusal struct {
	code  string
	extra answer
}

// Error is Slack's word.
func (r *refusal) Error() string { return r.code }

func refuse(code string) *refusal { return &refusal{code: code, extra: answer{}} }

func (r *refusal) with(key string, value any) *refusal {
	r.extra[key] = value
	return r
}

// messages puts lines into response_metadata, where Slack explains itself.
func (r *refusal) messages(lines ...string) *refusal {
	return r.with("response_metadata", map[string]any{"messages": lines})
}

// missingField is how Slack answers a call without a required argument.
func missingField(name string) *refusal {
	return refuse("invalid_arguments").messages("[ERROR] missing required field: " + name)
}

// badBlocks explains a payload that Block Kit's rules forbid: in "errors" plainly, in the messages with their severity. A second table has
// a word of its own.
func badBlocks(code string, problems []blockkit.Problem) *refusal {
	plain, lines := make([]string, len(problems)), make([]string, len(problems))
	for i, p := range problems {
		lines[i] = p.String()
		plain[i] = strings.TrimPrefix(lines[i], "[ERROR] ")
		if p.Code == blockkit.CodeOnlyOneTable {
			code = "invalid_attachments"
		}
	}
	return refuse(code).with("errors", plain).messages(lines...)
}
