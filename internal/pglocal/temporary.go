package pglocal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// claimTemporary makes a directory under root that goes with the server, after clearing away those that dead processes left.
func claimTemporary(root string) (*place, error) {
	who, err := accountFor("")
	if err != nil {
		return nil, err
	}
	if who != nil && !canEnter(who, root) {
		root = rootTemp
	}
	sweep(root, time.Now())
	// Another process's sweep may take the directory in the instant before it is locked.
	for range 10 {
		p := &place{account: who, temporary: true, made: true}
		if p.dir, err = os.MkdirTemp(root, tempPattern); err != nil {
			return nil, fmt.Errorf("make temporary directory: %w", err)
		}
		if err = errors.Join(open(p.dir, who), p.take()); err != nil {
			err = errors.Join(err, p.discard())
			continue
		}
		if current(p.owner) {
			return p, nil
		}
		err = errors.Join(errors.New("claim temporary directory: swept away"), p.release())
	}
	return nil, err
}

// sweep removes the temporary directories whose process and server are both gone. It is a kindness: what it cannot remove, it leaves.
func sweep(root string, now time.Time) {
	dirs, _ := filepath.Glob(filepath.Join(root, tempPattern))
	for _, dir := range dirs {
		sweepDir(dir, now)
	}
}

func sweepDir(dir string, now time.Time) {
	info, err := os.Lstat(dir)
	if uid, _, ok := owner(dir); err != nil || !info.IsDir() || !ok || int(uid) != os.Geteuid() {
		return
	}
	for _, name := range []string{"owner.lock", "server.lock"} {
		path := filepath.Join(dir, name)
		if _, err := os.Lstat(path); err != nil && now.Sub(info.ModTime()) < time.Minute {
			return // just made, and about to be locked
		}
		held, err := lock(path)
		if err != nil {
			return
		}
		defer held.Close()
	}
	_ = os.RemoveAll(dir)
}
