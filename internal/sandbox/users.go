package sandbox

import (
	"slices"
	"strings"
)

func usersInfo(c *call) (answer, error) {
	u := c.world.user(c.args["user"])
	if u == nil {
		return nil, refuse("user_not_found")
	}
	return answer{"user": c.profile(u)}, nil
}

func (c *call) profile(u *member) map[string]any {
	shown := u.profile(c.world.team.ID, c.now, c.args.flag("include_locale"), c.holds("users:read.email"))
	if profile, ok := shown["profile"].(map[string]any); ok && u.ID == c.world.app.UserID {
		profile["bot_id"], profile["api_app_id"] = c.world.app.BotID, c.world.app.ID
	}
	return shown
}

func usersList(c *call) (answer, error) {
	page, next, err := paginate(c, c.world.users, maxLimit)
	if err != nil {
		return nil, err
	}
	members := []any{}
	for _, u := range page {
		members = append(members, c.profile(u))
	}
	return withCursor(answer{"members": members, "cache_ts": c.now.Unix()}, next), nil
}

func usersLookupByEmail(c *call) (answer, error) {
	i := slices.IndexFunc(c.world.users, func(u *member) bool {
		return !u.Deleted && u.Email != "" && strings.EqualFold(u.Email, c.args["email"])
	})
	if i < 0 {
		return nil, refuse("users_not_found")
	}
	return answer{"user": c.profile(c.world.users[i])}, nil
}

func usergroupsList(c *call) (answer, error) {
	list := []any{}
	for _, g := range c.world.groups {
		o := map[string]any{
			"id": g.ID, "team_id": c.world.team.ID, "is_usergroup": true, "name": g.Name, "handle": g.Handle, "description": "",
			"is_external": false, "date_create": 0, "date_update": 0, "date_delete": 0, "prefs": map[string]any{"channels": []any{}, "groups": []any{}},
		}
		if c.args.flag("include_users") {
			o["users"] = g.Users
		}
		if c.args.flag("include_count") {
			o["user_count"] = len(g.Users)
		}
		list = append(list, o)
	}
	return answer{"usergroups": list}, nil
}

func usergroupsUsersList(c *call) (answer, error) {
	i := slices.IndexFunc(c.world.groups, func(g Usergroup) bool { return g.ID == c.args["usergroup"] })
	if i < 0 {
		return nil, refuse("no_such_subteam")
	}
	return answer{"users": c.world.groups[i].Users}, nil
}
