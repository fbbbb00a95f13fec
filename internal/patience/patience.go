// Package patience bounds how long something is waited for. It refuses to rely on
// what is waited for to end when it is cancelled.
package patience

import (
	"context"
	"fmt"
	"runtime/debug"
)

// Within has something done, and gives up on it when ctx is over: a database
// that hangs does not answer a cancelled request either. What is given up on may
// still happen, so it must bear being asked for again. A panic is an error.
func Within[T any](ctx context.Context, do func() (T, error)) (T, error) {
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
