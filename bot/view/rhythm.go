package view

import (
	"strings"

	"github.com/slack-go/slack"

	"docket/internal/care"
	"docket/internal/customer"
	"docket/internal/directory"
	"docket/internal/fault"
	"docket/internal/setting"
)

// CallRhythm is how often customers are called, with what an administrator may do to it and the days above the set
// number of calls.
func CallRhythm(r Reader, k care.Kept, crowded []care.Crowd, most int) slack.ModalViewRequest {
	rows := make([]string, len(care.Classes))
	for n, class := range care.Classes {
		rows[n] = "*" + string(class) + "*" + dot + r.rhythmRow(k.Rhythm, class)
	}
	blocks := []slack.Block{section(r.P.T("How often a customer in service is called, by class and by the months since go-live.")),
		section(strings.Join(rows, "\n"))}
	blocks = append(blocks, r.crowds(crowded, most)...)
	blocks = append(blocks, aside(r.rhythmVersion(k)))
	var press []slack.BlockElement
	if r.May(directory.Administer) {
		press = append(press, button(RhythmEdit, "", r.P.Button("Change")))
	}
	return sheet(r, RhythmID, r.P.Title("Calls to customers"),
		append(blocks, actions(append(press, button(RhythmHistory, "", r.P.Button("History")))...))...)
}

// rhythmRow is a class's row in words: "every month until month 12, then every 2 months".
func (r Reader) rhythmRow(of care.Rhythm, class customer.Class) string {
	every, said := of.Every[class], ""
	for n, months := range every {
		rhythm := r.P.T("every month")
		if months > 1 {
			rhythm = r.P.T("every %d months", months)
		}
		switch {
		case n < len(every)-1 && every[n+1] == months:
		case n < len(every)-1:
			said += r.P.T("%s until month %d", rhythm, of.Since[n]) + ", "
		case said != "":
			return said + r.P.T("then %s", rhythm)
		default:
			return rhythm
		}
	}
	return said
}

// crowds are the days on which somebody has more calls than the set number.
func (r Reader) crowds(all []care.Crowd, most int) []slack.Block {
	if len(all) == 0 {
		return []slack.Block{aside(r.P.N(most, "Nobody has more than %d call a day.", "Nobody has more than %d calls a day."))}
	}
	lines := []string{"⚠️ *" + r.P.N(most, "Over the set number of %d call a day", "Over the set number of %d calls a day") + "*"}
	for _, c := range all {
		lines = append(lines, "• "+r.P.N(c.Calls, "%d call: %s, %s", "%d calls: %s, %s", r.person(c.Of), r.day(c.Day)))
	}
	return paragraphs(lines)
}

func (r Reader) rhythmVersion(k care.Kept) string {
	if k.Version == 0 {
		return r.P.T("The standard rhythm")
	}
	return r.P.T("Version %d, by %s %s", k.Version, r.person(k.By), r.instant(k.At))
}

// rhythmRef is the metadata of the form about the rhythm: the version that was seen.
type rhythmRef struct {
	Version int `json:"version"`
}

// EditRhythm asks how often customers are called.
func EditRhythm(r Reader, k care.Kept) slack.ModalViewRequest {
	blocks := []slack.Block{
		section(r.P.T("Calls that are not due yet get new days. What is due or done stays.")),
		hinted(optional(input("since", r.P.Label("Months after go-live at which it changes"), textField(setting.Words(k.Since), 60))),
			r.P.Label("With commas, the smallest first; empty for one rhythm for ever")),
	}
	for _, class := range care.Classes {
		blocks = append(blocks, hinted(input(care.Field(class), r.P.Label("Class %s: months between two calls", string(class)), textField(setting.Words(k.Every[class]), 60)),
			r.P.Label("1, 2 or 3 from go-live on, and after each change, with commas")))
	}
	return modal(r, RhythmFormID, r.P.Title("Calls to customers"), r.P.Title("Save"), rhythmRef{Version: k.Version}, blocks...)
}

// ReadRhythm reads how often customers are called, and which version was seen.
func ReadRhythm(v slack.View) (seen int, next care.Rhythm, err error) {
	meta, err := unpack[rhythmRef](v)
	if err != nil {
		return 0, next, err
	}
	a := answers{v}
	if next.Since, err = numbersIn(a, "since"); err != nil {
		return 0, next, err
	}
	next.Every = map[customer.Class][]int{}
	for _, class := range care.Classes {
		if next.Every[class], err = numbersIn(a, care.Field(class)); err != nil {
			return 0, next, err
		}
	}
	return meta.Version, next, nil
}

// numbersIn reads the numbers of a field; what is none is refused there.
func numbersIn(a answers, field string) ([]int, error) {
	numbers, err := setting.Read(a.text(field))
	if f, refused := fault.As(err); refused {
		return nil, f.In(field)
	}
	return numbers, err
}
