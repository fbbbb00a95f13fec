package main

import (
	"net/http"
	"time"

	"docket/bot/view"
	"docket/internal/connect/webhook"
	"docket/internal/intake"
	"docket/internal/web"
)

// How many orders of one address are looked at, per second and at once.
const hookRate, hookBurst = 5, 60

// hook is the door by which other systems bring orders; without a secret nothing is
// there. Its deadlines are the machine's, its signatures grow old by the application's
// clock.
func hook(s settings, h *house) http.Handler {
	if s.webhookSecret == "" {
		return http.NotFoundHandler()
	}
	reader := view.Channel("en", "UTC", time.Time{}) // who is no member knows none by name
	return webhook.New(webhook.Config{
		Orders: intake.NewOrderDesk(h.store), Secret: s.webhookSecret, Wait: web.NewGate(s.proxies, hookRate, hookBurst).Wait,
		Now: s.now, Wall: time.Now, Say: func(p intake.Problem) string { return sentence(reader, p) }, Log: s.log, Observe: h.metrics.Paged,
	})
}
