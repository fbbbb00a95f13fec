package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"docket/bot"
	"docket/internal/pgtest"
	"docket/internal/postgres"
)

// The program as it is shipped: its size, how soon after its start it
// acknowledges, what memory it holds when idle, and at most, while 64 people log
// issues without a pause.
func BenchmarkServe(b *testing.B) {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		b.Skip("memory is read from /proc")
	}
	program := shipped(b)
	d := newDeployment(b, pgtest.New(b, postgres.Migrate))
	var first time.Duration
	var idle, anonymous, peak float64
	runs := 0.0
	for b.Loop() {
		addr := freeAddr(b)
		begun := time.Now()
		r := d.serve(program, d.database, addr)
		d.acknowledged(b, addr)
		first += time.Since(begun)
		<-time.After(3 * time.Second) // its start is over, and the first sweeps
		idle += memory(b, r, "VmRSS")
		anonymous += memory(b, r, "RssAnon")
		race := &race{deployment: d, client: http.DefaultClient, answer: closes, docket: "http://" + addr + bot.InteractionsPath}
		race.batch(b, race.docket, 64, 4000, race.submission)
		peak += memory(b, r, "VmHWM")
		r.kill()
		<-r.ended
		runs++
	}
	b.ReportMetric(first.Seconds()*1000/runs, "ms-to-ack")
	b.ReportMetric(idle/runs, "idle-MB")
	b.ReportMetric(anonymous/runs, "idle-anonymous-MB")
	b.ReportMetric(peak/runs, "peak-MB")
	b.ReportMetric(0, "ns/op")
}

// shipped builds docket as it is shipped.
func shipped(b *testing.B) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "docket")
	if said, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("build docket: %v: %s", err, said)
	}
	built, err := os.Stat(program)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("the binary has %.1f MB", float64(built.Size())/1e6)
	return program
}

func freeAddr(b *testing.B) string {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// acknowledged returns once a slash command has been answered.
func (d *deployment) acknowledged(b *testing.B, addr string) {
	b.Helper()
	body := []byte("command=%2Fdocket&text=help&user_id=" + testAdmin + "&channel_id=C0FAULT000&trigger_id=1.2.3")
	for limit := time.Now().Add(20 * time.Second); ; {
		request, err := signedPost(context.WithoutCancel(b.Context()), "http://"+addr+bot.CommandsPath, formEncoded, body)
		if err != nil {
			b.Fatal(err)
		}
		answer, err := http.DefaultClient.Do(request)
		if err == nil {
			said, _ := io.ReadAll(answer.Body)
			_ = answer.Body.Close()
			if answer.StatusCode == http.StatusOK && len(said) > 0 {
				return
			}
		}
		if time.Now().After(limit) {
			b.Fatalf("docket does not acknowledge: %v", err)
		}
		<-time.After(2 * time.Millisecond)
	}
}

// memory reads one line of what the system says of a process, in MB.
func memory(b *testing.B, r *replica, line string) float64 {
	b.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", r.cmd.Process.Pid))
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), line+":")
	rest, _, _ = strings.Cut(rest, "kB")
	kilobytes, err := strconv.ParseFloat(strings.TrimSpace(rest), 64)
	if err != nil {
		b.Fatalf("read %s: %v", line, err)
	}
	return kilobytes * 1024 / 1e6
}
