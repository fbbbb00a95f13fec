// Package pglocal runs a private PostgreSQL from the binaries found on the machine, for the demo and for tests, so that neither needs
// a database to be installed as a service.
//
// It owns the directory it is given: one process at a time may use it, the server listens on a Unix socket inside it and nowhere
// else, and the server never outlives the process that started it, however that one ends. It refuses to download binaries, to upgrade
// a database of another major version and to run as root: started by root, it drops to an unprivileged user.
//
// A directory holds data (the cluster), run (the socket), log and log.old (what the server said), owner.lock (held by the process
// that started the server) and server.lock (held by the server itself, so that a successor can wait for one that is still ending).
package pglocal
