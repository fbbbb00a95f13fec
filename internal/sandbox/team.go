package sandbox

import (
	"encoding/json"
	"fmt"
	"strings"

	"docket/internal/sandbox/blockkit"
)

func apiTest(c *call) (answer, error) {
	shown := map[string]string{}
	for name, value := range c.args {
		if name != "token" {
			shown[name] = value
		}
	}
	if word := c.args["error"]; word != "" {
		return nil, refuse(word).with("args", shown)
	}
	return answer{"args": shown}, nil
}

func authTest(c *call) (answer, error) {
	w := c.world
	return answer{
		"url": fmt.Sprintf("https://%s.slack.com/", w.team.Domain), "team": w.team.Name, "team_id": w.team.ID,
		"user": w.user(w.app.UserID).Name, "user_id": w.app.UserID, "bot_id": w.app.BotID, "is_enterprise_install": false,
	}, nil
}

// appsConnectionsOpen gives out the address of a Socket Mode connection, good for one connection.
func appsConnectionsOpen(c *call) (answer, error) {
	if !c.manifest.absent && !c.manifest.Settings.SocketMode {
		return nil, refuse("forbidden_team")
	}
	ticket := secret()
	c.tickets[ticket] = true
	return answer{"url": "ws" + strings.TrimPrefix(c.host, "http") + "/socket?ticket=" + ticket + "&app_id=" + c.world.app.ID}, nil
}

func teamInfo(c *call) (answer, error) {
	t := c.world.team
	if id := c.args["team"]; id != "" && id != t.ID {
		return nil, refuse("team_not_found")
	}
	return answer{"team": map[string]any{
		"id": t.ID, "name": t.Name, "domain": t.Domain, "email_domain": "", "url": fmt.Sprintf("https://%s.slack.com/", t.Domain), "icon": map[string]any{},
	}}, nil
}

func botsInfo(c *call) (answer, error) {
	a := c.world.app
	if id := c.args["bot"]; id != "" && id != a.BotID {
		return nil, refuse("bot_not_found")
	}
	return answer{"bot": map[string]any{
		"id": a.BotID, "app_id": a.ID, "user_id": a.UserID, "name": a.Name, "deleted": false, "updated": c.now.Unix(), "icons": map[string]any{},
	}}, nil
}

// blocksValidate judges blocks, a message or a view without doing anything with them; it needs no token. Pointers begin at the argument.
func blocksValidate(c *call) (answer, error) {
	blocks, message, view := c.args.has("blocks"), c.args.has("message"), c.args.has("view")
	var problems []blockkit.Problem
	var word string
	switch {
	case view && !message && !blocks:
		word, problems = "invalid_view", blockkit.View(c.args.json("view"), "")
	case message && !view && !blocks:
		var m struct {
			Blocks json.RawMessage `json:"blocks"`
		}
		if json.Unmarshal(c.args.json("message"), &m) != nil {
			return nil, refuse("invalid_arguments")
		}
		word, problems = "invalid_message", blockkit.Message(m.Blocks, "/blocks")
	case blocks && !view && !message:
		word, problems = "invalid_blocks", blockkit.Message(c.args.json("blocks"), "")
	default:
		return nil, refuse("invalid_arguments").messages("must provide exactly one of `blocks`, `view`, or `message`")
	}
	if len(problems) > 0 {
		return nil, refuse(word).with("errors", problems)
	}
	return answer{}, nil
}
