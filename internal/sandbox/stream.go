package sandbox

import (
	"encoding/json"
	"sync"
)

// historyLength is how many past events and calls are kept for those who connect late.
const historyLength = 10_000

// happening is one event of the stream.
type happening struct {
	Seq  int64
	Type string
	Data json.RawMessage
}

// stream is what happened in the workspace, in order, with those who listen.
type stream struct {
	mu      sync.Mutex
	seq     int64
	past    []happening
	changed chan struct{} // closed and replaced whenever something is added
	closed  bool
}

func newStream() *stream { return &stream{changed: make(chan struct{})} }

// emit adds an event and wakes the listeners. It never blocks on them.
func (s *stream) emit(kind string, data any) {
	s.add(kind, func(int64) any { return data })
}

// add is emit for data that carries its own sequence number.
func (s *stream) add(kind string, data func(seq int64) any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq++
	s.past = append(s.past, happening{Seq: s.seq, Type: kind, Data: mustJSON(data(s.seq))})
	if len(s.past) > 2*historyLength {
		s.past = append([]happening(nil), s.past[historyLength:]...)
	}
	if !s.closed {
		close(s.changed)
		s.changed = make(chan struct{})
	}
}

// since is what happened after a sequence number, and a channel that closes when there is more. It is nil when the stream has ended.
func (s *stream) since(seq int64) ([]happening, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, nil
	}
	from := len(s.past) - int(s.seq-seq)
	from = max(0, min(from, len(s.past)))
	return s.past[from:len(s.past):len(s.past)], s.changed
}

func (s *stream) last() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seq
}

func (s *stream) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.closed = true
		close(s.changed)
	}
}
