// Package pgtest gives tests a real PostgreSQL, with nothing to install as a service and nothing to set up.
//
// It owns one server per test process, started by the first test that asks and gone with the process however that ends, and a
// template database for each way of migrating, of which every test gets a fresh copy. It refuses to be part of the product: only
// tests import it. Where PostgreSQL is not installed, tests that need it are skipped with one line that says what to install, or
// fail when DOCKET_REQUIRE is 1, as it is in CI.
package pgtest
