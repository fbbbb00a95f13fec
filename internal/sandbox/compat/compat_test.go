// Package compat_test proves that Slack's own Node clients, unmodified, work against the local Slack. It needs node and npm; without them
// the tests are skipped with a line that says so, unless DOCKET_REQUIRE=1 makes them mandatory.
package compat_test

import (
	"bufio"
	"context"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"docket/internal/sandbox"
)

func TestSlacksNodeClients(t *testing.T) {
	node := nodeClients(t)
	for name, script := range map[string]string{
		"@slack/web-api":               "webapi.mjs",
		"@slack/socket-mode":           "socketmode.mjs",
		"@slack/bolt over Socket Mode": "bolt_socket.mjs",
		"@slack/bolt over HTTP":        "bolt_http.mjs",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run(t, node, script)
		})
	}
}

// nodeClients finds node, and installs the clients in the locked versions when they are not there yet.
func nodeClients(t *testing.T) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		lacking(t, "install Node.js 20 or later to test Slack's Node clients")
	}
	if _, err := os.Stat(filepath.Join("testdata", "node_modules", ".package-lock.json")); err == nil {
		return node
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		lacking(t, "install npm to test Slack's Node clients")
	}
	install := exec.CommandContext(t.Context(), npm, "ci", "--no-audit", "--no-fund")
	install.Dir = "testdata"
	if out, err := install.CombinedOutput(); err != nil {
		lacking(t, "run `npm ci` in internal/sandbox/compat/testdata to test Slack's Node clients: "+string(out))
	}
	return node
}

func lacking(t *testing.T, hint string) {
	t.Helper()
	if os.Getenv("DOCKET_REQUIRE") == "1" {
		t.Fatal(hint)
	}
	t.Skip(hint)
}

// run runs one script against a workspace of its own and shows what it printed when it fails.
func run(t *testing.T, node, script string) {
	t.Helper()
	s, err := sandbox.New(sandbox.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	t.Cleanup(server.CloseClientConnections)

	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, node, script)
	cmd.Dir = "testdata"
	cmd.Env = append(os.Environ(),
		"SANDBOX_URL="+server.URL, "SLACK_BOT_TOKEN="+sandbox.DefaultBotToken,
		"SLACK_APP_TOKEN="+sandbox.DefaultAppToken, "SLACK_SIGNING_SECRET="+sandbox.DefaultSigningSecret,
	)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	reader, writer := io.Pipe()
	cmd.Stdout, cmd.Stderr = writer, writer
	printed := make(chan string)
	go func() { printed <- follow(s, reader, in) }()
	err = cmd.Run()
	_ = writer.Close()
	if said := <-printed; err != nil {
		t.Errorf("%s: %v\n%s", script, err, said)
	}
}

// follow collects what a script prints. When the script says where it listens, deliveries go there from then on, and the script may go on.
func follow(s *sandbox.Sandbox, out io.Reader, in io.Writer) string {
	var all strings.Builder
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if url, ok := strings.CutPrefix(lines.Text(), "listening "); ok {
			s.SetAppURL(url)
			_, _ = io.WriteString(in, "go\n")
		}
		all.WriteString(lines.Text() + "\n")
	}
	return all.String()
}
