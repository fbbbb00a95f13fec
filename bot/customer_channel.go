package bot

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"docket/internal/customer"
	"docket/internal/fault"
)

// mayShare refuses a channel newly named as shared with a customer in which docket
// cannot write. One that was named before stays as it is: what is sent there says
// itself when docket was removed.
func (b *Bot) mayShare(ctx context.Context, c call, draft customer.Customer) error {
	if draft.Channel == "" || draft.Check() != nil {
		return nil
	}
	if err := b.mayEditCustomers(ctx, c); err != nil {
		return err
	}
	if draft.ID != 0 {
		known, err := b.Desks.Customers.Show(ctx, draft.ID)
		if err != nil || known.Channel == draft.Channel {
			return err
		}
	}
	shared, err := b.API.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: draft.Channel})
	switch {
	case slackCode(err) == "channel_not_found":
		return fault.Invalidf("docket cannot see that channel. Type /invite @docket there, then save again.").In("channel")
	case err != nil:
		return fmt.Errorf("ask about channel %s: %w", draft.Channel, err)
	case shared.IsArchived:
		return fault.Invalidf("#%s is archived. Choose another channel.", shared.Name).In("channel")
	case !shared.IsMember:
		return fault.Invalidf("docket is not in #%s yet. Type /invite @docket there, then save again.", shared.Name).In("channel")
	}
	return nil
}
