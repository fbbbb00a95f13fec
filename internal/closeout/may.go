package closeout

import (
	"time"

	"docket/internal/directory"
	"docket/internal/project"
)

// MayTend refuses a form to whoever may not send it off. Stand-ins are known by
// people, at the instant.
func (c Closeout) MayTend(by directory.Member, of project.Project, people directory.People, now time.Time) error {
	return c.tend(Scene{Scene: project.Scene{Actor: by, People: people, Now: now}, Project: of})
}

// MayOpen refuses the form that opens a close-out to whoever may not do that, and
// of a project that is not that far.
func MayOpen(by directory.Member, of project.Project, people directory.People, now time.Time) error {
	if err := mayOpen(Scene{Scene: project.Scene{Actor: by, People: people, Now: now}, Project: of}); err != nil {
		return err
	}
	return of.Closable()
}
