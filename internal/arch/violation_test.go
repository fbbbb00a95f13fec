package arch

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestTheGuardSees(t *testing.T) {
	for _, c := range []struct {
		name, path, body, want string // want is empty where all is well
	}{
		{"a noun that imports a higher noun", "internal/customer/a.go", `import _ "docket/internal/project"`, "may not import internal/project"},
		{"a noun that imports a lower noun", "internal/issue/a.go", `import _ "docket/internal/project"`, ""},
		{"a noun that imports the store", "internal/issue/a.go", `import _ "docket/internal/postgres"`, "may not import internal/postgres"},
		{"a noun's test that imports the face", "internal/issue/a_test.go", `import _ "docket/bot"`, "may not import bot"},
		{"a noun's test with a database", "internal/issue/a_test.go", `import _ "docket/internal/pgtest"`, ""},
		{"a noun with a database", "internal/issue/a.go", `import _ "docket/internal/pgtest"`, "may not import internal/pgtest"},
		{"the kernel that imports a noun", "internal/outbox/a.go", `import _ "docket/internal/issue"`, "may not import internal/issue"},
		{"the face that imports the store", "bot/a.go", `import _ "docket/internal/postgres"`, "may not import internal/postgres"},
		{"a view that imports the face", "bot/view/a.go", `import _ "docket/bot"`, "may not import bot"},
		{"the sandbox that imports the bot", "internal/sandbox/page/a.go", `import _ "docket/bot"`, "may not import bot"},
		{"a scenario in a test of the face", "bot/a_test.go", `import _ "docket/internal/sandbox"`, ""},
		{"a command that imports everything", "cmd/docket/a.go", `import (_ "docket/bot"; _ "docket/internal/postgres"; _ "docket/migrations")`, ""},
		{"a room nobody has placed", "internal/misc/a.go", "", "stands in no layer"},
		{"Slack in a noun", "internal/issue/a.go", `import _ "github.com/slack-go/slack"`, "may not name github.com/slack-go/slack"},
		{"a part of Slack in the store", "internal/postgres/a.go", `import _ "github.com/slack-go/slack/socketmode"`, "may not name"},
		{"a library whose name only begins alike", "internal/issue/a.go", `import _ "github.com/slack-go/slackline"`, ""},
		{"the web in the kernel", "internal/outbox/a.go", `import _ "net/http"`, "may not name net/http"},
		{"the driver outside the store", "internal/committee/a.go", `import _ "github.com/lib/pq"`, "may not name github.com/lib/pq"},
		{"the wall clock in a rule", "internal/issue/a.go", "import \"time\"\nvar now = time.Now", "time.Now"},
		{"the wall clock under another name", "internal/issue/a.go", "import clock \"time\"\nvar now = clock.Now()", "time.Now"},
		{"the wall clock in a command", "cmd/docket/a.go", "import \"time\"\nvar now = time.Now", ""},
		{"another package's Now", "internal/issue/a.go", "import time \"docket/internal/calendar\"\nvar now = time.Now", ""},
		{"a test that sleeps", "bot/a_test.go", "import \"time\"\nfunc nap() { time.Sleep(1) }", "a test sleeps"},
		{"a long file", "bot/a.go", strings.Repeat("\n", 350), "351 lines"},
		{"a file just short enough", "bot/a.go", strings.Repeat("\n", 349), ""},
		{"a long test", "bot/a_test.go", strings.Repeat("\n", 400), ""},
		{"a long function", "bot/a.go", "func f() {" + strings.Repeat("\n", 60) + "}", "f has 61 lines"},
		{"a function just short enough", "bot/a.go", "func f() {" + strings.Repeat("\n", 59) + "}", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := "package a\n" + c.body
			files, err := parse(fstest.MapFS{c.path: {Data: []byte(text)}, "bot/testdata/b.go": {Data: []byte("not Go")}})
			if err != nil || len(files) != 1 {
				t.Fatalf("%d files, %v", len(files), err)
			}
			got := strings.Join(violations(files[0]), "; ")
			if c.want == "" && got != "" || !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
