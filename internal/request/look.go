package request

import (
	"docket/internal/change"
	"docket/internal/outbox"
)

// watched drops what was remembered of the request as it stood.
func (r Request) watched(e change.Effects, s Scene) change.Effects {
	e.Forget = []outbox.Subject{r.ID.Subject()}
	return e
}
