package pglocal

import "syscall"

const (
	sharedMemory = "/dev/shm"
	tmpfsMagic   = 0x01021994
	// enoughMemory leaves room for some hundred test databases; containers often have 64 MB here.
	enoughMemory = 2 << 30
)

// memoryDir is a directory that lives in memory and has room, or "".
func memoryDir() string {
	var fs syscall.Statfs_t
	if syscall.Statfs(sharedMemory, &fs) != nil || fs.Type != tmpfsMagic || fs.Bavail*uint64(fs.Bsize) < enoughMemory {
		return ""
	}
	if syscall.Access(sharedMemory, 2) != nil { // W_OK
		return ""
	}
	return sharedMemory
}
