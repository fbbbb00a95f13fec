//go:build !linux

package pglocal

// memoryDir is a directory that lives in memory and has room: none is known here.
func memoryDir() string { return "" }
