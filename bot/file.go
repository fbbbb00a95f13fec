package bot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
)

// fileLimit is the largest file that is passed on, in bytes. It is held in memory
// meanwhile.
const fileLimit = 25 << 20

var errFileTooLarge = errors.New("file is larger than 25 MB")

// OpenFile fetches a file that is kept in Slack: its name and its whole content.
func (b *Bot) OpenFile(ctx context.Context, id string) (name string, content []byte, err error) {
	info, _, _, err := b.API.GetFileInfoContext(ctx, id, 0, 0)
	if err != nil {
		return "", nil, fmt.Errorf("look up file %s: %w", id, err)
	}
	if info.Size > fileLimit {
		return "", nil, fmt.Errorf("fetch file %s: %w", id, errFileTooLarge)
	}
	var fetched bounded
	if err := b.API.GetFileContext(ctx, info.URLPrivate, &fetched); err != nil {
		return "", nil, fmt.Errorf("fetch file %s: %w", id, err)
	}
	return info.Name, fetched.Bytes(), nil
}

// bounded takes what fits: what Slack says of a file's size may not be so.
type bounded struct{ bytes.Buffer }

// Write refuses what makes the file too large.
func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > fileLimit {
		return 0, errFileTooLarge
	}
	return b.Buffer.Write(p)
}
