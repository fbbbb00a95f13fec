package pglocal

import (
	"os/exec"
	"runtime"
	"syscall"
)

// process is a child that ends when this process does.
type process struct {
	cmd    *exec.Cmd
	exited chan struct{} // closed once it has ended
	err    error         // how it ended; read after exited
}

// spawn starts cmd with a signal to get at this process's death, where the kernel can do that.
func spawn(cmd *exec.Cmd, atDeath syscall.Signal) (*process, error) {
	setDeathSignal(cmd.SysProcAttr, atDeath)
	p := &process{cmd: cmd, exited: make(chan struct{})}
	started := make(chan error, 1)
	go func() {
		// The kernel signals the child when the thread that forked it ends: that thread must live as long as the child.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err != nil {
			return
		}
		p.err = cmd.Wait()
		close(p.exited)
	}()
	return p, <-started
}
