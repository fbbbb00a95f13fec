package arch

import "slices"

// Rooms by layer. A room that does not exist yet may stand here already.
var (
	kernel = rooms("internal/fault", "internal/locale", "internal/calendar", "internal/directory", "internal/approval", "internal/audit",
		"internal/outbox", "internal/reminder", "internal/decision", "internal/change", "internal/inbox", "internal/sheet", "internal/setting",
		"internal/patience", "internal/money")
	nouns = rooms("internal/customer", "internal/catalogue", "internal/questionnaire", "internal/project", "internal/entitlement", "internal/order",
		"internal/invoice", "internal/issue", "internal/emergency", "internal/request", "internal/requirement", "internal/plan")
	gatherers = rooms("internal/committee", "internal/contract", "internal/intake", "internal/closeout", "internal/care", "internal/roster",
		"internal/letter", "internal/feed", "internal/paper", "internal/search", "internal/dossier")
	pure    = join(nouns, gatherers)
	local   = rooms("internal/pglocal", "internal/pgtest", "internal/browsertest", "internal/mailtest")
	sandbox = rooms("internal/sandbox", "internal/sandbox/...")
)

// layers say what each room may import of the house, besides itself. Nouns know lower nouns only:
// customer ← project ← {entitlement ← order ← invoice, issue, request ← requirement, plan}.
var layers = []layer{
	{of: rooms("cmd/..."), may: rooms("bot", "bot/view", "internal/...", "migrations")},
	{of: rooms("bot"), may: join(rooms("bot/view"), pure, kernel)},
	{of: rooms("bot/view"), may: join(pure, kernel)},
	{of: rooms("internal/web"), may: join(pure, kernel)},
	{of: rooms("internal/connect/..."), may: join(pure, kernel)},
	{of: rooms("internal/postgres"), may: join(pure, kernel, rooms("migrations"))},
	{of: rooms("internal/committee", "internal/letter", "internal/feed", "internal/dossier"), may: join(rooms("internal/closeout", "internal/care"), nouns, kernel)},
	{of: rooms("internal/closeout"), may: join(rooms("internal/care"), nouns, kernel)},
	{of: gatherers, may: join(nouns, kernel)},
	{of: rooms("internal/customer", "internal/catalogue", "internal/questionnaire"), may: kernel},
	{of: rooms("internal/project"), may: join(rooms("internal/customer", "internal/catalogue"), kernel)},
	{of: rooms("internal/invoice"), may: join(rooms("internal/customer", "internal/catalogue", "internal/project", "internal/entitlement", "internal/order"), kernel)},
	{of: rooms("internal/order"), may: join(rooms("internal/customer", "internal/catalogue", "internal/project", "internal/entitlement"), kernel)},
	{of: rooms("internal/requirement"), may: join(rooms("internal/customer", "internal/catalogue", "internal/project", "internal/request"), kernel)},
	{of: rooms("internal/entitlement", "internal/issue", "internal/emergency", "internal/request", "internal/plan"),
		may: join(rooms("internal/customer", "internal/catalogue", "internal/project"), kernel)},
	{of: kernel, may: kernel},
	{of: rooms("internal/seed"), may: join(sandbox, pure, kernel)},
	{of: sandbox, may: sandbox},
	{of: rooms("internal/pgtest"), may: rooms("internal/pglocal")},
	{of: rooms("internal/pglocal", "internal/browsertest", "internal/mailtest", "migrations", "internal/arch"), may: nil},
}

// foreigners are libraries that only some rooms name.
var foreigners = []foreigner{
	{path: "github.com/slack-go/slack", only: join(rooms("bot", "bot/view", "cmd/...", "internal/seed"), sandbox)},
	{path: "github.com/jmoiron/sqlx", only: rooms("internal/postgres", "cmd/...")},
	{path: "github.com/lib/pq", only: rooms("internal/postgres", "internal/pgtest", "cmd/...")},
	{path: "github.com/jackc/pgx/v5", only: rooms("internal/outbox", "internal/postgres", "cmd/...")},
	{path: "github.com/riverqueue/river", only: rooms("internal/outbox", "cmd/...")},
	{path: "github.com/pressly/goose/v3", only: rooms("internal/postgres", "cmd/...")},
	{path: "github.com/robfig/cron/v3", only: rooms("internal/calendar")},
	{path: "github.com/rickar/cal/v2", only: rooms("internal/calendar")},
	{path: "github.com/wneessen/go-mail", only: rooms("internal/connect/mail")},
	{path: "codeberg.org/go-pdf/fpdf", only: rooms("internal/paper")},
	{path: "go.yaml.in/yaml/v3", only: rooms("internal/catalogue", "internal/approval")},
	{path: "net/http", only: join(rooms("cmd/...", "bot", "internal/web", "internal/connect/...", "internal/seed"), sandbox)},
	{path: "testing", only: local},
}

// watches are the rooms that may read the wall clock; everywhere else the time is a parameter.
var watches = join(rooms("cmd/..."), sandbox, local)

const (
	maxFileLines     = 350
	maxFunctionLines = 60
)

// testsMayAlso is what the tests of a pure room may import beyond its own layer; tests of other rooms import what they need.
var testsMayAlso = rooms("internal/pgtest")

type layer struct{ of, may []string }

type foreigner struct {
	path string
	only []string
}

func rooms(paths ...string) []string { return paths }

func join(lists ...[]string) []string { return slices.Concat(lists...) }
