package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"docket/bot/view"
)

// ServeSocket takes deliveries over Socket Mode until the context ends, by the
// same handlers as over HTTP.
func (b *Bot) ServeSocket(ctx context.Context, client *socketmode.Client) error {
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case e := <-client.Events:
				if e.Request != nil {
					b.after.Go(func() { b.socketEvent(context.WithoutCancel(ctx), client, e) })
				}
			}
		}
	}()
	if err := client.RunContext(ctx); err != nil && ctx.Err() == nil {
		return fmt.Errorf("socket mode: %w", err)
	}
	return nil
}

func (b *Bot) socketEvent(ctx context.Context, client *socketmode.Client, e socketmode.Event) {
	start := b.Now()
	ctx, cancel := context.WithTimeout(ctx, b.Patience)
	defer cancel()
	route, answer, err := b.socketCall(ctx, e.Request)
	b.acked(ctx, "socket "+route, err, b.Now().Sub(start))
	if err != nil {
		return // unacknowledged: an event comes again
	}
	var payload []any
	if answer != nil {
		payload = append(payload, answer)
	}
	if err := client.Ack(*e.Request, payload...); err != nil {
		b.Log.ErrorContext(ctx, "socket ack", "route", route, "err", err)
	}
}

// maxSocketAnswer is what an acknowledgement may carry: Slack silently drops one
// of 20 KB with its envelope (slack-go #1196).
const maxSocketAnswer = 19_000

// fitting is the answer to a command if it fits into the acknowledgement; a
// larger one goes to the command's response URL instead.
func (b *Bot) fitting(ctx context.Context, cmd slack.SlashCommand, answer reply) reply {
	m, ok := answer.(slack.Msg)
	if text, err := json.Marshal(answer); !ok || err != nil || len(text) <= maxSocketAnswer {
		return answer
	}
	ctx = context.WithoutCancel(ctx)
	c := call{Route: cmd.Command, Answer: cmd.ResponseURL}
	b.after.Go(func() { b.tell(ctx, c, view.Message{Text: m.Text, Blocks: m.Blocks.BlockSet}) })
	return nil
}

func (b *Bot) socketCall(ctx context.Context, r *socketmode.Request) (string, reply, error) {
	switch r.Type {
	case socketmode.RequestTypeSlashCommands:
		var cmd slack.SlashCommand
		if err := json.Unmarshal(r.Payload, &cmd); err != nil {
			return "", nil, errMalformed
		}
		return cmd.Command, b.fitting(ctx, cmd, b.command(ctx, cmd)), nil
	case socketmode.RequestTypeInteractive:
		in, err := readCallback(r.Payload)
		if err != nil {
			return "", nil, errMalformed
		}
		route, answer := b.interaction(ctx, in)
		return route, answer, nil
	case socketmode.RequestTypeEventsAPI:
		return b.event(ctx, r.Payload)
	}
	return r.Type, nil, nil
}
