package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/feed"
)

// CalendarLink shows a person the link of their feed, how to follow it, and how to be rid of it. Nothing of the link is
// in the text of a notification.
func CalendarLink(r Reader, publicURL string, s feed.Secret, renewed bool) Message {
	intro := r.P.T("Your dates as a calendar to follow: pre-kickoffs, committees, close-outs, and what is due from you.")
	if renewed {
		intro = r.P.T("Your calendar has a new link; the one before opens nothing any more.")
	}
	return say(intro,
		section(intro),
		section("`"+publicURL+"/feeds/"+s.Token()+".ics`"),
		section(r.P.T("Copy the link, then:")+"\n"+r.subscribing()),
		actions(r.renewal()),
		aside(r.P.T("Whoever has the link can read these dates. Renew it when it got into other hands.")))
}

func (r Reader) subscribing() string {
	return strings.Join([]string{
		"• " + r.P.T("Google Calendar: Other calendars, +, From URL"),
		"• " + r.P.T("Outlook: Add calendar, Subscribe from web"),
		"• " + r.P.T("Apple Calendar: File, New Calendar Subscription"),
	}, "\n")
}

func (r Reader) renewal() *slack.ButtonBlockElement {
	return button(CalendarRenew, "", r.P.Button("Renew the link")).WithStyle(slack.StyleDanger).WithConfirm(
		slack.NewConfirmationBlockObject(
			plain(r.P.Title("Renew the link?"), viewTitleLimit),
			plain(r.P.Confirm("Calendars that follow the old one stop at once, until you give them the new one."), 300),
			plain(r.P.Title("Renew"), viewTitleLimit),
			plain(r.P.Title("Keep it"), viewTitleLimit),
		))
}

// CalendarNowhere says why there is no link.
func CalendarNowhere(r Reader) Message {
	return sentence(r.P.T("A calendar to follow needs docket’s address on the web. An administrator sets it as `DOCKET_PUBLIC_URL` and starts docket again."))
}
