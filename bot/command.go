package bot

import (
	"context"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/directory"
	"docket/internal/patience"
)

// command deals with a slash command. Its acknowledgement carries the message.
func (b *Bot) command(ctx context.Context, cmd slack.SlashCommand) reply {
	c := call{
		Act:   directory.Act{Key: "command:" + cmd.TriggerID, By: directory.UserID(cmd.UserID)},
		Route: cmd.Command, Trigger: cmd.TriggerID, Channel: cmd.ChannelID, Answer: cmd.ResponseURL, Text: cmd.Text,
	}
	do := b.help
	if known, ok := b.routes.commands[cmd.Command]; ok {
		do = known.do
	}
	a, err := b.act(ctx, &c, do)
	switch {
	case err != nil:
		return ephemeral(refusal(c.Reader, err))
	case a.open != nil:
		if err := b.openModal(ctx, c, *a.open); err != nil {
			return ephemeral(refusal(c.Reader, err))
		}
	case a.say != nil:
		return ephemeral(*a.say)
	}
	return nil
}

// act finds out who is there and has the handler act, in the time there is; it
// logs what is no fault.
func (b *Bot) act(ctx context.Context, c *call, do handler) (answer, error) {
	c.Reader = view.For(directory.Member{ID: c.Act.By}, b.Now())
	known, err := patience.Within(ctx, func() (view.Reader, error) { return b.reader(ctx, c.Act.By) })
	if err != nil {
		return answer{}, b.logged(ctx, c.Route, err)
	}
	c.Reader = known
	asked := *c
	a, err := patience.Within(ctx, func() (answer, error) { return do(ctx, asked) })
	return a, b.logged(ctx, c.Route, err)
}

func ephemeral(m view.Message) reply {
	return slack.Msg{ResponseType: slack.ResponseTypeEphemeral, Text: m.Text, Blocks: slack.Blocks{BlockSet: m.Blocks}}
}
