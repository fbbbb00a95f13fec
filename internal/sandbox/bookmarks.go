package sandbox

import (
	"net/url"
)

const maxBookmarks = 100

func bookmarksAdd(c *call) (answer, error) {
	if !c.args.has("channel_id") {
		return nil, missingField("channel_id")
	}
	ch, err := c.visible(c.args["channel_id"])
	if err != nil {
		return nil, err
	}
	link, err := url.Parse(c.args["link"])
	switch {
	case c.args["type"] != "link":
		return nil, refuse("invalid_bookmark_type")
	case err != nil || link.Host == "":
		return nil, refuse("invalid_link")
	case !ch.has(c.world.app.UserID):
		return nil, refuse("permission_denied")
	case len(filter(c.world.bookmarks, func(b map[string]any) bool { return b["channel_id"] == ch.ID })) >= maxBookmarks:
		return nil, refuse("too_many_bookmarks")
	}
	bookmark := map[string]any{
		"id": c.world.ids.next("Bk"), "channel_id": ch.ID, "title": c.args["title"], "link": c.args["link"], "emoji": c.args["emoji"], "type": "link",
		"date_created": c.now.Unix(), "date_updated": 0, "rank": "i", "last_updated_by_user_id": c.world.app.UserID, "app_id": c.world.app.ID,
	}
	c.world.bookmarks = append(c.world.bookmarks, bookmark)
	return answer{"bookmark": bookmark}, nil
}
