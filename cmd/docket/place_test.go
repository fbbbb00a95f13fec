package main

import "docket/internal/sandbox"

// place is a conversation as somebody sees it; the name of a person is their
// direct messages with docket.
type place struct {
	*company
	channel string
	viewer  string
}

func (p place) all() []sandbox.Message { return p.demo.local.Messages(p.channel, p.viewer) }

// find is the latest message that holds all the texts.
func (p place) find(texts ...string) (sandbox.Message, bool) {
	all := p.all()
	for n := len(all) - 1; n >= 0; n-- {
		if missing(wordsOf(all[n]), texts) == "" {
			return all[n], true
		}
	}
	return sandbox.Message{}, false
}

// message is the latest message that holds all the texts.
func (p place) message(texts ...string) sandbox.Message {
	p.t.Helper()
	m, ok := p.find(texts...)
	if !ok {
		p.t.Fatalf("%s shows no message with %q; it shows:\n%s", p.channel, texts, words(p.all()))
	}
	return m
}

// shows fails unless a message holds all the texts.
func (p place) shows(texts ...string) { p.t.Helper(); p.message(texts...) }

// hides fails if a message holds all the texts.
func (p place) hides(texts ...string) {
	p.t.Helper()
	if m, ok := p.find(texts...); ok {
		p.t.Fatalf("%s shows %q in:\n%s", p.channel, texts, wordsOf(m))
	}
}

// count is how many messages hold all the texts.
func (p place) count(texts ...string) int {
	n := 0
	for _, m := range p.all() {
		if missing(wordsOf(m), texts) == "" {
			n++
		}
	}
	return n
}

// showsTimes fails unless so many messages hold all the texts.
func (p place) showsTimes(want int, texts ...string) {
	p.t.Helper()
	if n := p.count(texts...); n != want {
		p.t.Fatalf("%s shows %q %d times, not %d:\n%s", p.channel, texts, n, want, words(p.all()))
	}
}
