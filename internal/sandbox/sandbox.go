package sandbox

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"docket/internal/sandbox/courier"
)

// Sandbox is one running workspace. It is safe for concurrent use and serves HTTP by itself.
type Sandbox struct {
	log      *slog.Logger
	config   Config
	manifest manifest
	methods  map[string]*method
	handler  http.Handler
	clock    *clock
	socket   *courier.Socket
	http     courier.Courier
	stream   *stream
	inflight *inflight

	turning sync.Mutex // held for the length of a turn of the clock
	life    context.Context
	end     context.CancelFunc
	wake    chan struct{} // pokes the timekeeper when a due time was added

	mu       sync.Mutex // guards all below; never held while delivering
	world    *world
	faults   faults
	limits   limits
	metered  eventMeter
	tickets  map[string]bool
	appURL   string
	url      string // the workspace's own base URL, when it was told
	reached  string // scheme and host by which it was last reached by the app
	follower Follower
}

// New starts a workspace. It fails when the manifest is not JSON, when the seed names somebody who does not exist, and when what was saved
// is not a document of Save's.
func New(config Config) (*Sandbox, error) {
	config = config.withDefaults()
	manifest, err := readManifest(config.Manifest)
	if err != nil {
		return nil, err
	}
	world, start, err := config.world(&manifest)
	if err != nil {
		return nil, err
	}
	life, end := context.WithCancel(context.Background())
	s := &Sandbox{
		log: config.Log, config: config, manifest: manifest, methods: methodTable(), clock: newClock(start),
		stream: newStream(), inflight: newInflight(), life: life, end: end, wake: make(chan struct{}, 1), world: world,
		limits: newLimits(), tickets: map[string]bool{}, appURL: config.AppURL, url: config.URL, follower: config.Follower,
	}
	s.socket = courier.NewSocket(s.Now, s.clock.patience)
	s.http = courier.NewHTTP(config.SigningSecret, s.Now, s.clock.patience, &http.Client{})
	s.handler = s.routes()
	for _, planned := range world.scheduled {
		s.plan(planned)
	}
	go s.keepTime()
	return s, nil
}

// ServeHTTP serves the Web API, the control API, response URLs, uploads, Socket Mode and the page.
func (s *Sandbox) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// SetAppURL says where the app listens, for programs that learn it only after the workspace is up.
func (s *Sandbox) SetAppURL(url string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.appURL = url
}

// SetURL says where the workspace itself is reached, for programs that learn it only when they listen.
func (s *Sandbox) SetURL(url string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.url = url
}

// SetFollower says which application lives by this clock.
func (s *Sandbox) SetFollower(f Follower) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.follower = f
}

// Close stops the clock's own deliveries, lets hanging answers go and waits for deliveries in flight.
func (s *Sandbox) Close() {
	s.end()
	_ = s.inflight.wait(context.Background())
	s.socket.Close()
	s.stream.close()
}

// Reset returns to a fresh workspace from the same seed. The clock keeps its time; faults are cleared.
func (s *Sandbox) Reset() error {
	fresh, err := newWorld(s.config.Workspace, &s.manifest, s.Now())
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world, s.faults, s.limits = fresh, faults{}, newLimits()
	s.stream.emit("reset", struct{}{})
	return nil
}

// BotUserID is the Slack user ID of the app's bot.
func (s *Sandbox) BotUserID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.world.app.UserID
}

// courier picks the transport: with Socket Mode on nothing goes over HTTP any more.
func (s *Sandbox) courier() courier.Courier {
	if s.socketMode() {
		return s.socket
	}
	return s.http
}

func (s *Sandbox) socketMode() bool {
	if !s.manifest.absent {
		return s.manifest.Settings.SocketMode
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.appURL == ""
}

// sleep waits for real time d, or until the workspace closes or ctx ends.
func (s *Sandbox) sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	case <-s.life.Done():
	}
}
