package calendar

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/emersion/go-ical"
	"pgregory.net/rapid"
)

var (
	noon    = time.Date(2026, 12, 9, 12, 0, 0, 0, time.UTC)
	kickoff = Event{
		UID: "4a-7@docket", Sequence: 2, Stamp: noon.Add(-time.Hour), Starts: noon, Ends: noon.Add(time.Hour),
		Summary: "Pre-kickoff", Place: "Room 4; ground floor", Description: "With Ana,\nand Marc", URL: "https://meet.example/x?a=1&b=2",
		Organizer: Person{Name: "Marc", Email: "marc@docket.example"},
		Attendees: []Person{{Name: "Marc", Email: "marc@docket.example"}, {Name: `Ana "A" Berg, Ph.D.`, Email: "ana+x@acme.example"}, {Name: "Nobody"},
			{Name: "Marc once more", Email: "Marc@docket.example"}},
	}
)

// unfolded are the content lines of an object, held against what RFC 5545, 3.1
// says of every line.
func unfolded(t interface{ Errorf(string, ...any) }, object []byte) []string {
	text := string(object)
	if !utf8.ValidString(text) || !strings.HasSuffix(text, "\r\n") {
		t.Errorf("not UTF-8, or the last line does not end: %q", text)
	}
	var all []string
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > maxLine {
			t.Errorf("%d octets in a line: %q", len(line), line)
		}
		if !utf8.ValidString(line) {
			t.Errorf("a character is cut in two: %q", line)
		}
		if strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) {
			t.Errorf("a control character: %q", line)
		}
		if rest, goesOn := strings.CutPrefix(line, " "); goesOn && len(all) > 0 {
			all[len(all)-1] += rest
			continue
		}
		all = append(all, line)
	}
	return all
}

