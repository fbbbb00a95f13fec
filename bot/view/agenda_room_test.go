package view

import (
	"strings"
	"testing"
	"time"

	"docket/internal/committee"
	"docket/internal/issue"
	"docket/internal/locale"
)

// crowded is a head with everything unusual about it, on which every section has more than it shows.
func crowded() committee.Page {
	p := company.page(committee.Running, 0)
	p.Meeting.Moved, p.Meeting.PostedAt = "Whit Monday", monday.Add(time.Hour)
	p.Changes, p.Summary.Total, p.Items = nil, map[committee.Section]int{}, nil
	for _, l := range (fixture{written: func(s string) string { return s }, many: committee.ChangeItems}).lines(issue.Closed) {
		l.ProjectName = strings.Repeat("very ", 16) + "long"
		p.Changes = append(p.Changes, l)
	}
	for _, section := range committee.Sections {
		p.Summary.Total[section] = 100
	}
	for _, i := range company.items() {
		for range p.Summary.HeadItems(i.Section) {
			p.Items = append(p.Items, i)
		}
	}
	return p
}

func TestTheHeadHasRoomForEverySection(t *testing.T) {
	p := crowded()
	m := AgendaPage(reader(locale.English()), p)
	judge(t, m)
	said := string(mustJSON(m.Blocks))
	for _, want := range []string{"New projects · 100", "PS issues · 100", "BS issues · 100", "Close-outs · 100", "Emergencies · 100", "Gates · 100", "Late approvals · 100", "Orders to send · 100", "Services about to expire · 100", "Service periods about to end · 100", "Calls to customers due · 100",
		"Since the last meeting", "Posted "} {
		if !strings.Contains(said, want) {
			t.Errorf("the head has no room for %q", want)
		}
	}
	if n, want := strings.Count(said, "more in the thread"), len(committee.Sections); n != want {
		t.Errorf("%d sections say where the rest is, not %d", n, want)
	}
	if len(m.Blocks) > messageBlocks {
		t.Errorf("the head has %d blocks", len(m.Blocks))
	}
}
