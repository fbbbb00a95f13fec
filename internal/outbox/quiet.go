package outbox

import (
	"context"
	"log/slog"
)

// quiet lets only trouble through: the queue tells every five seconds how it is.
type quiet struct{ slog.Handler }

// Enabled reports whether the level is trouble.
func (q quiet) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && q.Handler.Enabled(ctx, level)
}
