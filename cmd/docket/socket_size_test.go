package main

import (
	"fmt"
	"strings"
	"testing"

	"docket/internal/issue"
	"docket/internal/project"
)

func TestAnAnswerTooLargeForAnAcknowledgementStillComes(t *testing.T) {
	t.Parallel()
	c := opened(t, demoCmd{Empty: true, SocketMode: true}).plugged().furnished(europe)
	meets, err := c.demo.house.desks.Committees.Committees(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	paul := c.as("paul")
	for n := range 10 {
		long := strings.Repeat("𠮷", project.NameLimit-1) + fmt.Sprint(n)
		for _, kind := range []project.Type{project.PS, project.BS} {
			p := c.sells(string(kind)+long[4*2:], project.Project{Name: long, Type: kind, Committee: meets[0].ID})
			if _, err := c.demo.house.desks.Issues.Log(t.Context(), seeded("%s %d", kind, n),
				issue.Draft{Project: p.ID, Kind: "resource_unavailable", Description: "Nobody is there."}); err != nil {
				t.Fatal(err)
			}
		}
	}
	c.goTo("2026-11-18 12:00 Europe/Paris")
	paul.types("committee-europe", "/agenda")
	m := paul.sees("committee-europe").message("Only you see this.")
	if len(m.Blocks) < maxSocketAck {
		t.Fatalf("the agenda has only %d bytes, which prove nothing", len(m.Blocks))
	}
}

// maxSocketAck is from what size on Slack drops an acknowledgement.
const maxSocketAck = 20_000
