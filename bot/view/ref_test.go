package view

import (
	"testing"

	"docket/internal/issue"
	"docket/internal/outbox"
)

func TestValuesOfButtonsAreReadBack(t *testing.T) {
	if id, err := Ref(ref(issue.ID(12))); id != 12 || err != nil {
		t.Errorf("an ID comes back as %d, %v", id, err)
	}
	if id, task, err := ReadTask(taskRef(12, 3)); id != 12 || task != 3 || err != nil {
		t.Errorf("a task comes back as %d of %d, %v", task, id, err)
	}
	of := outbox.Subject{Kind: "project", ID: 7}
	if got, n, err := ReadOlder(olderRef(of, 20)); got != of || n != 20 || err != nil {
		t.Errorf("a history comes back as %v from %d, %v", got, n, err)
	}
	if action, value, ok := Chosen(entry(IssueReopen, "12", "Reopen").Value); action != IssueReopen || value != "12" || !ok {
		t.Errorf("a choice comes back as %q with %q", action, value)
	}
}

func TestOtherValuesAreRefused(t *testing.T) {
	for _, value := range []string{"", "0", "-3", "12x", "1e3", "99999999999999999999", "12:", ":3", "a:1:0"} {
		if id, err := Ref(value); err == nil {
			t.Errorf("%q is read as %d", value, id)
		}
		if id, task, err := ReadTask(value); err == nil {
			t.Errorf("%q is read as task %d of %d", value, task, id)
		}
		if of, n, err := ReadOlder(value); err == nil {
			t.Errorf("%q is read as %v from %d", value, of, n)
		}
	}
}
