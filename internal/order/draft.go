package order

import (
	"time"

	"docket/internal/directory"
)

// DraftID names a draft; 0 is none.
type DraftID int64

// Draft is what a seller has written and not submitted. It is theirs alone, may be
// wrong in every way, and outlives the form it was written in.
type Draft struct {
	ID       DraftID
	Owner    directory.UserID
	Order    ID  // that it changes, 0 for a new one
	Revision int // of that order, when it was begun
	Saved    int // counts how often it was saved
	SavedAt  time.Time
	Content  Content
}
