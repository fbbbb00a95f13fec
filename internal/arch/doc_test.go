// Package arch guards the shape of the house: which room may import which, which room alone names a foreign library, and the habits
// that a reviewer should not have to look for. It parses the source itself, so that Go's test cache sees every file it depends on. It
// refuses to guess: a new package is a violation until the table in rules_test.go says where it stands.
package arch
