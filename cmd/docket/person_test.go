package main

import (
	"encoding/json"
	"strings"

	"docket/internal/sandbox"
)

// person is somebody of the company.
type person struct {
	*company
	name string
}

// do fails unless what was done was accepted, and waits for what follows.
func (p person) do(what string, out sandbox.Outcome) {
	p.t.Helper()
	if !out.OK {
		p.t.Fatalf("%s %s: %s %v", p.name, what, out.Error, out.Errors)
	}
	p.settle()
}

// types a slash command in a channel.
func (p person) types(channel, command string) {
	p.t.Helper()
	p.do("types "+command, p.typing(channel, command))
}

// typing types and does not wait.
func (p person) typing(channel, command string) sandbox.Outcome {
	name, text, _ := strings.Cut(command, " ")
	return p.demo.local.Command(p.t.Context(), sandbox.CommandInput{User: p.name, Channel: channel, Command: name, Text: text})
}

// says something in a channel.
func (p person) says(channel, words string) sandbox.Message {
	p.t.Helper()
	out := p.demo.local.Say(p.t.Context(), sandbox.MessageInput{User: p.name, Channel: channel, Text: words})
	p.do("says "+words, out)
	var m sandbox.Message
	if err := json.Unmarshal(out.Response, &m); err != nil {
		p.t.Fatal(err)
	}
	return m
}

// uses a shortcut: of a message, or a global one without.
func (p person) uses(shortcut string, of ...sandbox.Message) {
	p.t.Helper()
	in := sandbox.ShortcutInput{User: p.name, CallbackID: shortcut}
	if len(of) > 0 {
		in.Channel, in.TS = of[0].Channel, of[0].TS
	}
	p.do("uses "+shortcut, p.demo.local.Shortcut(p.t.Context(), in))
}

// opensHome opens the App Home tab.
func (p person) opensHome() {
	p.t.Helper()
	p.do("opens Home", p.demo.local.OpenHome(p.t.Context(), p.name))
}

// home is the Home tab as it stands.
func (p person) home() sandbox.View {
	p.t.Helper()
	v, ok := p.demo.local.Home(p.name)
	if !ok {
		p.t.Fatalf("%s has no Home tab", p.name)
	}
	return v
}

// sees is a channel with what only this person sees.
func (p person) sees(channel string) place {
	return place{company: p.company, channel: channel, viewer: p.name}
}

// dm are the direct messages docket wrote to this person.
func (p person) dm() place { return place{company: p.company, channel: p.name, viewer: p.name} }

// isTold fails unless the last thing only this person was told in a channel holds
// all the texts.
func (p person) isTold(channel string, texts ...string) {
	p.t.Helper()
	said := p.lastTold(channel)
	if want := missing(said, texts); want != "" {
		p.t.Fatalf("%s is not told %q but:\n%s", p.name, want, said)
	}
}

func (p person) lastTold(channel string) string {
	said := ""
	for _, m := range p.sees(channel).all() {
		if m.EphemeralTo != "" {
			said = wordsOf(m)
		}
	}
	return said
}
