package order

import (
	"fmt"
	"time"

	"docket/internal/directory"
	"docket/internal/locale"
	"docket/internal/outbox"
)

// NewsArgs is what news about an order carries to its renderer; which fields are
// set depends on the topic.
type NewsArgs struct {
	By       directory.UserID   `json:"by,omitempty"`
	Revision int                `json:"revision,omitempty"`
	Reason   string             `json:"reason,omitempty"`
	Voided   []directory.UserID `json:"voided,omitempty"` // whose approval no longer counts
	To       directory.UserID   `json:"to,omitempty"`     // who alone is told, or has to answer
	For      directory.UserID   `json:"for,omitempty"`    // in whose place it was decided
	Above    bool               `json:"above,omitempty"`  // by a superior
	Step     string             `json:"step,omitempty"`
	Role     directory.Role     `json:"role,omitempty"`
	Round    int                `json:"round,omitempty"`
	Through  bool               `json:"through,omitempty"` // nobody else has to approve
	Text     string             `json:"text,omitempty"`    // of a question
	Answer   string             `json:"answer,omitempty"`
}

// card is the order's card in its committee's channel.
func (o Order) card(s Scene) outbox.Note {
	return outbox.Note{Topic: "order.card", Subject: o.ID.Subject(), Channel: s.Home, Key: o.ID.CardKey(), Priority: outbox.Click}
}

// mine is the card as the seller has it.
func (o Order) mine() outbox.Note {
	return outbox.Note{Topic: "order.mine", Subject: o.ID.Subject(), Channel: outbox.Lane(o.Seller),
		Key: fmt.Sprintf("order.mine:%d:%s", o.ID, o.Seller), Priority: outbox.Click}
}

// news is a line in the thread under the order's card. It tells of a moment and is
// never drawn again, so its subject is not the order.
func (o Order) news(topic outbox.Topic, s Scene, args any) outbox.Note {
	return outbox.Note{Topic: topic, Subject: o.ID.newsSubject(), Channel: s.Home, Parent: o.ID.CardKey(), Args: outbox.Args(args),
		Key: fmt.Sprintf("%s:%d:%s", topic, o.ID, s.Press), Priority: outbox.Click}
}

// newsSubject is the subject of what is said once and never drawn again.
func (id ID) newsSubject() outbox.Subject { return outbox.Subject{Kind: "order_news", ID: int64(id)} }

func (s Scene) moment(at time.Time) locale.Moment { return locale.Moment{At: at, Zone: s.Zone} }
