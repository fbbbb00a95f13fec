package sandbox

import (
	"strings"
	"testing"
)

func TestWhatAnAdministratorChangesBinds(t *testing.T) {
	r := newRig(t)
	for _, err := range []error{
		r.Invite("elsewhere", "tester"), r.Remove("general", "tester"), r.Archive("council"), r.Deactivate("ben"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for channel, want := range map[string]string{"elsewhere": "", "general": "not_in_channel", "council": "is_archived", "ben": "channel_not_found"} {
		if got := r.call("chat.postMessage", "channel", "id:"+channel, "text", "x").word(); got != want {
			t.Errorf("posting to %s: %q, want %q", channel, got, want)
		}
	}
	if o := r.Say(t.Context(), MessageInput{User: "ben", Channel: "general", Text: "x"}); o.OK {
		t.Error("somebody deactivated could write")
	}
	if err := r.Invite("general", "nobody"); err == nil || !strings.Contains(err.Error(), "nobody") {
		t.Errorf("inviting nobody: %v", err)
	}
}
