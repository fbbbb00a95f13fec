package bot

import (
	"bytes"
	"context"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"docket/bot/view"
	"docket/internal/outbox"
)

// share uploads the file of a note into its lane. Only the last request shows
// anything, and Slack says in no answer where: the file is known by its name. An
// unclear end of the others is looked into all the same, which finds nothing and
// starts anew.
func (s Speaker) share(ctx context.Context, d outbox.Delivery, m view.Message) (outbox.Receipt, error) {
	channel, err := s.conversation(ctx, d.Channel)
	if err != nil {
		return outbox.Receipt{}, err
	}
	id, err := s.upload(ctx, fileName(m.File.Name, d.ID), m.File.Content)
	if err != nil {
		return outbox.Receipt{}, err
	}
	_, err = s.API.CompleteUploadExternalContext(ctx, slack.CompleteUploadExternalParameters{
		Files: []slack.FileSummary{{ID: id, Title: m.File.Title}}, Channel: channel, InitialComment: m.Text, ThreadTimestamp: d.Thread,
	})
	if err != nil {
		return outbox.Receipt{}, verdict(err, "")
	}
	return outbox.Receipt{Channel: channel, Final: true}, nil
}

// upload hands over the bytes of a file that nobody sees yet. When Slack asks for
// patience the lane rests, as for a post.
func (s Speaker) upload(ctx context.Context, name string, content []byte) (id string, err error) {
	place, err := s.API.GetUploadURLExternalContext(ctx, slack.GetUploadURLExternalParameters{FileName: name, FileSize: len(content)})
	if err != nil {
		return "", verdict(err, "")
	}
	err = s.API.UploadToURL(ctx, slack.UploadToURLParameters{UploadURL: place.UploadURL, Filename: name, Reader: bytes.NewReader(content)})
	if err != nil {
		return "", verdict(err, "")
	}
	return place.FileID, nil
}

// fileName is the name by which the file of a note is found again:
// "pre-kickoff-4711.ics".
func fileName(name string, id outbox.ID) string {
	extension := path.Ext(name)
	return strings.TrimSuffix(name, extension) + "-" + strconv.FormatInt(int64(id), 10) + extension
}

// holdsFile tells whether a message shows the file of a note.
func holdsFile(m slack.Message, id outbox.ID) bool {
	return slices.ContainsFunc(m.Files, func(f slack.File) bool {
		stem, _ := strings.CutSuffix(f.Name, path.Ext(f.Name))
		return strings.HasSuffix(stem, "-"+strconv.FormatInt(int64(id), 10))
	})
}
