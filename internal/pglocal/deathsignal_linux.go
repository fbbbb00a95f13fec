package pglocal

import "syscall"

// kernelEndsChildren says that a spawned process dies with its parent without a watcher's help.
const kernelEndsChildren = true

func setDeathSignal(attr *syscall.SysProcAttr, sig syscall.Signal) { attr.Pdeathsig = sig }
