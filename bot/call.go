package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/directory"
)

// call is one thing one person did in Slack, decoded: a command, a press, a
// submitted modal, a shortcut. Whatever it says is a hint; desks ask the
// database.
type call struct {
	Act     directory.Act
	Reader  view.Reader
	Route   string // command, action ID or callback ID
	Trigger string // opens one modal within 3 s
	Channel string // where it was done; "" in a modal or the Home tab
	Answer  string // response URL; "" where Slack gives none
	Text    string // typed after a command
	Value   string // of the button pressed, or what was picked
	View    slack.View
	Message slack.Message
}

// answer is what the person gets back. At most one field is set; none means that
// what they see will change by itself.
type answer struct {
	say    *view.Message           // to them alone
	open   *slack.ModalViewRequest // a modal, over the one that is open if there is one
	redraw *slack.ModalViewRequest // the modal they acted in
	below  *slack.ModalViewRequest // the modal from which the form they submitted was opened
	done   bool                    // closes every modal
}

// handler deals with one kind of call.
type handler func(ctx context.Context, c call) (answer, error)

func say(m view.Message) answer              { return answer{say: &m} }
func open(v slack.ModalViewRequest) answer   { return answer{open: &v} }
func redraw(v slack.ModalViewRequest) answer { return answer{redraw: &v} }
func below(v slack.ModalViewRequest) answer  { return answer{below: &v} }
func closed() answer                         { return answer{done: true} }
