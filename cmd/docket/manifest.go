package main

import (
	"encoding/json"
	"fmt"

	"docket/bot"
)

// manifestCmd prints the app's manifest.
type manifestCmd struct {
	URL string `help:"Public base URL of docket serve; without one the app uses Socket Mode." placeholder:"https://docket.example.com"`
}

// Run prints the manifest as JSON.
func (m manifestCmd) Run(c config, to streams) error {
	if m.URL == "" && c.AppToken == "" {
		m.URL = c.PublicURL
	}
	text, err := manifest(m.URL)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(to.out, "%s\n", text)
	return err
}

func manifest(publicURL string) ([]byte, error) {
	text, err := json.MarshalIndent(bot.Manifest(publicURL), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("print manifest: %w", err)
	}
	return text, nil
}
