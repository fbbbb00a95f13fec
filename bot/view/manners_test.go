package view

import (
	"testing"

	"github.com/slack-go/slack"
)

// pressed are the buttons of a block.
func pressed(b slack.Block) (buttons []*slack.ButtonBlockElement) {
	switch b := b.(type) {
	case *slack.ActionBlock:
		for _, e := range b.Elements.ElementSet {
			if press, ok := e.(*slack.ButtonBlockElement); ok {
				buttons = append(buttons, press)
			}
		}
	case *slack.SectionBlock:
		if b.Accessory != nil && b.Accessory.ButtonElement != nil {
			buttons = append(buttons, b.Accessory.ButtonElement)
		}
	}
	return buttons
}

func TestAMessageOffersLittleAtOnce(t *testing.T) {
	for language, p := range languages {
		for drawn, it := range drawings(t, reader(p), company) {
			m, ok := it.(Message)
			if !ok {
				continue
			}
			first := 0
			for _, b := range m.Blocks {
				row := pressed(b)
				if len(row) > 3 {
					t.Errorf("%s.%s has %d buttons in a row", drawn, language, len(row))
				}
				for _, press := range row {
					if press.Style == slack.StylePrimary {
						first++
					}
				}
			}
			if first > 1 {
				t.Errorf("%s.%s has %d primary buttons", drawn, language, first)
			}
		}
	}
}

func TestEqualButtonsAreToldApart(t *testing.T) {
	for drawn, it := range drawings(t, reader(languages["en"]), company) {
		m, ok := it.(Message)
		if !ok {
			continue
		}
		seen := map[string]int{}
		for _, b := range m.Blocks {
			for _, press := range pressed(b) {
				if press.AccessibilityLabel == "" {
					seen[press.Text.Text]++
				}
			}
		}
		for text, n := range seen {
			if n > 1 {
				t.Errorf("%s has %d buttons that are only called %q", drawn, n, text)
			}
		}
	}
}

func TestAMenuHasMoreThanOneEntry(t *testing.T) {
	for drawn, it := range drawings(t, reader(languages["en"]), company) {
		m, ok := it.(Message)
		if !ok {
			continue
		}
		for _, b := range m.Blocks {
			s, ok := b.(*slack.SectionBlock)
			if ok && s.Accessory != nil && s.Accessory.OverflowElement != nil && len(s.Accessory.OverflowElement.Options) < 2 {
				t.Errorf("%s has a menu of one entry", drawn)
			}
		}
	}
}
