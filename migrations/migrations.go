// Package migrations holds the numbered steps that make docket's tables. Steps
// only go forward, and each leaves the previous release able to run.
package migrations

import "embed"

// FS holds the steps, in goose's format.
//
//go:embed *.sql
var FS embed.FS
