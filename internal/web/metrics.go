// Package web is what a browser or a machine sees of docket: health, readiness
// and metrics. It refuses to speak Slack.
package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"docket/internal/outbox"
)

// Metrics counts what docket does, in Prometheus's terms.
type Metrics struct {
	registry   *prometheus.Registry
	acks       *prometheus.HistogramVec
	sends      *prometheus.CounterVec
	reconciled prometheus.Counter
	swept      prometheus.Counter
	pages      *prometheus.HistogramVec
	jobs       *prometheus.CounterVec
	waiting    *prometheus.GaugeVec
	age        prometheus.Gauge
}

// NewMetrics makes metrics that have counted nothing.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		acks: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "docket_ack_seconds", Help: "Time until a delivery of Slack was acknowledged. Slack waits 3 s.",
			Buckets: []float64{.01, .025, .05, .1, .2, .3, .5, 1, 2, 3},
		}, []string{"route", "ok"}),
		sends: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "docket_sends_total", Help: "Requests of the outbox by verb and how they ended.",
		}, []string{"verb", "result"}),
		reconciled: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "docket_reconciled_total", Help: "Messages whose answer was lost and that were found again in Slack.",
		}),
		swept: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "docket_swept_total", Help: "Reminders and schedules that became their effect.",
		}),
		pages: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "docket_page_seconds", Help: "Time until a page of a customer was answered, by the pattern of its path.",
			Buckets: []float64{.005, .01, .02, .05, .1, .3, 1, 3},
		}, []string{"route", "status"}),
		jobs: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "docket_jobs_total", Help: "Jobs of the queue by kind, and whether they did without an error.",
		}, []string{"kind", "ok"}),
		waiting: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "docket_outbox_notes", Help: "Notes of the outbox by what they wait for.",
		}, []string{"state"}),
		age: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "docket_outbox_oldest_seconds", Help: "Age of the oldest note that is due and not said.",
		}),
	}
	m.registry.MustRegister(m.acks, m.sends, m.reconciled, m.swept, m.pages, m.jobs, m.waiting, m.age,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Acked counts an acknowledgement.
func (m *Metrics) Acked(route string, ok bool, took time.Duration) {
	m.acks.WithLabelValues(route, yes(ok)).Observe(took.Seconds())
}

func yes(ok bool) string {
	if ok {
		return "yes"
	}
	return "no"
}

// Worked counts the end of a job.
func (m *Metrics) Worked(kind string, ok bool) { m.jobs.WithLabelValues(kind, yes(ok)).Inc() }

// Sent counts the end of a request of the outbox.
func (m *Metrics) Sent(d outbox.Delivery, o outbox.Outcome) {
	m.sends.WithLabelValues(string(d.Verb), string(o.State)).Inc()
	if d.Verb == outbox.Find && o.State == outbox.Said {
		m.reconciled.Inc()
	}
}

// Swept counts reminders that became their effect.
func (m *Metrics) Swept(n int) { m.swept.Add(float64(n)) }

// Paged counts a page of a customer.
func (m *Metrics) Paged(route string, status int, took time.Duration) {
	m.pages.WithLabelValues(route, strconv.Itoa(status)).Observe(took.Seconds())
}

// Waits records what the outbox has not said.
func (m *Metrics) Waits(b outbox.Backlog) {
	for state, n := range map[string]int{"due": b.Due, "in_flight": b.InFlight, "stale": b.Stale, "later": b.Later, "failed": b.Failed} {
		m.waiting.WithLabelValues(state).Set(float64(n))
	}
	m.age.Set(b.Oldest.Seconds())
}

// Handler serves the metrics.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
