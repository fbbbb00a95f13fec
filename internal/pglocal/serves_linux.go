package pglocal

import (
	"fmt"
	"os"
)

// serves reports whether the process is a server on the data directory, where every server of PostgreSQL has its working directory.
func serves(pid int, data string) bool {
	cwd, err := os.Stat(fmt.Sprintf("/proc/%d/cwd", pid))
	if err != nil {
		return false
	}
	want, err := os.Stat(data)
	return err == nil && os.SameFile(cwd, want)
}
