package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// ServeSocket takes deliveries over Socket Mode until the context ends, by the
// same handlers as over HTTP. Slack accepts an acknowledgement under 20 KB only;
// a larger modal is sent by views.update instead.
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
	ctx, cancel := context.WithTimeout(ctx, ackWithin)
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

func (b *Bot) socketCall(ctx context.Context, r *socketmode.Request) (string, reply, error) {
	switch r.Type {
	case socketmode.RequestTypeSlashCommands:
		var cmd slack.SlashCommand
		if err := json.Unmarshal(r.Payload, &cmd); err != nil {
			return "", nil, errMalformed
		}
		return cmd.Command, b.command(ctx, cmd), nil
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
