package bot

import (
	"testing"

	"github.com/slack-go/slack"
)

func TestWhoIsAGuest(t *testing.T) {
	for who, tt := range map[string]struct {
		user slack.User
		want bool
	}{
		"a member of the workspace":               {slack.User{TeamID: "T1"}, false},
		"somebody of whom Slack names no team":    {slack.User{}, false},
		"a guest of several channels":             {slack.User{TeamID: "T1", IsRestricted: true}, true},
		"a guest of one channel":                  {slack.User{TeamID: "T1", IsRestricted: true, IsUltraRestricted: true}, true},
		"somebody from across a shared channel":   {slack.User{TeamID: "T2"}, true},
		"somebody of another company's workspace": {slack.User{IsStranger: true}, true},
	} {
		if m, ok := member(tt.user, "T1"); !ok || m.Guest != tt.want {
			t.Errorf("%s is a guest: %v", who, m.Guest)
		}
	}
}
