package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/fault"
	"docket/internal/outbox"
)

// Speaker says what the outbox holds: it renders a note from the present state
// of its subject and makes one request. It implements outbox.Slack.
type Speaker struct{ *Bot }

// Deliver posts, updates or publishes a note, or sends it as a letter.
func (s Speaker) Deliver(ctx context.Context, d outbox.Delivery) (outbox.Receipt, error) {
	if d.Topic == outbox.Home {
		return s.publish(ctx, d)
	}
	if address, mail := d.Channel.Mail(); mail {
		return s.send(ctx, d, address)
	}
	draw, ok := s.routes.notes[d.Topic]
	if !ok {
		return outbox.Receipt{}, fmt.Errorf("deliver note %d: %w: nothing draws %q", d.ID, outbox.ErrUnsent, d.Topic)
	}
	m, err := draw(ctx, d)
	switch {
	case fault.KindOf(err) == fault.NotFound:
		return outbox.Receipt{Channel: d.Place.Channel, TS: d.Place.TS, Gone: true}, nil
	case err != nil:
		return outbox.Receipt{}, errors.Join(outbox.ErrUnsent, err)
	case m.File != nil:
		return s.share(ctx, d, m)
	case d.Verb == outbox.Update:
		return s.update(ctx, d, m)
	}
	return s.post(ctx, d, m)
}

func (s Speaker) post(ctx context.Context, d outbox.Delivery, m view.Message) (outbox.Receipt, error) {
	options := []slack.MsgOption{
		slack.MsgOptionText(m.Text, false), slack.MsgOptionBlocks(m.Blocks...),
		slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
		slack.MsgOptionMetadata(slack.SlackMetadata{
			EventType:    outbox.MetadataType,
			EventPayload: map[string]any{outbox.MetadataField: strconv.FormatInt(int64(d.ID), 10)},
		}),
	}
	if d.Thread != "" {
		options = append(options, slack.MsgOptionTS(d.Thread))
	}
	channel, ts, err := s.API.PostMessageContext(ctx, string(d.Channel), options...)
	if err != nil {
		return outbox.Receipt{}, verdict(err, "")
	}
	return outbox.Receipt{Channel: channel, TS: ts}, nil
}

func (s Speaker) update(ctx context.Context, d outbox.Delivery, m view.Message) (outbox.Receipt, error) {
	channel, ts, _, err := s.API.UpdateMessageContext(ctx, d.Place.Channel, d.Place.TS,
		slack.MsgOptionText(m.Text, false), slack.MsgOptionBlocks(m.Blocks...))
	if err != nil {
		return outbox.Receipt{}, verdict(err, "chat.update")
	}
	return outbox.Receipt{Channel: channel, TS: ts}, nil
}

// Find looks for a note that may have been posted, by the ID in its metadata or in
// the name of its file.
func (s Speaker) Find(ctx context.Context, d outbox.Delivery) (outbox.Receipt, bool, error) {
	channel, err := s.conversation(ctx, d.Channel)
	if err != nil {
		return outbox.Receipt{}, false, err
	}
	since := d.Since.Add(-time.Minute)
	for cursor := ""; ; {
		messages, next, err := s.since(ctx, channel, d.Thread, since, cursor)
		if err != nil {
			return outbox.Receipt{}, false, err
		}
		for _, m := range messages {
			if noteOf(m) == d.ID {
				return outbox.Receipt{Channel: channel, TS: m.Timestamp}, true, nil
			}
			if holdsFile(m, d.ID) {
				return outbox.Receipt{Channel: channel, TS: m.Timestamp, Final: true}, true, nil
			}
		}
		if cursor = next; cursor == "" {
			return outbox.Receipt{}, false, nil
		}
	}
}

// conversation is the ID of the one a lane names: a person's is their direct messages.
func (s Speaker) conversation(ctx context.Context, l outbox.Lane) (string, error) {
	if !l.Person() {
		return string(l), nil
	}
	dm, _, _, err := s.API.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{string(l)}})
	if err != nil {
		return "", verdict(err, "")
	}
	return dm.ID, nil
}

// since reads one page of a conversation, or of a thread in it.
func (s Speaker) since(ctx context.Context, channel, thread string, at time.Time, cursor string) ([]slack.Message, string, error) {
	oldest := fmt.Sprintf("%d.%06d", at.Unix(), at.Nanosecond()/1000)
	if thread != "" {
		messages, _, next, err := s.API.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: channel, Timestamp: thread, Oldest: oldest, Cursor: cursor, Limit: 200, IncludeAllMetadata: true})
		return messages, next, verdictOrNil(err, "conversations.replies")
	}
	page, err := s.API.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
		ChannelID: channel, Oldest: oldest, Cursor: cursor, Limit: 200, IncludeAllMetadata: true})
	if err != nil {
		return nil, "", verdict(err, "conversations.history")
	}
	return page.Messages, page.ResponseMetaData.NextCursor, nil
}

func verdictOrNil(err error, method string) error {
	if err == nil {
		return nil
	}
	return verdict(err, method)
}

func noteOf(m slack.Message) outbox.ID {
	if m.Metadata.EventType != outbox.MetadataType {
		return 0
	}
	text, _ := m.Metadata.EventPayload[outbox.MetadataField].(string)
	id, _ := strconv.ParseInt(text, 10, 64)
	return outbox.ID(id)
}
