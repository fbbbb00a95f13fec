package bot

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/committee"
	"docket/internal/directory"
	"docket/internal/outbox"
)

// agenda is the command /agenda: the agenda of the channel's committee as it is
// now, to the caller alone; "minutes" lists what meetings left behind.
func (b *Bot) agenda(ctx context.Context, c call) (answer, error) {
	all, err := b.Desks.Committees.Committees(ctx)
	if err != nil {
		return answer{}, err
	}
	word, name, _ := strings.Cut(strings.TrimSpace(c.Text), " ")
	minutes := strings.EqualFold(word, "minutes")
	if !minutes {
		name = strings.TrimSpace(c.Text)
	}
	of, ok := choose(all, outbox.Lane(c.Channel), name)
	switch {
	case !ok && name != "":
		return say(view.Usage(c.Reader, c.Route, c.Text)), nil
	case !ok:
		return say(view.AgendaChoice(c.Reader, all)), nil
	case minutes:
		return b.meetingsOf(ctx, c, of.ID)
	}
	return b.agendaOf(ctx, c, of.ID)
}

// choose finds the committee that is meant: by name, else the channel's own,
// else the only one there is.
func choose(all []committee.Committee, channel outbox.Lane, name string) (committee.Committee, bool) {
	for _, c := range all {
		if name != "" && strings.Contains(strings.ToLower(c.Name), strings.ToLower(name)) {
			return c, true
		}
		if name == "" && (c.Channel == channel || len(all) == 1) {
			return c, true
		}
	}
	return committee.Committee{}, false
}

func (b *Bot) agendaOf(ctx context.Context, c call, id directory.CommitteeID) (answer, error) {
	p, err := b.Desks.Committees.Preview(ctx, id)
	return say(view.AgendaPreview(c.Reader, p)), err
}

func (b *Bot) showAgenda(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	return b.agendaOf(ctx, c, directory.CommitteeID(id))
}

func (b *Bot) listMeetings(ctx context.Context, c call) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	return b.meetingsOf(ctx, c, directory.CommitteeID(id))
}

// meetingsOf lists a quarter's meetings.
func (b *Bot) meetingsOf(ctx context.Context, c call, id directory.CommitteeID) (answer, error) {
	const quarter = 13
	of, err := b.Desks.Committees.Committee(ctx, id)
	if err != nil {
		return answer{}, err
	}
	held, err := b.Desks.Committees.Meetings(ctx, id, quarter)
	return say(view.Meetings(c.Reader, of, held)), err
}

// change has the desk act on the meeting a button stands for. What it changes is
// seen on the agenda itself.
func (b *Bot) change(ctx context.Context, c call, do func(context.Context, directory.Act, committee.MeetingID) (committee.Meeting, error)) (answer, error) {
	id, err := view.Ref(c.Value)
	if err != nil {
		return answer{}, err
	}
	_, err = do(ctx, c.Act, committee.MeetingID(id))
	return answer{}, err
}

func (b *Bot) startMeeting(ctx context.Context, c call) (answer, error) {
	return b.change(ctx, c, b.Desks.Committees.Start)
}

func (b *Bot) joinMeeting(ctx context.Context, c call) (answer, error) {
	return b.change(ctx, c, b.Desks.Committees.Join)
}

func (b *Bot) endMeeting(ctx context.Context, c call) (answer, error) {
	return b.change(ctx, c, b.Desks.Committees.End)
}

// minutesPage draws the page of the minutes that a note stands for.
func minutesPage(r view.Reader, m committee.Minutes, a committee.MinutesArgs) view.Message {
	return view.Minutes(r, m, a.Page)
}

func (b *Bot) showMinutes(ctx context.Context, c call) (answer, error) {
	m, err := load(ctx, c, b.Desks.Committees.Minutes)
	return say(view.Minutes(c.Reader, m, 0)), err
}

// exportMinutes sends the minutes as a file, to the caller alone. The file goes
// out after the acknowledgement: an upload takes three requests.
func (b *Bot) exportMinutes(ctx context.Context, c call) (answer, error) {
	m, err := load(ctx, c, b.Desks.Committees.Minutes)
	if err != nil {
		return answer{}, err
	}
	text := view.MinutesMarkdown(c.Reader, m)
	ctx = context.WithoutCancel(ctx)
	b.after.Go(func() {
		if err := b.send(ctx, c.Act.By, fmt.Sprintf("minutes-%s.md", m.Meeting.Wall[:10]), text); err != nil {
			b.tell(ctx, c, refusal(c.Reader, b.logged(ctx, c.Route, err)))
		}
	})
	return answer{}, nil
}

// send uploads a text file into the direct messages with a person.
func (b *Bot) send(ctx context.Context, to directory.UserID, name, text string) error {
	ctx, cancel := context.WithTimeout(ctx, tellWithin)
	defer cancel()
	dm, _, _, err := b.API.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{string(to)}})
	if err != nil {
		return fmt.Errorf("send %s: %w", name, err)
	}
	_, err = b.API.UploadFileContext(ctx, slack.UploadFileParameters{Channel: dm.ID, Filename: name, Title: name,
		Reader: bytes.NewBufferString(text), FileSize: len(text)})
	if err != nil {
		return fmt.Errorf("send %s: %w", name, err)
	}
	return nil
}
