//go:build !linux

package pglocal

import (
	"os/exec"
	"strconv"
	"strings"
)

// serves reports whether the process may be a server on the data directory: here, whether it is a PostgreSQL at all.
func serves(pid int, _ string) bool {
	name, err := exec.Command("ps", "-o", "comm=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && strings.Contains(string(name), "postgres")
}
