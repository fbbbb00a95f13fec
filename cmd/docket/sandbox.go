package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"docket/internal/sandbox"
)

// sandboxCmd runs the local Slack alone.
type sandboxCmd struct {
	Addr          string `default:"127.0.0.1:8090" help:"Where the page and the Web API are served."`
	AppURL        string `help:"Base URL of the app; the paths come from its manifest." placeholder:"http://127.0.0.1:3000"`
	Manifest      string `help:"The app's manifest, a JSON file." type:"existingfile"`
	Workspace     string `help:"Who is there and where they talk, a JSON file." type:"existingfile"`
	SigningSecret string `required:"" help:"Signs what is sent to the app."`
	BotToken      string `required:"" help:"The token the app uses, xoxb-…."`
	AppToken      string `help:"The token for Socket Mode, xapp-…."`
}

// Run serves the local Slack until the context ends.
func (s sandboxCmd) Run(ctx context.Context, _ config, to streams) error {
	c := sandbox.Config{AppURL: s.AppURL, SigningSecret: s.SigningSecret, BotToken: s.BotToken, AppToken: s.AppToken,
		Log: logger(slog.LevelInfo)}
	if err := s.read(&c); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", s.Addr)
	if err != nil {
		return fmt.Errorf("serve the page: %w", err)
	}
	c.URL = "http://" + listener.Addr().String()
	local, err := sandbox.New(c)
	if err != nil {
		return fmt.Errorf("local slack: %w", err)
	}
	defer local.Close()
	server := &http.Server{Handler: local, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		<-ctx.Done()
		_ = server.Close()
	}()
	fmt.Fprintf(to.out, "The local Slack is ready: %s/ (Web API at %s/api/)\n", c.URL, c.URL)
	if err := server.Serve(listener); ctx.Err() == nil {
		return err
	}
	return nil
}

// read takes manifest and workspace from their files.
func (s sandboxCmd) read(c *sandbox.Config) (err error) {
	if s.Manifest != "" {
		if c.Manifest, err = os.ReadFile(s.Manifest); err != nil {
			return fmt.Errorf("read manifest: %w", err)
		}
	}
	if s.Workspace == "" {
		return nil
	}
	text, err := os.ReadFile(s.Workspace)
	if err != nil {
		return fmt.Errorf("read workspace: %w", err)
	}
	if err := json.Unmarshal(text, &c.Workspace); err != nil {
		return fmt.Errorf("read workspace %s: %w", s.Workspace, err)
	}
	return nil
}
