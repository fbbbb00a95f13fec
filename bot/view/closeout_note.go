package view

import (
	"github.com/slack-go/slack"

	"docket/internal/closeout"
)

// CloseoutReminder tells a close-out's owner how long the customer has been silent. Once the clock stands, it says how
// things are now.
func CloseoutReminder(r Reader, c closeout.Card, a closeout.ReminderArgs) Message {
	if c.Waits() != closeout.ForCustomer || c.ClosesOn != a.ClosesOn {
		return r.nothingLeft(c)
	}
	silent := r.P.T("%s has not answered for %s.", name(c.In.CustomerName), r.P.N(a.Day, "%d day", "%d days"))
	said := "⏳ " + silent + " " + r.P.T("%s closes by itself after %s unless they write.", name(c.In.Name), r.day(c.ClosesOn))
	look := button(CloseoutOpen, ref(c.ID), r.P.Button("Open close-out"))
	if a.Mailed {
		return say(said, section(said), aside(r.P.T("%s is reminded by e-mail too.", r.contact(c))), actions(look.WithStyle(slack.StylePrimary)))
	}
	return say(said, section(said), actions(r.nudgeButton(c).WithStyle(slack.StylePrimary), look))
}

// CloseoutTodo tells somebody that a close-out waits for them, and for what; what has been done meanwhile is only said.
func CloseoutTodo(r Reader, c closeout.Card, a closeout.TodoArgs) Message {
	if c.Waits() != a.What {
		return r.nothingLeft(c)
	}
	said := "⏳ " + r.colon(closingPlace(c.Line), r.closeoutStanding(c.Line))
	look := button(CloseoutOpen, ref(c.ID), r.P.Button("Open close-out"))
	if next := r.closeoutButtons(c); len(next) > 0 {
		return say(said, section(said), actions(next[0], look))
	}
	return say(said, section(said), actions(look.WithStyle(slack.StylePrimary)))
}

// nothingLeft is what becomes of a message that asked for something: how things are now.
func (r Reader) nothingLeft(c closeout.Card) Message {
	return sentence("✅ " + r.colon(closingPlace(c.Line), r.closeoutStanding(c.Line)))
}

// SaidNudged confirms that the customer was reminded.
func SaidNudged(r Reader, c closeout.Card) Message {
	if c.Mail && c.Contact.Email != "" {
		return sentence("✅ " + r.P.T("%s is reminded by e-mail.", r.contact(c)))
	}
	return sentence("✅ " + r.P.T("The text for the customer comes to you as a direct message."))
}
