package main

import (
	"context"
	"time"

	"docket/internal/outbox"
)

// tokenPatience is how long docket waits before it asks Slack again whether the
// token is good, by the application's clock.
const tokenPatience = time.Minute

// resume lets sending go on once Slack accepts the token again. Sending halts
// when it does not, and nothing else would try it.
func (h *house) resume(ctx context.Context, backlog outbox.Backlog, now time.Time) error {
	if backlog.Halted == "" || !h.asking.TryLock() {
		return nil
	}
	defer h.asking.Unlock()
	if now.Sub(h.asked).Abs() < tokenPatience {
		return nil
	}
	h.asked = now
	if _, err := h.bot.API.AuthTestContext(ctx); err != nil {
		h.log.WarnContext(ctx, "sending is halted", "reason", backlog.Halted, "err", err)
		return nil
	}
	h.log.InfoContext(ctx, "sending goes on")
	return h.notes.Resume(ctx, now)
}
