package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"docket/bot"
	"docket/internal/postgres"
)

// doctorCmd checks what docket needs and says what to do.
type doctorCmd struct{}

// finding is the outcome of one check: what is well, or what to do.
type finding struct {
	what string
	todo string // "" when all is well
}

func well(format string, args ...any) finding { return finding{what: fmt.Sprintf(format, args...)} }

func ill(what, format string, args ...any) finding {
	return finding{what: what, todo: fmt.Sprintf(format, args...)}
}

// checkWithin bounds each check.
const checkWithin = 10 * time.Second

// errIll is what the doctor's command ends with when something is to be done.
var errIll = errors.New("something is to be done")

// Run makes every check, also after one that failed.
func (doctorCmd) Run(ctx context.Context, c config, to streams) error {
	d := &doctor{config: c, now: time.Now}
	bad := false
	for _, check := range []func(context.Context) []finding{d.settings, d.slack, d.reach, d.database, d.mail} {
		ctx, cancel := context.WithTimeout(ctx, checkWithin)
		for _, f := range check(ctx) {
			bad = bad || f.todo != ""
			report(to.out, f)
		}
		cancel()
	}
	if bad {
		return errIll
	}
	return nil
}

func report(w io.Writer, f finding) {
	if f.todo == "" {
		fmt.Fprintf(w, "✅ %s\n", f.what)
		return
	}
	fmt.Fprintf(w, "⚠️  %s\n   → %s\n", f.what, f.todo)
}

// doctor knows what was found so far.
type doctor struct {
	config   config
	now      func() time.Time
	answered http.Header
}

func (d *doctor) settings(context.Context) []finding {
	err := d.config.check()
	if err == nil {
		return []finding{well("Settings are complete.")}
	}
	var found []finding
	for _, line := range strings.Split(err.Error(), "\n") {
		found = append(found, ill("Settings", "%s", line))
	}
	return found
}

// slack asks Slack who the token belongs to, and reads scopes and time from its
// answer.
func (d *doctor) slack(ctx context.Context) []finding {
	if d.config.BotToken == "" {
		return nil // said by settings
	}
	api := slack.New(d.config.BotToken, slack.OptionAPIURL(d.config.APIURL),
		slack.OptionOnResponseHeaders(func(_ string, h http.Header) { d.answered = h }))
	who, err := api.AuthTestContext(ctx)
	if err != nil {
		return []finding{ill("Slack does not accept the bot token: "+err.Error(),
			"Install the app in the workspace and copy the Bot User OAuth Token into SLACK_BOT_TOKEN.")}
	}
	return append([]finding{well("Slack knows the bot as %s in %s.", who.User, who.Team), d.scopes(), d.clock()}, d.joined(ctx, api)...)
}

func (d *doctor) scopes() finding {
	granted := strings.Split(d.answered.Get("X-Oauth-Scopes"), ",")
	var missing []string
	for _, need := range bot.Manifest("").OAuthConfig.Scopes.Bot {
		if !slices.Contains(granted, need) {
			missing = append(missing, need)
		}
	}
	if len(missing) > 0 {
		return ill("The app lacks scopes: "+strings.Join(missing, ", "),
			"Paste the output of docket manifest into the app's manifest, then install the app again.")
	}
	return well("The app has every scope it needs.")
}

// maxSkew is how far the clock may be off: Slack's signatures are good for five
// minutes.
const maxSkew = time.Minute

func (d *doctor) clock() finding {
	theirs, err := http.ParseTime(d.answered.Get("Date"))
	if err != nil {
		return well("Slack did not say what time it is; the clock is not checked.")
	}
	if off := d.now().Sub(theirs).Abs(); off > maxSkew {
		return ill(fmt.Sprintf("The clock is %s off.", off.Round(time.Second)), "Let this machine keep time by NTP.")
	}
	return well("The clock agrees with Slack's.")
}

