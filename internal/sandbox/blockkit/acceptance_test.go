package blockkit_test

import (
	"encoding/json"
	"testing"

	"docket/internal/sandbox/blockkit"

	"github.com/slack-go/slack"
)

func plain(s string) *slack.TextBlockObject {
	return slack.NewTextBlockObject("plain_text", s, false, false)
}
func mrkdwn(s string) *slack.TextBlockObject {
	return slack.NewTextBlockObject("mrkdwn", s, false, false)
}

func raw(t *testing.T, v any) json.RawMessage {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func option(value string) *slack.OptionBlockObject {
	return slack.NewOptionBlockObject(value, plain("Option "+value), plain("about "+value))
}

// choosers are the elements that stand in a section, in a row of actions and in an input alike.
func choosers() []slack.BlockElement {
	static := slack.NewOptionsSelectBlockElement("static_select", plain("Pick"), "static", option("a"), option("b"))
	static.InitialOption = option("b")
	grouped := slack.NewOptionsGroupSelectBlockElement("static_select", plain("Pick"), "grouped",
		slack.NewOptionGroupBlockElement(plain("Group"), option("a")))
	grouped.InitialOption = option("a")
	several := slack.NewOptionsMultiSelectBlockElement("multi_static_select", plain("Pick"), "several", option("a"), option("b"))
	several.InitialOptions = []*slack.OptionBlockObject{option("a"), option("b")}
	conversations := slack.NewOptionsSelectBlockElement("conversations_select", plain("Pick"), "conversations")
	conversations.Filter = &slack.SelectBlockElementFilter{Include: []string{"private", "public"}, ExcludeBotUsers: true}
	boxes := slack.NewCheckboxGroupsBlockElement("boxes", option("a"))
	boxes.InitialOptions = []*slack.OptionBlockObject{option("a")}
	date := slack.NewDatePickerBlockElement("date")
	date.InitialDate = "2026-11-23"
	moment := slack.NewTimePickerBlockElement("time")
	moment.InitialTime, moment.Timezone = "09:00", "Europe/Paris"
	return []slack.BlockElement{
		static, grouped, several, conversations, boxes, date, moment,
		slack.NewOptionsSelectBlockElement("external_select", plain("Pick"), "external"),
		slack.NewOptionsSelectBlockElement("users_select", plain("Pick"), "user"),
		slack.NewOptionsMultiSelectBlockElement("multi_users_select", plain("Pick"), "users"),
		slack.NewOptionsSelectBlockElement("channels_select", plain("Pick"), "channel"),
		slack.NewRadioButtonsBlockElement("radio", option("a"), option("b")),
	}
}

func richText() *slack.RichTextBlock {
	return slack.NewRichTextBlock("rich",
		slack.NewRichTextSection(
			slack.NewRichTextSectionTextElement("Hello ", &slack.RichTextSectionTextStyle{Bold: true}),
			slack.NewRichTextSectionUserElement("U0001", nil),
			slack.NewRichTextSectionLinkElement("https://example.com", "link", nil),
			slack.NewRichTextSectionEmojiElement("wave", 2, nil),
			slack.NewRichTextSectionBroadcastElement("here"),
			slack.NewRichTextSectionDateElement(1_795_424_400, "{date}", nil, nil),
		),
		slack.NewRichTextList(slack.RTEListOrdered, 1, slack.NewRichTextSection(slack.NewRichTextSectionTextElement("one", nil))),
		&slack.RichTextQuote{Type: slack.RTEQuote, Elements: []slack.RichTextSectionElement{slack.NewRichTextSectionTextElement("q", nil)}},
		&slack.RichTextPreformatted{Type: slack.RTEPreformatted, Elements: []slack.RichTextSectionElement{slack.NewRichTextSectionTextElement("x", nil)}},
	)
}

func TestWhatSlackGoBuildsForMessagesIsAccepted(t *testing.T) {
	t.Parallel()
	button := slack.NewButtonBlockElement("issue.decide", "42", plain("Decide")).WithStyle(slack.StylePrimary)
	button.Confirm = slack.NewConfirmationBlockObject(plain("Sure?"), mrkdwn("*Really*"), plain("Yes"), plain("No"))
	picture := slack.NewImageBlockElement("https://example.com/a.png", "a picture")
	table := slack.NewTableBlock("table").AddRow(slack.NewTableRawTextCell("a"), slack.NewTableRawNumberCell(1))
	more := slack.NewOverflowBlockElement("more", option("a"))

	blocks := []slack.Block{
		slack.NewHeaderBlock(plain("Monday's committee")),
		slack.NewSectionBlock(mrkdwn("*Hello*"), []*slack.TextBlockObject{plain("a"), mrkdwn("b")}, slack.NewAccessory(picture)),
		slack.NewDividerBlock(),
		slack.NewContextBlock("context", mrkdwn("small"), picture),
		slack.NewActionBlock("actions", button, more, slack.NewDateTimePickerBlockElement("when")),
		slack.NewImageBlock("https://example.com/b.png", "b", "image", plain("title")),
		slack.NewMarkdownBlock("markdown", "# Hello"),
		slack.NewCarouselBlock(slack.NewCardBlock().WithTitle(mrkdwn("Card"))),
		slack.NewContainerBlock(slack.NewDividerBlock()).WithTitle(plain("Group")),
		slack.NewVideoBlock("https://example.com/v", "https://example.com/t.png", "v", "video", plain("Video")),
		slack.NewInputBlock("input", plain("Label"), nil, slack.NewPlainTextInputBlockElement(plain("Type"), "text")),
		richText(), table,
	}
	for _, e := range choosers() {
		blocks = append(blocks, slack.NewSectionBlock(plain("x"), nil, slack.NewAccessory(e)))
	}
	blocks = append(blocks, slack.NewActionBlock("choosers", choosers()...))
	if got := blockkit.Message(raw(t, blocks), "/blocks"); got != nil {
		t.Error(got)
	}
}

func TestNoBlocksAtAllClearAMessage(t *testing.T) {
	t.Parallel()
	if got := blockkit.Message(json.RawMessage(`[]`), "/blocks"); got != nil {
		t.Error(got)
	}
}

func TestWhatSlackGoBuildsForModalsIsAccepted(t *testing.T) {
	t.Parallel()
	answering := slack.NewOptionsSelectBlockElement("conversations_select", plain("Pick"), "answer")
	answering.ResponseURLEnabled = true
	rich := slack.NewRichTextInputBlockElement(plain("Type"), "rich")
	rich.InitialValue = richText()
	words := slack.NewPlainTextInputBlockElement(plain("Type"), "words")
	words.DispatchActionConfig = &slack.DispatchActionConfig{TriggerActionsOn: []string{"on_enter_pressed"}}
	words.MinLength, words.MaxLength, words.FocusOnLoad = 1, 3000, true

	elements := append(choosers(), answering, rich, words,
		slack.NewEmailTextInputBlockElement(plain("Type"), "email"),
		slack.NewURLTextInputBlockElement(plain("Type"), "url"),
		slack.NewNumberInputBlockElement(plain("Type"), "number", true),
		slack.NewFileInputBlockElement("files"),
		slack.NewDateTimePickerBlockElement("when"),
	)
	view := slack.ModalViewRequest{
		Type: slack.VTModal, Title: plain("Log an issue"), Submit: plain("Log"), Close: plain("Cancel"),
		CallbackID: "issue.log", PrivateMetadata: `{"project":1}`, NotifyOnClose: true,
		Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewAlertBlock(mrkdwn("Careful"))}},
	}
	for _, e := range elements {
		view.Blocks.BlockSet = append(view.Blocks.BlockSet, slack.NewInputBlock("", plain("Label"), plain("Hint"), e))
	}
	if got := blockkit.View(raw(t, view), "/view"); got != nil {
		t.Error(got)
	}
}

func TestWhatSlackGoBuildsForHomeIsAccepted(t *testing.T) {
	t.Parallel()
	view := slack.HomeTabViewRequest{
		Type:   slack.VTHomeTab,
		Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewHeaderBlock(plain("Yours")), slack.NewCardBlock().WithTitle(mrkdwn("Card"))}},
	}
	if got := blockkit.View(raw(t, view), "/view"); got != nil {
		t.Error(got)
	}
}

func TestProblemsCarryWhatBlocksValidateAnswers(t *testing.T) {
	t.Parallel()
	got := blockkit.Message(json.RawMessage(`[{"type":"header","text":{"type":"invalid","text":"x"}}]`), "")
	want := `[{"message":"unsupported type: invalid","pointer":"/0/text/type","code":"failed_constraint",` +
		`"constraint":{"expected":["plain_text"],"got":"invalid","type":"enum"}}]`
	if string(raw(t, got)) != want {
		t.Errorf("got %s, want %s", raw(t, got), want)
	}
}
