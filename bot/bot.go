// Package bot is docket's face in Slack. It verifies and decodes what Slack
// sends, has a desk act on it, and answers; it renders and sends what the
// outbox says. It holds no rule of the business and no SQL: a handler reads
// decode, ask the desk, answer.
package bot

import (
	"cmp"
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"docket/internal/approval"
	"docket/internal/audit"
	"docket/internal/care"
	"docket/internal/catalogue"
	"docket/internal/closeout"
	"docket/internal/committee"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/dossier"
	"docket/internal/emergency"
	"docket/internal/entitlement"
	"docket/internal/feed"
	"docket/internal/inbox"
	"docket/internal/invoice"
	"docket/internal/issue"
	"docket/internal/order"
	"docket/internal/outbox"
	"docket/internal/project"
	"docket/internal/questionnaire"
	"docket/internal/request"
	"docket/internal/requirement"
	"docket/internal/search"
	"docket/internal/setting"
)

// Desks are whom the bot asks to act.
type Desks struct {
	Directory    *directory.Desk
	Customers    *customer.Desk
	Dossiers     *dossier.Desk
	Projects     *project.Desk
	Orders       *order.Desk
	Policy       *approval.Desk
	Issues       *issue.Desk
	Requests     *request.Desk
	Emergencies  *emergency.Desk
	Entitlements *entitlement.Desk
	Invoices     *invoice.Desk
	Closeouts    *closeout.Desk
	Requirements *requirement.Desk
	Care         *care.Desk
	Committees   *committee.Desk
	Approvals    *approval.ReportDesk
	Catalogue    *catalogue.Desk
	Questions    *questionnaire.Desk
	Settings     *setting.Desk
	House        *project.HouseDesk
	Feeds        *feed.Desk
	Search       *search.Desk
	Record       audit.Record
}

// Desk work that is not a noun's own: what the bot keeps for later.
type (
	// Receiver stores events of the Events API with a job to deal with them.
	Receiver interface {
		Receive(ctx context.Context, e inbox.Event) (bool, error)
	}
	// Sayer writes notes that belong to no change of the business: a Home tab
	// that was opened, a notice to an administrator.
	Sayer interface {
		Say(ctx context.Context, notes []outbox.Note, stale ...outbox.Subject) error
	}
)

// Config is all a bot needs. Every field is required, but for PublicURL and Mailer.
type Config struct {
	SigningSecret string
	API           *slack.Client // makes each request once
	Desks         Desks
	PublicURL     string             // where customers reach their pages, without a slash at the end; "" where they have none
	Admins        []directory.UserID // by configuration; told when Slack refuses something
	Events        Receiver
	Notes         Sayer
	Now           func() time.Time // the application's clock
	Patience      time.Duration    // with the work before an acknowledgement; 0 leaves Slack time enough
	Log           *slog.Logger
	Observer      Observer
	Mailer        Mailer // nil when no mail is sent
	Company       string // its name on paper; "" for the workspace's
}

// Observer is told of every acknowledgement, for metrics.
type Observer interface {
	Acked(route string, ok bool, took time.Duration)
}

// Bot is docket's face in Slack.
type Bot struct {
	Config
	routes    routes
	people    *people
	replays   *replays
	workspace atomic.Pointer[slack.AuthTestResponse] // what Slack says of it, once it was asked
	after     sync.WaitGroup                         // answers still on their way after their ack
}

// New makes a bot.
func New(c Config) *Bot {
	c.Patience = cmp.Or(c.Patience, AckWithin)
	b := &Bot{Config: c, people: newPeople(c.Desks.Directory, c.Now), replays: newReplays(c.Now)}
	b.routes = b.table()
	return b
}

// Wait returns when every answer begun before has been given.
func (b *Bot) Wait() { b.after.Wait() }
