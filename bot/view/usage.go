package view

// Usage answers a command that could not be read, or that asked for help, with what would have worked.
func Usage(r Reader, command, typed string) Message {
	examples := r.usageOf(command)
	said := r.P.T("This is what `%s` understands:", name(command))
	if typed = oneLine(typed); typed != "" {
		said = r.P.T("“%s” says nothing to `%s`. This is what it understands:", name(typed), name(command))
	}
	return say(said, section(said), section(listing(examples)))
}

func (r Reader) usageOf(command string) []example {
	switch command {
	case "/issue":
		return []example{
			{"/issue", r.P.T("logs an issue")},
			{"/issue acme", r.P.T("logs one in the project that “acme” finds")},
			{"/issue 12", r.P.T("shows issue 12")},
			{"/issue list acme", r.P.T("finds open issues")},
			{"/issue mine", r.P.T("shows what waits for you")},
			{"/issue kinds", r.P.T("shows the catalogue of issues")},
		}
	case "/agenda":
		return []example{
			{"/agenda", r.P.T("shows the agenda of this channel’s committee as it is now")},
			{"/agenda france", r.P.T("shows the agenda of the committee that “france” finds")},
			{"/agenda minutes", r.P.T("lists earlier meetings with their minutes")},
		}
	case "/customer":
		return []example{
			{"/customer acme", r.P.T("shows a customer: its service, what is under way, its people, what it thinks of us")},
			{"/customer add Acme Foods", r.P.T("adds a customer with this name")},
			{"/customer", r.P.T("lists the customers")},
		}
	case "/project":
		return []example{
			{"/project acme", r.P.T("shows a project by customer, name or contract: its stage, gates, team and next step")},
			{"/project add ERP roll-out", r.P.T("adds a project with this name")},
		}
	case "/consume":
		return []example{
			{"/consume acme", r.P.T("shows what a customer can still use, and logs what it used")},
			{"/consume workshop", r.P.T("finds what was bought by its name, its project or its order")},
			{"/consume", r.P.T("shows what ends first, of all customers")},
		}
	case "/invoice":
		return []example{
			{"/invoice", r.P.T("lists the invoices to be checked before they go out")},
			{"/invoice PO-1042", r.P.T("shows an order’s invoices, or opens the check of its first")},
			{"/invoice acme", r.P.T("finds a customer’s signed orders and their invoices")},
		}
	case "/catalogue":
		return []example{
			{"/catalogue", r.P.T("shows what we sell, page by page")},
			{"/catalogue audit", r.P.T("finds it by code, name or description, in any language")},
			{"/catalogue add", r.P.T("adds a SKU")},
		}
	case "/order", "/orders":
		return r.usageOfOrders(command)
	case "/closeout":
		return []example{
			{"/closeout", r.P.T("lists the projects being closed, yours first")},
			{"/closeout acme", r.P.T("shows a close-out, or opens one for a project in acceptance")},
		}
	}
	return r.usageOfDocket()
}

func (r Reader) usageOfDocket() []example {
	return []example{
		{"/docket", r.P.T("shows what you can do here")},
		{"/docket report", r.P.T("shows what waits for you")},
		{"/docket report approvals", r.P.T("shows how long approvals take, by role")},
		{"/docket agenda", r.P.T("shows the committee’s agenda as it is now")},
		{"/docket roles", r.P.T("shows who holds which role")},
		{"/docket committee", r.P.T("shows the committees and their settings")},
		{"/docket away", r.P.T("says when you are away and who stands in")},
		{"/docket calendar", r.P.T("gives you your dates as a calendar to follow")},
		{"/docket kinds", r.P.T("shows the catalogue of issues")},
		{"/docket questionnaire", r.P.T("shows what customers are asked at the end of a project")},
		{"/docket policy", r.P.T("shows who approves orders, and by when")},
		{"/docket settings", r.P.T("shows the numbers docket goes by: days, reminders, limits")},
	}
}

func (r Reader) usageOfOrders(command string) []example {
	if command == "/orders" {
		return []example{
			{"/orders", r.P.T("lists the orders you sold")},
			{"/orders waiting", r.P.T("lists those that wait for your decision")},
			{"/orders all", r.P.T("lists all")},
			{"/orders acme", r.P.T("finds the orders of “acme”")},
		}
	}
	return []example{
		{"/order", r.P.T("writes a purchase order, or goes on with one that is not submitted")},
		{"/order new", r.P.T("writes a new one")},
		{"/order PO-1042", r.P.T("shows order PO-1042")},
		{"/order acme", r.P.T("finds the orders of “acme”")},
	}
}