// joined checks that the bot is in every channel in which a committee meets.
func (d *doctor) joined(ctx context.Context, api *slack.Client) []finding {
	if d.config.DatabaseURL == "" {
		return nil
	}
	db, err := postgres.Open(ctx, d.config.DatabaseURL)
	if err != nil {
		return nil // said by database
	}
	defer db.Close()
	all, err := postgres.NewStore(db, d.now).Committees(ctx)
	if err != nil {
		return nil
	}
	if len(all) == 0 {
		return []finding{ill("No committee is set up.", "In Slack, type /docket committee as an administrator.")}
	}
	var found []finding
	for _, c := range all {
		info, err := api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: string(c.Channel)})
		switch {
		case err != nil:
			found = append(found, ill(c.Name+": the bot cannot see its channel: "+err.Error(), "Type /invite @docket in the channel."))
		case info.IsArchived:
			found = append(found, ill(c.Name+": its channel is archived.", "Choose another one: /docket committee."))
		case !info.IsMember:
			found = append(found, ill(c.Name+": the bot is not in #"+info.Name+".", "Type /invite @docket in the channel."))
		default:
			found = append(found, well("%s meets in #%s, and the bot is there.", c.Name, info.Name))
		}
	}
	return found
}

// reach checks that Slack can reach docket, or docket Slack, and customers their
// pages.
func (d *doctor) reach(ctx context.Context) []finding {
	if d.config.AppToken == "" {
		return []finding{d.public(ctx)}
	}
	return []finding{d.socket(ctx), d.public(ctx)}
}

func (d *doctor) socket(ctx context.Context) finding {
	api := slack.New("", slack.OptionAPIURL(d.config.APIURL), slack.OptionAppLevelToken(d.config.AppToken))
	if _, _, err := api.StartSocketModeContext(ctx); err != nil {
		return ill("Socket Mode does not open: "+err.Error(),
			"Enable Socket Mode in the app's settings and give SLACK_APP_TOKEN the scope connections:write.")
	}
	return well("Socket Mode opens.")
}

// public checks the address at which Slack, where it calls docket, and customers
// reach it.
func (d *doctor) public(ctx context.Context) finding {
	switch {
	case d.config.PublicURL != "":
		return d.answers(ctx)
	case d.config.AppToken != "":
		return well("DOCKET_PUBLIC_URL is not set: customers have no page, and what they answer is written down by hand.")
	}
	return ill("The public address is not known.", "Set DOCKET_PUBLIC_URL to where Slack and customers reach docket serve.")
}

func (d *doctor) answers(ctx context.Context) finding {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(d.config.PublicURL, "/")+"/healthz", nil)
	if err != nil {
		return ill("DOCKET_PUBLIC_URL is no URL: "+err.Error(), "Write it as https://docket.example.com")
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return ill("Nothing answers at "+d.config.PublicURL+": "+err.Error(), "Start docket serve, and check DNS, firewall and TLS.")
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return ill(fmt.Sprintf("%s answers %s.", d.config.PublicURL, answer.Status), "Point the address at docket serve.")
	}
	return well("docket answers at %s.", d.config.PublicURL)
}

func (d *doctor) database(ctx context.Context) []finding {
	if d.config.DatabaseURL == "" {
		return []finding{well("DATABASE_URL is not set: docket serve keeps its data in a private PostgreSQL.")}
	}
	db, err := postgres.Open(ctx, d.config.DatabaseURL)
	if err != nil {
		return []finding{ill("The database does not answer: "+err.Error(), "Check DATABASE_URL.")}
	}
	defer db.Close()
	pending, err := db.Pending(ctx)
	switch {
	case err != nil:
		return []finding{ill("The database's shape cannot be read: "+err.Error(), "Run docket migrate.")}
	case pending > 0:
		return []finding{ill(fmt.Sprintf("%d migrations are pending.", pending), "Run docket migrate.")}
	}
	return []finding{well("The database answers and is up to date.")}
}
