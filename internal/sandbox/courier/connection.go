package courier

import (
	"encoding/json"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

const (
	// maxAckSize is the size in bytes from which Slack drops an acknowledgement without a word (slack-go issue 1196).
	maxAckSize = 20 * 1024
	// pingEvery keeps clients content: slack-go and Slack's Node client give a silent connection up after 30 s.
	pingEvery = 10 * time.Second
	// writeWithin is how long a client may take to accept a message before its connection counts as dead.
	writeWithin = 2 * time.Second
)

// connection is one WebSocket of the app.
type connection struct {
	socket *websocket.Conn
	ended  chan struct{} // closed when nothing more can be read

	writing sync.Mutex

	mu       sync.Mutex
	pending  map[string]chan json.RawMessage
	draining bool // no further deliveries
}

func newConnection(socket *websocket.Conn) *connection {
	return &connection{socket: socket, ended: make(chan struct{}), pending: map[string]chan json.RawMessage{}}
}

func (c *connection) send(v any) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	if err := c.socket.SetWriteDeadline(time.Now().Add(writeWithin)); err != nil {
		return err
	}
	return c.socket.WriteJSON(v)
}

// expect returns where the payload of the envelope's acknowledgement will arrive.
func (c *connection) expect(id string) <-chan json.RawMessage {
	answer := make(chan json.RawMessage, 1)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pending[id] = answer
	return answer
}

func (c *connection) forget(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.pending, id)
}

func (c *connection) drain() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.draining = true
}

func (c *connection) open() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case <-c.ended:
		return false
	default:
		return !c.draining
	}
}

// read takes acknowledgements in until the connection ends. What is not one, or came too late, is passed over.
func (c *connection) read() {
	defer close(c.ended)
	for {
		_, message, err := c.socket.ReadMessage()
		if err != nil {
			return
		}
		var ack acknowledgement
		if len(message) < maxAckSize && json.Unmarshal(message, &ack) == nil {
			c.settle(ack)
		}
	}
}

func (c *connection) settle(ack acknowledgement) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if answer, ok := c.pending[ack.ID]; ok {
		answer <- ack.Payload
		delete(c.pending, ack.ID)
	}
}

// ping keeps the connection alive until it ends.
func (c *connection) ping(every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-c.ended:
			return
		case at := <-tick.C:
			if c.socket.WriteControl(websocket.PingMessage, []byte("Ping from local Slack"), at.Add(writeWithin)) != nil {
				_ = c.socket.Close()
			}
		}
	}
}
