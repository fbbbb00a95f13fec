package sandbox

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// messageEvents are what the app is told about a new message in a conversation its bot belongs to; the caller holds s.mu.
func (s *Sandbox) messageEvents(ch *channel, m *Message) []event {
	if !ch.has(s.world.app.UserID) {
		return nil
	}
	var events []event
	if s.manifest.subscribed("message." + messageSubscription(ch)) {
		events = append(events, s.newEvent("message", ch.ID, s.innerMessage(ch, m, "message")))
	}
	mentioned := strings.Contains(m.Text, "<@"+s.world.app.UserID+">") && m.BotID == ""
	if mentioned && ch.Kind != kindIM && s.manifest.subscribed("app_mention") {
		events = append(events, s.newEvent("app_mention", ch.ID, s.innerMessage(ch, m, "app_mention")))
	}
	if links := s.sharedLinks(m); len(links) > 0 && m.BotID == "" && s.manifest.subscribed("link_shared") {
		events = append(events, s.newEvent("link_shared", ch.ID, map[string]any{
			"type": "link_shared", "channel": ch.ID, "user": m.User, "message_ts": m.TS, "event_ts": m.TS, "is_bot_user_member": true,
			"source": "conversations_history", "unfurl_id": unfurlID(ch.ID, m.TS), "links": links,
		}))
	}
	return events
}

func (s *Sandbox) innerMessage(ch *channel, m *Message, kind string) map[string]any {
	inner := map[string]any{}
	if err := json.Unmarshal(mustJSON(m.outward(true)), &inner); err != nil {
		panic(err) // a message this package has just encoded
	}
	inner["type"], inner["channel"], inner["event_ts"] = kind, ch.ID, m.TS
	if kind == "message" {
		inner["channel_type"] = ch.eventType()
	}
	return inner
}

// changeEvents are what the app is told when a message was changed or deleted.
func (s *Sandbox) changeEvents(ch *channel, subtype string, previous Message, now *Message, at string) []event {
	if !ch.has(s.world.app.UserID) || !s.manifest.subscribed("message."+messageSubscription(ch)) {
		return nil
	}
	inner := map[string]any{
		"type": "message", "subtype": subtype, "channel": ch.ID, "channel_type": ch.eventType(), "ts": at, "event_ts": at, "hidden": true,
		"previous_message": previous.outward(false),
	}
	if now != nil {
		inner["message"] = now.outward(true)
	} else {
		inner["deleted_ts"] = previous.TS
	}
	return []event{s.newEvent("message", ch.ID, inner)}
}

func messageSubscription(ch *channel) string { return ch.scopePrefix() }

var linkPattern = regexp.MustCompile(`<(https?://[^|>]+)`)

func (s *Sandbox) sharedLinks(m *Message) []map[string]any {
	links := []map[string]any{}
	for _, match := range linkPattern.FindAllStringSubmatch(m.Text, -1) {
		u, err := url.Parse(match[1])
		if err != nil {
			continue
		}
		inDomain := func(d string) bool { return u.Hostname() == d || strings.HasSuffix(u.Hostname(), "."+d) }
		if slices.ContainsFunc(s.manifest.Features.Unfurl, inDomain) {
			links = append(links, map[string]any{"domain": u.Hostname(), "url": match[1]})
		}
	}
	return links
}

// unfurlID names a shared link's message, as link_shared gives it and chat.unfurl takes it.
func unfurlID(channel, ts string) string { return channel + "-" + ts }
