package outbox

import (
	"context"
	"time"
)

// The patience of one job with its lane, in real time.
const (
	stint     = 8 * time.Second // after which other lanes get the worker
	patience  = 1200 * time.Millisecond
	maxSnooze = 5 * time.Second  // the application's clock may be turned meanwhile
	recordFor = 15 * time.Second // how long the end of a delivery is tried to be written down
)

// serve delivers what is due in the job's lane. It returns how soon the job
// wants to be run again; zero for not at all.
func (e *Engine) serve(ctx context.Context, job Job) (time.Duration, error) {
	shift, end := context.WithTimeout(ctx, stint)
	defer end()
	for {
		turned := e.turned.rung() // what is claimed by the time before is asked for again
		wait, more, err := e.step(ctx, job)
		switch {
		case err != nil || !more:
			return 0, err
		case shift.Err() != nil || e.quit.Err() != nil || wait > patience:
			return min(max(wait, time.Millisecond), maxSnooze), nil
		}
		e.pause(shift, turned, wait)
	}
}

// step does one thing in the lane. It says how long to wait before the next, and
// whether there may be one.
func (e *Engine) step(ctx context.Context, job Job) (wait time.Duration, more bool, err error) {
	// The request's time starts before it is claimed: a process that was
	// suspended in between finds it over, and sends nothing that is out of date.
	request, cancel := context.WithTimeout(ctx, e.Pacing.timeout(job.Lane))
	defer cancel()
	claim, err := e.Store.Claim(request, job, e.Now())
	if err != nil {
		return 0, false, err
	}
	if claim.Delivery == nil {
		return claim.Wait, claim.Wait > 0, nil
	}
	outcome := e.deliver(request, *claim.Delivery)
	return 0, true, e.record(ctx, *claim.Delivery, outcome)
}

func (e *Engine) deliver(ctx context.Context, d Delivery) Outcome {
	var outcome Outcome
	var err error
	if d.Verb == Find {
		var place Receipt
		var found bool
		place, found, err = e.Slack.Find(ctx, d)
		outcome = judgeSearch(d, place, found, err, e.Pacing.Settle/15)
	} else {
		var place Receipt
		place, err = e.Slack.Deliver(ctx, d)
		outcome = judge(d, place, err)
	}
	log := e.Log.With("note", d.ID, "topic", d.Topic, "lane", d.Channel, "verb", d.Verb, "attempt", d.Attempt, "end", outcome.State)
	if err != nil {
		log.WarnContext(ctx, "note", "reason", outcome.Reason, "error", err)
	} else {
		log.InfoContext(ctx, "note")
	}
	return outcome
}

// record writes the end of a delivery down, also when the job is being
// cancelled: what is not written must be searched for later.
func (e *Engine) record(ctx context.Context, d Delivery, o Outcome) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordFor)
	defer cancel()
	for wait := 50 * time.Millisecond; ; wait *= 2 {
		err := e.Store.Record(ctx, d, o, e.Now())
		if err == nil {
			if e.Observe != nil {
				e.Observe(d, o)
			}
			return nil
		}
		if ctx.Err() != nil || e.quit.Err() != nil {
			return err
		}
		e.pause(ctx, nil, wait)
	}
}

// pause waits for d, until ctx is done, the engine stops or the clock was turned.
func (e *Engine) pause(ctx context.Context, turned <-chan struct{}, d time.Duration) {
	if d <= 0 {
		return
	}
	e.rested.ring()
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-turned:
	case <-ctx.Done():
	case <-e.quit.Done():
	}
}
