package pglocal

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

// watcher is a small shell that waits for this process to end, however it ends, and then tidies up: it stops the server, and removes
// what was temporary. It learns of the end through a pipe that only this process holds open.
type watcher struct {
	cmd  *exec.Cmd
	pipe *os.File
}

// watchScript is given the signal for the server, its pid file, and the directories to remove. A line on the pipe dismisses it, the
// pipe's end sets it to work. It waits for the pid file, not the process: in a container nobody may reap what is dead.
const watchScript = `
signal=$1 pidfile=$2
shift 2
read -r line && exit 0
if [ -s "$pidfile" ]; then
	kill -s "$signal" "$(head -n 1 "$pidfile")"
	tries=0
	while [ -e "$pidfile" ] && [ $tries -lt 200 ]; do
		sleep 0.05
		tries=$((tries + 1))
	done
fi
[ $# -eq 0 ] || rm -rf -- "$@"
`

// watch starts a watcher over a server; doomed are the directories to remove after it.
func watch(sig, pidfile string, doomed ...string) (*watcher, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("start watcher: %w", err)
	}
	defer r.Close()
	cmd := exec.Command("/bin/sh", append([]string{"-c", watchScript, "docket-watcher", sig, pidfile}, doomed...)...)
	cmd.Stdin = r
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start watcher: %w", err)
	}
	return &watcher{cmd: cmd, pipe: w}, nil
}

// dismiss ends the watcher with nothing done.
func (w *watcher) dismiss() {
	_, _ = w.pipe.WriteString("done\n")
	_ = w.pipe.Close()
	_ = w.cmd.Wait()
}
