package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/mail"

	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/letter"
	"docket/internal/outbox"
)

// Mailer hands letters to a mail server.
type Mailer interface {
	// Send delivers a letter to an address, under an identity made from the note's
	// ID. An error that is an *outbox.Refusal is a no: nothing was taken. Any other
	// one leaves open whether the server took it.
	Send(ctx context.Context, l letter.Letter, to string, id outbox.ID) error
}

// answersTo is the address of who is responsible for a letter: customers answer
// letters, and the mailbox of the house's sender may have no reader.
func (s Speaker) answersTo(ctx context.Context, d outbox.Delivery) mail.Address {
	var args outbox.LetterArgs
	if err := json.Unmarshal(d.Args, &args); err != nil || args.Responsible == "" {
		return mail.Address{}
	}
	all, err := s.people.all(ctx)
	if err != nil {
		return mail.Address{}
	}
	m := all[directory.UserID(args.Responsible)]
	return mail.Address{Name: m.Name, Address: m.Email}
}

// send writes a note on a mail lane.
func (s Speaker) send(ctx context.Context, d outbox.Delivery, address string) (outbox.Receipt, error) {
	write, ok := s.routes.letters[d.Topic]
	if !ok {
		return outbox.Receipt{}, fmt.Errorf("send note %d: %w: nothing words %q", d.ID, outbox.ErrUnsent, d.Topic)
	}
	if s.Mailer == nil {
		return outbox.Receipt{}, &outbox.Refusal{Code: outbox.MailOff}
	}
	l, err := write(ctx, d)
	switch {
	case fault.KindOf(err) == fault.NotFound:
		return outbox.Receipt{Gone: true}, nil
	case err != nil:
		return outbox.Receipt{}, errors.Join(outbox.ErrUnsent, err)
	}
	l.ReplyTo = s.answersTo(ctx, d)
	if err := s.Mailer.Send(ctx, l, address, d.ID); err != nil {
		return outbox.Receipt{}, fmt.Errorf("send note %d: %w", d.ID, err)
	}
	return outbox.Receipt{Final: true}, nil
}
