package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"docket/internal/sandbox"
)

// The steps of an agenda at which a process may die.
var agendaSteps = []step{
	{name: "before the meeting is committed", statement: "INSERT INTO meeting", at: atCommit},
	{name: "after the meeting is committed", statement: "INSERT INTO meeting", at: afterCommit},
	{name: "while the meeting is written", statement: "INSERT INTO meeting", at: atStatement},
	{name: "before the claim of a note is committed", statement: "UPDATE note n SET", at: atCommit},
	{name: "after the claim of a note is committed", statement: "UPDATE note n SET", at: afterCommit},
	{name: "before Slack acts on the request", at: atRequest},
	{name: "before Slack answers", at: afterRequest},
	{name: "while the answer is written down", statement: "UPDATE note SET state = CASE WHEN $6", at: atStatement},
	{name: "before the answer is committed", statement: "UPDATE note SET state = CASE WHEN $6", at: atCommit},
	{name: "after the answer is committed", statement: "UPDATE note SET state = CASE WHEN $6", at: afterCommit},
}

func TestDocketsKilledAtEveryStepPostEachAgendaOnce(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t, 60, time.Second)
	f := w.run(3, agendaSteps...)
	w.posted(3 * time.Minute)
	f.stop()
	w.check()
	f.died(agendaSteps)
}

// A third of what Slack answers fails, in one of these ways.
var answerFaults = []string{
	sandbox.FaultRateLimited, sandbox.FaultServerError, sandbox.FaultTimeout,
	sandbox.FaultDeliveredThenTimeout, sandbox.FaultConnectionCut, sandbox.FaultSlow,
}

// Each of the six is rolled for in turn: 1 - (1-0.0654)^6 = 1/3.
const faultRate = 0.0654

func TestThreeDocketsPostThreeHundredAgendasOnceThoughAThirdOfSlacksAnswersFailAndTheyAreKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	t.Parallel()
	w := newWorkplace(t, 300, 2500*time.Millisecond)
	for _, kind := range answerFaults {
		if err := w.local.AddFault(sandbox.Fault{Kind: kind, Rate: faultRate}); err != nil {
			t.Fatal(err)
		}
	}
	f := w.run(3)
	kills := f.killEvery(4*time.Second, 8)
	w.posted(3 * time.Minute)
	<-kills
	f.stop()
	w.check()
	w.struck()
}

// struck fails unless faults of every kind have struck. An answer that was only
// slow is not told from others.
func (w *workplace) struck() {
	w.t.Helper()
	seen := map[string]int{}
	for _, c := range w.local.Calls(0) {
		var fault string
		if json.Unmarshal(c.Answer, &fault) == nil {
			seen[strings.TrimPrefix(fault, "fault: ")]++
		} else if c.Status == http.StatusTooManyRequests {
			seen[sandbox.FaultRateLimited]++
		}
		seen["calls"]++
	}
	w.t.Logf("struck: %v", seen)
	for _, kind := range answerFaults {
		if seen[kind] == 0 && kind != sandbox.FaultSlow {
			w.t.Errorf("no answer failed by %s", kind)
		}
	}
}
