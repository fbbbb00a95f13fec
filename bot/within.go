package bot

import (
	"context"
	"fmt"
	"runtime/debug"
)

// within has something done, and gives up on it when ctx is over: a database
// that hangs does not answer a cancelled request either. What is given up on may
// still happen, so it must bear being asked for again. A panic is an error.
func within[T any](ctx context.Context, do func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	ended := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if p := recover(); p != nil {
				o.err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			}
			ended <- o
		}()
		o.value, o.err = do()
	}()
	select {
	case o := <-ended:
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	}
}
