package pglocal

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

const (
	// maxSocketPath is what sun_path holds on macOS with its closing zero, 4 bytes less than on Linux.
	maxSocketPath = 103
	socketName    = ".s.PGSQL.5432"
	tempPattern   = "docket-pg-*"
)

// The last resorts of root, when the server's user cannot reach the directory asked for.
var (
	rootDir  = "/var/lib/docket"
	rootTemp = "/tmp"
)

// place is a claimed directory: nobody else starts a server in it before release.
type place struct {
	dir       string
	socket    string // the directory of the socket
	account   account
	temporary bool // goes with the server
	made      bool // did not exist before
	owner     *os.File
	server    *os.File
}

func (p *place) data() string { return filepath.Join(p.dir, "data") }
func (p *place) log() string  { return filepath.Join(p.dir, "log") }

// claim makes the directory asked for, or a temporary one, and takes its owner lock.
func claim(config Config) (*place, error) {
	if config.Dir == "" {
		root := os.TempDir()
		if config.InMemory {
			root = cmp.Or(memoryDir(), root)
		}
		return claimTemporary(root)
	}
	dir, err := filepath.Abs(config.Dir)
	if err != nil {
		return nil, fmt.Errorf("claim directory %s: %w", config.Dir, err)
	}
	p, err := claimDir(dir)
	if !errors.Is(err, errUnreachable) {
		return p, err
	}
	elsewhere := filepath.Join(rootDir, fmt.Sprintf("%s-%.4x", filepath.Base(dir), sha256.Sum256([]byte(dir))))
	config.Log.Warn("the database's user cannot enter the directory, another one is used", "asked", dir, "used", elsewhere)
	return claimDir(elsewhere)
}

// errUnreachable is returned for a directory that the server's user cannot enter.
var errUnreachable = errors.New("the database's user cannot enter the directory")

func claimDir(dir string) (*place, error) {
	who, err := accountFor(dir)
	if err != nil {
		return nil, err
	}
	p := &place{dir: dir, account: who}
	if p.made, err = makeDir(dir, who); err != nil {
		return nil, fmt.Errorf("make directory %s: %w", dir, err)
	}
	if err := p.take(); err != nil {
		return nil, err
	}
	return p, nil
}

// makeDir makes dir so that the account can pass through it, and reports whether it was missing.
func makeDir(dir string, who account) (made bool, err error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return false, err
	}
	if err := os.Mkdir(dir, 0o700); errors.Is(err, os.ErrExist) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	return true, open(dir, who)
}

// open lets the account pass through a directory of root's.
func open(dir string, who account) error {
	if who == nil {
		return nil
	}
	return os.Chmod(dir, 0o711)
}

// take locks the directory and prepares its socket's place.
func (p *place) take() (err error) {
	if p.account != nil && !canEnter(p.account, p.dir) {
		return errors.Join(fmt.Errorf("%w %s", errUnreachable, p.dir), p.discard())
	}
	p.owner, err = lock(filepath.Join(p.dir, "owner.lock"))
	if errors.Is(err, errHeld) {
		return fmt.Errorf("another docket is using %s: stop it first or choose another directory", p.dir)
	}
	if err != nil {
		return fmt.Errorf("claim directory %s: %w", p.dir, err)
	}
	p.socket, err = socketDir(p.dir, p.account)
	if err != nil {
		return errors.Join(err, p.release())
	}
	return nil
}

// socketDir makes the directory of the socket: inside dir, or in /tmp under a name that belongs to dir when the path would not fit.
func socketDir(dir string, who account) (string, error) {
	socket := filepath.Join(dir, "run")
	if len(filepath.Join(socket, socketName)) > maxSocketPath {
		socket = fmt.Sprintf("/tmp/docket-%d-%.8x", os.Geteuid(), sha256.Sum256([]byte(dir)))
	}
	if err := os.Mkdir(socket, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return "", fmt.Errorf("make socket directory: %w", err)
	}
	// In /tmp anybody may have made it first, to stand between us and the server.
	uid, _, ok := owner(socket)
	info, err := os.Lstat(socket)
	theirs := who != nil && uid == who.Uid
	if !ok || err != nil || !info.IsDir() || (int(uid) != os.Geteuid() && !theirs) {
		return "", fmt.Errorf("socket directory %s belongs to somebody else", socket)
	}
	return socket, give(who, socket)
}

// release gives the directory back; a temporary one goes with all it holds.
func (p *place) release() error {
	errs := []error{}
	if p.temporary {
		errs = append(errs, os.RemoveAll(p.dir))
	}
	if p.socket != "" {
		errs = append(errs, os.RemoveAll(p.socket))
	}
	for _, f := range []*os.File{p.server, p.owner} {
		if f != nil {
			errs = append(errs, f.Close())
		}
	}
	return errors.Join(errs...)
}

// discard removes the directory when it was made by a start that failed.
func (p *place) discard() error {
	if !p.made {
		return nil
	}
	return os.RemoveAll(p.dir)
}