func TestAnInvitationIsWrittenAsCalendarsReadIt(t *testing.T) {
	got := unfolded(t, Object{Method: Request, Events: []Event{kickoff}}.Encode())
	want := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//docket//customer committee//EN", "CALSCALE:GREGORIAN", "METHOD:REQUEST",
		"BEGIN:VEVENT", "UID:4a-7@docket", "DTSTAMP:20261209T110000Z", "SEQUENCE:2",
		"DTSTART:20261209T120000Z", "DTEND:20261209T130000Z", "SUMMARY:Pre-kickoff", `LOCATION:Room 4\; ground floor`,
		`DESCRIPTION:With Ana\,\nand Marc`, "URL:https://meet.example/x?a=1&b=2", "STATUS:CONFIRMED",
		`ORGANIZER;CN="Marc":mailto:marc@docket.example`,
		`ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN="Marc":mailto:marc@docket.example`,
		`ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Ana 'A' Berg, Ph.D.":mailto:ana+x@acme.example`,
		"END:VEVENT", "END:VCALENDAR",
	}
	if !slices.Equal(got, want) {
		t.Errorf("wrote\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestACancellationSaysWhetherTheEventIsOff(t *testing.T) {
	off := kickoff
	off.Off = true
	for _, tt := range []struct {
		name      string
		event     Event
		cancelled bool
	}{{"the whole event", off, true}, {"some of those invited", kickoff, false}} {
		t.Run(tt.name, func(t *testing.T) {
			got := unfolded(t, Object{Method: Cancel, Events: []Event{tt.event}}.Encode())
			if slices.Contains(got, "STATUS:CANCELLED") != tt.cancelled || slices.Contains(got, "STATUS:CONFIRMED") {
				t.Errorf("wrote %s", strings.Join(got, "\n"))
			}
		})
	}
}

func TestSomebodyIsAlwaysInvited(t *testing.T) {
	e := kickoff
	e.Attendees = []Person{{Name: "Nobody"}}
	got := unfolded(t, Object{Method: Request, Events: []Event{e}}.Encode())
	if !slices.Contains(got, `ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN="Marc":mailto:marc@docket.example`) {
		t.Errorf("wrote\n%s", strings.Join(got, "\n"))
	}
}

func TestAFeedSaysHowOftenToComeBack(t *testing.T) {
	due := Event{UID: "a", Stamp: noon, Day: Date{Year: 2026, Month: 12, Day: 31}, Summary: "Due"}
	got := unfolded(t, Object{Method: Publish, Name: "docket, Ana", Refresh: time.Hour, Events: []Event{due}}.Encode())
	for _, line := range []string{"METHOD:PUBLISH", `NAME:docket\, Ana`, `X-WR-CALNAME:docket\, Ana`, "REFRESH-INTERVAL;VALUE=DURATION:PT60M",
		"X-PUBLISHED-TTL:PT60M", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "TRANSP:TRANSPARENT"} {
		if !slices.Contains(got, line) {
			t.Errorf("%q is missing in\n%s", line, strings.Join(got, "\n"))
		}
	}
}

func TestALinkThatIsNoneIsLeftOut(t *testing.T) {
	for _, link := range []string{"", "javascript:alert(1)", "room 4", "https://", "https://x.example/\r\nATTENDEE:mailto:x@x.example"} {
		e := kickoff
		e.URL = link
		for _, line := range unfolded(t, Object{Method: Request, Events: []Event{e}}.Encode()) {
			if strings.HasPrefix(line, "URL") {
				t.Errorf("%q is written as %s", link, line)
			}
		}
	}
}

// judge is what tests and fuzzing have in common to complain to.
type judge interface {
	Errorf(string, ...any)
	Fatalf(string, ...any)
}

// harmless writes an event in which somebody wrote what they liked, and holds it
// against the lines it must have, and against two parsers.
func harmless(t judge, wrote string) {
	e := kickoff
	e.UID, e.Summary, e.Place, e.Description, e.URL = "x"+wrote, wrote, wrote, wrote, "https://meet.example/"+wrote
	e.Organizer = Person{Name: wrote, Email: "o" + wrote}
	e.Attendees = []Person{{Name: wrote, Email: wrote + "@acme.example"}}
	object := Object{Method: Request, Name: "docket " + wrote, Events: []Event{e}}.Encode()
	names := map[string]int{}
	for _, line := range unfolded(t, object) {
		names[line[:strings.IndexAny(line, ":;")]]++
	}
	optional := names["URL"] + names["LOCATION"] + names["DESCRIPTION"]
	want := map[string]int{"BEGIN": 2, "VERSION": 1, "PRODID": 1, "CALSCALE": 1, "METHOD": 1, "NAME": 1, "X-WR-CALNAME": 1, "UID": 1,
		"DTSTAMP": 1, "SEQUENCE": 1, "DTSTART": 1, "DTEND": 1, "SUMMARY": 1, "STATUS": 1, "ORGANIZER": 1, "ATTENDEE": 1, "END": 2}
	for name, n := range want {
		if names[name] != n {
			t.Errorf("%d times %s in %q", names[name], name, object)
		}
	}
	if total := len(names); total != len(want)+min(names["URL"], 1)+min(names["LOCATION"], 1)+min(names["DESCRIPTION"], 1) || optional > 3 {
		t.Errorf("something else was written in %q", object)
	}
	parsed(t, object, escaped(wrote))
}

// parsed reads the object with both parsers: each has to find the one event, with
// the summary as it was written.
func parsed(t judge, object []byte, summary string) {
	one, err := ical.NewDecoder(bytes.NewReader(object)).Decode()
	if err != nil {
		t.Fatalf("emersion: %v in %q", err, object)
	}
	two, err := ics.ParseCalendar(bytes.NewReader(object))
	if err != nil {
		t.Fatalf("arran4: %v in %q", err, object)
	}
	if len(one.Events()) != 1 || len(two.Events()) != 1 {
		t.Fatalf("%d and %d events in %q", len(one.Events()), len(two.Events()), object)
	}
	if got, want := one.Events()[0].Props.Get("SUMMARY").Value, visible(summary); got != want {
		t.Errorf("the first parser reads %q, want %q", got, want)
	}
	starts, err := two.Events()[0].GetStartAt()
	if err != nil || !starts.Equal(noon) {
		t.Errorf("the second parser reads the start as %v, %v", starts, err)
	}
	if n := len(two.Events()[0].Attendees()); n != 1 {
		t.Errorf("the second parser reads %d attendees in %q", n, object)
	}
}

var malice = []string{
	"", "Plain", "a,b;c\\d", "two\nlines", "x\r\nATTENDEE:mailto:x@evil.example", "x\rEND:VEVENT", "x\n ATTENDEE:folded", "tab\there",
	`"quoted";CN="other"`, "colon:semi;comma,", "^n^'^^", `C:\`, "\x00\x1b[31m", "\u2028END:VCALENDAR\u2029", "\u0085END:VEVENT", "\xff\xfe",
	strings.Repeat("é", 200), strings.Repeat("🧾", 100), strings.Repeat("a", 300), "中文项目\nBEGIN:VALARM",
}

func TestNothingThatPeopleWriteBeginsALine(t *testing.T) {
	for _, wrote := range malice {
		t.Run(fmt.Sprintf("%.20q", wrote), func(t *testing.T) { harmless(t, wrote) })
	}
	rapid.Check(t, func(t *rapid.T) {
		harmless(t, strings.Join(rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom(malice))).Draw(t, "wrote"), ""))
	})
}

func FuzzNothingThatPeopleWriteBeginsALine(f *testing.F) {
	for _, wrote := range malice {
		f.Add(wrote)
	}
	f.Fuzz(func(t *testing.T, wrote string) { harmless(t, wrote) })
}
