package outbox

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// The metadata every posted message carries, by which it is found again: event
// type MetadataType, payload {"note": <note's ID>}.
const (
	MetadataType  = "docket_note"
	MetadataField = "note"
)

// Verb is what a delivery asks of Slack.
type Verb string

// The verbs.
const (
	Post    Verb = "post"    // chat.postMessage, with the metadata
	Update  Verb = "update"  // chat.update of the copy that stands; chat.delete when it is withdrawn
	Publish Verb = "publish" // views.publish of a Home tab
	Find    Verb = "find"    // conversations.history or .replies: was it posted?
	Send    Verb = "send"    // a letter, handed to the mail server
)

// Delivery is one note on its way, and where it stands already.
type Delivery struct {
	Note
	Verb    Verb
	Place   Receipt   // the copy to update; zero until posted
	Thread  string    // ts of the parent's message; "" at top level
	Since   time.Time // when the last request for it left, by the application's clock; zero for never
	Attempt int       // how many requests were made for this note, this one included
	Version int       // the change of the subject this delivery draws
	Epoch   int64     // how often sending had been resumed when this was claimed
	Again   bool      // a letter whose last sending had no clear end
}

// Receipt is where a message stands.
type Receipt struct {
	Channel string // the conversation's ID, also when the lane is a person
	TS      string // the message's timestamp in it
	Gone    bool   // nothing was said, or what stood there was taken away: the note is over
	Final   bool   // it is said for good and never drawn again: a letter, a file
}

// Slack says things, by e-mail too. It renders the note from the current state of its subject
// and makes one request, never repeating it by itself.
type Slack interface {
	// Deliver posts, updates, publishes or sends. An error that is a *Refusal is a
	// definite no, one that wraps ErrUnsent never reached Slack, and any other
	// one leaves open what Slack did.
	Deliver(ctx context.Context, d Delivery) (Receipt, error)
	// Find looks for a message with the note's ID in its metadata, posted since
	// a minute before d.Since, or for a file with that ID in its name; in the
	// thread of d.Thread when there is one.
	Find(ctx context.Context, d Delivery) (Receipt, bool, error)
}

// ErrUnsent is wrapped by errors that arose before a request left: a subject that
// could not be loaded, a view that could not be drawn.
var ErrUnsent = errors.New("not sent")

// Refusal is a definite no: nothing was said.
type Refusal struct {
	Code       string        // Slack's word: "not_in_channel", "ratelimited"; for a letter one of those of mail.go, and the server's own words after a space
	RetryAfter time.Duration // for ratelimited; 0 when Slack did not say
	Method     string        // the method that is limited; "" for the channel when posting, else the verb's method
	Later      bool          // the mail server is away or asks for patience: the same letter may be taken later
}

// Error says the code.
func (r *Refusal) Error() string { return fmt.Sprintf("refused: %s", r.Code) }
