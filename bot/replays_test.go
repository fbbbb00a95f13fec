package bot

import (
	"fmt"
	"testing"
	"time"
)

func TestADeliveryIsRecognisedAsLongAsItCouldBeRepeated(t *testing.T) {
	now := time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)
	r := newReplays(func() time.Time { return now })
	if r.again("first") {
		t.Error("the first is taken for a replay")
	}
	if now = now.Add(replayWindow); !r.again("first") {
		t.Error("five minutes later it is not recognised")
	}
	for n := range 100 {
		now = now.Add(replayWindow)
		r.again(fmt.Sprint(n))
	}
	if len(r.seen) > 5 {
		t.Errorf("%d deliveries are remembered though none of them could come again", len(r.seen))
	}
}
