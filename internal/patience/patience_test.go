package patience_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"docket/internal/patience"
)

func TestWhatHangsIsGivenUpOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		freed := make(chan struct{})
		started := time.Now()
		_, err := patience.Within(ctx, func() (int, error) {
			<-freed
			return 1, nil
		})
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(started) != 2*time.Second {
			t.Errorf("given up after %v with %v", time.Since(started), err)
		}
		close(freed)
	})
}

func TestAPanicIsAnError(t *testing.T) {
	_, err := patience.Within(t.Context(), func() (int, error) { panic("out of ink") })
	if err == nil || !strings.Contains(err.Error(), "out of ink") {
		t.Errorf("it ends with %v", err)
	}
}

func TestWhatIsDoneInTimeIsHandedOn(t *testing.T) {
	if n, err := patience.Within(t.Context(), func() (int, error) { return 7, nil }); n != 7 || err != nil {
		t.Errorf("it ends with %d, %v", n, err)
	}
}
