package bot

import (
	"testing"

	"github.com/slack-go/slack"
)

func TestAFileIsFoundByItsNotesNumber(t *testing.T) {
	if got := fileName("pre-kickoff.ics", 4711); got != "pre-kickoff-4711.ics" {
		t.Errorf("the file is called %s", got)
	}
	for name, its := range map[string]bool{
		"pre-kickoff-4711.ics": true, "pre-kickoff-4711": true, "pre-kickoff.ics": false, "pre-kickoff-14711.ics": false,
		"pre-kickoff-471.ics": false, "4711.ics": false, "pre-kickoff-4711-2.ics": false, "": false,
	} {
		if holdsFile(slack.Message{Msg: slack.Msg{Files: []slack.File{{Name: "other.txt"}, {Name: name}}}}, 4711) != its {
			t.Errorf("%q is taken for the file, or not: want %v", name, its)
		}
	}
}
