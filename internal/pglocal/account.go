package pglocal

import (
	"errors"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// account is who the server runs as: nil for an ordinary user, who runs it as themselves.
type account = *syscall.Credential

// accountFor chooses the account for a directory. PostgreSQL refuses root, so root hands the server to whoever owns the cluster
// already, else to the distribution's postgres user, else to nobody.
func accountFor(dir string) (account, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	if uid, gid, ok := owner(filepath.Join(dir, "data")); ok && uid != 0 {
		return &syscall.Credential{Uid: uid, Gid: gid}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		if who, err := user.Lookup(name); err == nil {
			uid, errUID := strconv.ParseUint(who.Uid, 10, 32)
			gid, errGID := strconv.ParseUint(who.Gid, 10, 32)
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, errors.Join(errUID, errGID)
		}
	}
	return nil, errors.New("PostgreSQL refuses to run as root and there is no user postgres or nobody: run docket as an ordinary user")
}

func owner(path string) (uid, gid uint32, ok bool) {
	info, err := os.Lstat(path)
	if err != nil {
		return 0, 0, false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, false
	}
	return stat.Uid, stat.Gid, true
}

// canEnter reports whether the account reaches dir: it does not below another's private home.
func canEnter(who account, dir string) bool {
	probe := exec.Command("/bin/sh", "-c", ":")
	probe.Dir = dir
	probe.SysProcAttr = &syscall.SysProcAttr{Credential: who}
	return probe.Run() == nil
}

// give hands a path to the account; an ordinary user's paths are theirs already.
func give(who account, path string) error {
	if who == nil {
		return nil
	}
	return os.Lchown(path, int(who.Uid), int(who.Gid))
}
