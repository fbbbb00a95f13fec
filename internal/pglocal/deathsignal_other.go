//go:build !linux

package pglocal

import "syscall"

// kernelEndsChildren says that a spawned process dies with its parent without a watcher's help.
const kernelEndsChildren = false

func setDeathSignal(*syscall.SysProcAttr, syscall.Signal) {}
