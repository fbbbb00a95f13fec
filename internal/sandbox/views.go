package sandbox

func viewsOpen(c *call) (answer, error) {
	v, t, err := c.viewForTrigger()
	if err != nil {
		return nil, err
	}
	c.world.views[t.user] = nil // a modal opened anew takes the place of those open before
	c.pushView(v, t.user)
	return answer{"view": v}, nil
}

func viewsPush(c *call) (answer, error) {
	v, t, err := c.viewForTrigger()
	if err != nil {
		return nil, err
	}
	stack := c.world.views[t.user]
	switch {
	case !t.modal || len(stack) == 0:
		return nil, refuse("not_found")
	case len(stack) >= maxStack:
		return nil, refuse("push_limit_reached")
	}
	c.pushView(v, t.user)
	return answer{"view": v}, nil
}

// viewForTrigger checks the view first: one that is refused does not use its trigger up.
func (c *call) viewForTrigger() (*View, *trigger, error) {
	v, err := c.readView(c.args.json("view"), "modal")
	if err != nil {
		return nil, nil, err
	}
	if err := c.checkExternalID(v, nil); err != nil {
		return nil, nil, err
	}
	t, err := c.exchange()
	return v, t, err
}

func viewsUpdate(c *call) (answer, error) {
	var old *View
	switch {
	case c.args.has("view_id"):
		old = c.world.openView(c.args["view_id"])
	case c.args.has("external_id"):
		old = c.world.findView(func(v *View) bool { return v.ExternalID == c.args["external_id"] })
	default:
		return nil, missingField("view_id")
	}
	if old == nil {
		return nil, refuse("not_found")
	}
	return c.replaceView(old)
}

func (c *call) replaceView(old *View) (answer, error) {
	v, err := c.readView(c.args.json("view"), old.Type)
	if err != nil {
		return nil, err
	}
	if hash := c.args["hash"]; hash != "" && hash != old.Hash {
		return nil, refuse("hash_conflict")
	}
	if err := c.checkExternalID(v, old); err != nil {
		return nil, err
	}
	c.supersede(old, v)
	if old.Type == "home" {
		c.announceHome(old)
	} else {
		c.announceViews(old.user)
	}
	return answer{"view": old}, nil
}

func viewsPublish(c *call) (answer, error) {
	if !c.manifest.homeTab() {
		return nil, refuse("not_enabled")
	}
	u := c.world.user(c.args["user_id"])
	if u == nil {
		return nil, refuse("invalid_arguments").messages("[ERROR] must be a valid user [json-pointer:/user_id]")
	}
	if old := c.world.homes[u.ID]; old != nil {
		return c.replaceView(old)
	}
	v, err := c.readView(c.args.json("view"), "home")
	if err != nil {
		return nil, err
	}
	if err := c.checkExternalID(v, nil); err != nil {
		return nil, err
	}
	c.place(v, u.ID)
	c.world.homes[u.ID] = v
	c.announceHome(v)
	return answer{"view": v}, nil
}
