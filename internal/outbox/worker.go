package outbox

import (
	"context"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// The queues and kinds of jobs, as the store's statements insert them. The store
// writes River's table itself, so that notes and their jobs take one round trip;
// the columns it names are those River's clients in other languages rely on, and
// a test holds both ends together.
const (
	laneQueue  = "outbox"
	mailQueue  = "mail" // lanes of addresses: a mail server that takes its time keeps nobody in Slack waiting
	laneKind   = "outbox_lane"
	eventQueue = "inbox"
	eventKind  = "inbox_event"
)

// maxBackoff bounds how long a job that failed waits.
const maxBackoff = time.Minute

type laneArgs struct {
	Lane Lane     `json:"lane"`
	Rank Priority `json:"rank"`
}

// Kind names the job to River.
func (laneArgs) Kind() string { return laneKind }

type laneWorker struct {
	river.WorkerDefaults[laneArgs]
	engine *Engine
}

// Work looks after a lane for a while.
func (w *laneWorker) Work(ctx context.Context, job *river.Job[laneArgs]) error {
	wait, err := w.engine.serve(ctx, Job{ID: job.ID, Lane: job.Args.Lane, Rank: job.Args.Rank})
	w.engine.worked(laneKind, err)
	if err != nil {
		return err
	}
	if wait > 0 {
		return river.JobSnooze(wait)
	}
	return nil
}

// NextRetry spaces the tries of a job whose database did not answer.
func (w *laneWorker) NextRetry(job *river.Job[laneArgs]) time.Time { return nextRetry(job.JobRow) }

type eventArgs struct {
	ID string `json:"id"`
}

// Kind names the job to River.
func (eventArgs) Kind() string { return eventKind }

type eventWorker struct {
	river.WorkerDefaults[eventArgs]
	engine *Engine
}

// Work deals with a received event.
func (w *eventWorker) Work(ctx context.Context, job *river.Job[eventArgs]) error {
	err := w.engine.Event(ctx, job.Args.ID)
	w.engine.worked(eventKind, err)
	return err
}

// worked tells of the end of a job.
func (e *Engine) worked(kind string, err error) {
	e.rested.ring()
	if e.Job != nil {
		e.Job(kind, err == nil)
	}
}

// NextRetry spaces the tries of an event that could not be dealt with.
func (w *eventWorker) NextRetry(job *river.Job[eventArgs]) time.Time { return nextRetry(job.JobRow) }

// nextRetry doubles the wait from half a second on.
func nextRetry(job *rivertype.JobRow) time.Time {
	wait := min(maxBackoff, 500*time.Millisecond<<min(len(job.Errors), 10))
	return job.AttemptedAt.Add(wait)
}
