package pglocal

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// errHeld is returned by lock when another process holds the file.
var errHeld = errors.New("lock is held")

// lock takes an exclusive flock on path without waiting, making the file when it is not there. The kernel lets go of the lock when the
// last process that holds the returned file ends, so a killed owner never leaves a lock behind.
func lock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := flock(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func flock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errHeld
	}
	if err != nil {
		return fmt.Errorf("lock %s: %w", f.Name(), err)
	}
	return nil
}

// current reports whether the file is still the one its path names: a sweep may have removed it between opening and locking.
func current(f *os.File) bool {
	mine, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(f.Name())
	return err == nil && os.SameFile(mine, named)
}
