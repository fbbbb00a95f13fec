package postgres_test

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"
)

// spent is what the processors did for a database so far: the server's sessions. It is
// nothing where the system does not say (/proc).
func (h *house) spent() (all time.Duration) {
	h.Helper()
	var sessions []int
	h.ok(h.sql.SelectContext(h.Context(), &sessions, `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`))
	for _, pid := range sessions {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/schedstat", pid))
		if err != nil {
			continue
		}
		first, _, _ := bytes.Cut(stat, []byte(" "))
		ns, _ := strconv.ParseInt(string(first), 10, 64)
		all += time.Duration(ns)
	}
	return all
}

// weigh runs a benchmark's loop after it has been run twice, and reports beside the time
// it was waited for what the server's processor spent: on a machine that others use
// too, that is the better half of the truth.
func (h *house) weigh(b *testing.B, what func()) {
	b.Helper()
	what()
	what()
	before := h.spent()
	for b.Loop() {
		what()
	}
	b.StopTimer()
	b.ReportMetric(float64((h.spent()-before).Microseconds())/1000/float64(b.N), "server-ms/op")
}
