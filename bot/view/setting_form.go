package view

import (
	"strconv"

	"github.com/slack-go/slack"

	"docket/internal/project"
	"docket/internal/setting"
)

// settingRef is the metadata of the form about a setting: which, and what it was when the form was opened.
type settingRef struct {
	Key  setting.Key `json:"key"`
	Seen []int       `json:"seen"`
}

// EditSetting asks for the numbers of a setting.
func EditSetting(r Reader, s setting.Setting, now []int) slack.ModalViewRequest {
	w := settingWords[s.Key]
	field := hinted(input("value", r.P.Label("New number"), numberField(now, s.Min, s.Max)),
		r.P.Label("From %d to %d", s.Min, s.Max))
	if s.List {
		hint := r.P.Label("One to five numbers from %d to %d with commas between, the smallest first", s.Min, s.Max)
		switch {
		case s.Pair:
			hint = r.P.Label("Two numbers from %d to %d with a comma between, the smaller first", s.Min, s.Max)
		case s.Classes:
			hint = r.P.Label("Three numbers from %d to %d with commas between, for class A, B and C", s.Min, s.Max)
		case s.Falling:
			hint = r.P.Label("One to five numbers from %d to %d with commas between, the largest first", s.Min, s.Max)
		}
		field = hinted(input("value", r.P.Label("New numbers"), textField(setting.Words(now), 60)), hint)
	}
	return modal(r, SettingFormID, r.P.Title("Setting"), r.P.Title("Save"), settingRef{Key: s.Key, Seen: now},
		section("*"+w.title.Localize(r.P)+"*\n"+w.about.Localize(r.P)),
		aside(r.P.T("Now %s, by default %s.", r.numbers(s.Key, now), r.numbers(s.Key, s.Default))), field)
}

// numberField asks for one whole number.
func numberField(now []int, least, most int) *slack.NumberInputBlockElement {
	n := slack.NewNumberInputBlockElement(nil, answer, false)
	n.MinValue, n.MaxValue = strconv.Itoa(least), strconv.Itoa(most)
	if len(now) == 1 && now[0] >= least && now[0] <= most {
		n.InitialValue = strconv.Itoa(now[0])
	}
	return n
}

// ReadSetting reads a setting, what it was when the form was opened, and what it shall be.
func ReadSetting(v slack.View) (k setting.Key, seen, next []int, err error) {
	meta, err := unpack[settingRef](v)
	if err != nil || meta.Key == "" {
		return "", nil, nil, stale()
	}
	next, err = setting.Read(answers{v}.text("value"))
	return meta.Key, meta.Seen, next, err
}

// houseRef is the metadata of the form about a document of the house.
type houseRef struct {
	Key  project.HouseKey `json:"key"`
	Seen string           `json:"seen"` // the mark of the document that stood there
}

// EditHouseDocument asks for a document of the house: a link and what it is called.
func EditHouseDocument(r Reader, k project.HouseKey, now project.Document) slack.ModalViewRequest {
	return modal(r, HouseFormID, r.P.Title("Document"), r.P.Title("Save"), houseRef{Key: k, Seen: now.Mark()},
		section("*"+houseWords[k].Localize(r.P)+"*"),
		hinted(input("document_url", r.P.Label("Link that everybody can open"), textField(now.URL, project.URLLimit)),
			r.P.Label("Where it is kept, from https:// on")),
		optional(input("document_title", r.P.Label("Title of the document"), textField(now.Title, project.TitleLimit))),
	)
}

// ReadHouseDocument reads a document of the house, with the mark of the one it replaces.
func ReadHouseDocument(v slack.View) (project.HouseKey, string, project.Document, error) {
	meta, err := unpack[houseRef](v)
	if err != nil {
		return "", "", project.Document{}, err
	}
	if _, known := houseWords[meta.Key]; !known {
		return "", "", project.Document{}, stale()
	}
	return meta.Key, meta.Seen, answers{v}.document(), nil
}
