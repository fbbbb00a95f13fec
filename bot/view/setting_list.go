package view

import (
	"slices"

	"github.com/slack-go/slack"

	"docket/internal/directory"
	"docket/internal/project"
	"docket/internal/setting"
)

// Settings are the numbers of the business and the documents of the house, with what an administrator may do to them.
func Settings(r Reader, numbers setting.Numbers, house project.House) slack.ModalViewRequest {
	may := r.May(directory.Administer)
	intro := r.P.T("The numbers docket goes by. A change applies to what comes next.")
	if !may {
		intro += " " + r.P.T("An administrator can change them.")
	}
	blocks := []slack.Block{section(intro)}
	for _, s := range setting.All {
		var press slack.BlockElement
		if may {
			press = about(button(SettingEdit, string(s.Key), r.P.Button("Change")), settingWords[s.Key].title.Localize(r.P))
		}
		blocks = append(blocks, line(r.settingLine(s, numbers.List(s.Key)), press))
	}
	blocks = append(blocks, divider(), section("*"+r.P.T("Documents linked wherever they matter")+"*"))
	for _, k := range project.HouseKeys {
		blocks = append(blocks, line(r.houseLine(k, house[k]), r.houseButton(k, house[k], may)))
	}
	return sheet(r, SettingsID, r.P.Title("Settings"), append(blocks, divider(), actions(
		button(SettingHistory, "", r.P.Button("History of the numbers")),
		button(HouseHistory, "", r.P.Button("History of the documents"))))...)
}

func (r Reader) settingLine(s setting.Setting, now []int) string {
	w := settingWords[s.Key]
	said := "*" + w.title.Localize(r.P) + "*" + dot + r.numbers(s.Key, now)
	if !slices.Equal(now, s.Default) {
		said += dot + r.P.T("default %s", r.numbers(s.Key, s.Default))
	}
	return said + "\n" + w.about.Localize(r.P)
}

func (r Reader) houseLine(k project.HouseKey, d project.Document) string {
	said := "*" + houseWords[k].Localize(r.P) + "*" + dot
	if d.None() {
		return said + r.P.T("not set yet")
	}
	return said + r.document(d)
}

func (r Reader) houseButton(k project.HouseKey, d project.Document, may bool) slack.BlockElement {
	if !may {
		return nil
	}
	text := r.P.Button("Change")
	if d.None() {
		text = r.P.Button("Set")
	}
	return about(button(HouseEdit, string(k), text), houseWords[k].Localize(r.P))
}
