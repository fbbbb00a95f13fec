package sandbox

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/url"
	"path/filepath"
	"strings"
	"time"
)

const (
	maxFileSize      = 1 << 30 // bytes, Slack's own limit; this workspace keeps files in memory and reads less
	maxAltText       = 1000
	maxShareChannels = 100
)

// File is an uploaded file as Slack describes it.
type File struct {
	ID         string   `json:"id"`
	Created    int64    `json:"created"`
	Timestamp  int64    `json:"timestamp"`
	Name       string   `json:"name"`
	Title      string   `json:"title"`
	Mimetype   string   `json:"mimetype"`
	Filetype   string   `json:"filetype"`
	PrettyType string   `json:"pretty_type"`
	User       string   `json:"user"`
	Size       int      `json:"size"`
	Mode       string   `json:"mode"`
	URLPrivate string   `json:"url_private"`
	Download   string   `json:"url_private_download"`
	Permalink  string   `json:"permalink"`
	AltText    string   `json:"alt_txt,omitempty"`
	Channels   []string `json:"channels"`
	Groups     []string `json:"groups"`
	IMs        []string `json:"ims"`

	ticket    string // names the upload URL, until the file is complete
	content   []byte
	uploaded  bool
	completed bool
}

func newFile(id, name string, size int, user, host string, now time.Time) *File {
	kind := strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".")
	mimetype := mime.TypeByExtension(filepath.Ext(name))
	if mimetype == "" {
		mimetype = "application/octet-stream"
	}
	f := &File{
		ID: id, Created: now.Unix(), Timestamp: now.Unix(), Name: name, Title: name, Mimetype: mimetype, Filetype: kind,
		PrettyType: strings.ToUpper(kind), User: user, Size: size, Mode: "hosted",
		Channels: []string{}, Groups: []string{}, IMs: []string{}, ticket: secret(),
	}
	f.reachedBy(host)
	return f
}

// reachedBy gives the file its links below the workspace's scheme and host.
func (f *File) reachedBy(host string) {
	link := fmt.Sprintf("%s/files/content/%s/%s", host, f.ID, url.PathEscape(f.Name))
	f.URLPrivate, f.Download, f.Permalink = link, link, link
}

func filesGetUploadURL(c *call) (answer, error) {
	size, ok := c.args.number("length", 0)
	switch {
	case !ok || size <= 0:
		return nil, refuse("invalid_arguments").messages("[ERROR] must be greater than 0 [json-pointer:/length]")
	case size > maxFileSize:
		return nil, refuse("file_upload_size_restricted")
	case len([]rune(c.args["alt_txt"])) > maxAltText:
		return nil, refuse("alt_txt_too_large")
	}
	f := newFile(c.world.ids.next("F"), c.args["filename"], size, c.world.app.UserID, c.host, c.now)
	f.AltText = c.args["alt_txt"]
	c.world.files[f.ID] = f
	return answer{"upload_url": c.host + "/files/upload/" + f.ticket, "file_id": f.ID}, nil
}

// filesComplete shares uploaded files. A file can be completed once; a second time it is gone.
func filesComplete(c *call) (answer, error) {
	var wanted []struct{ ID, Title string }
	if json.Unmarshal(c.args.json("files"), &wanted) != nil || len(wanted) == 0 {
		return nil, refuse("invalid_arguments")
	}
	var files []*File
	for _, w := range wanted {
		f := c.world.files[w.ID]
		if f == nil || !f.uploaded || f.completed {
			return nil, refuse("file_not_found")
		}
		files = append(files, f)
	}
	targets, err := c.shareTargets()
	if err != nil {
		return nil, err
	}
	comment, err := c.shareComment()
	if err != nil {
		return nil, err
	}
	for i, f := range files {
		f.completed = true
		if wanted[i].Title != "" {
			f.Title = wanted[i].Title
		}
	}
	if err := c.share(files, targets, comment); err != nil {
		return nil, err
	}
	return answer{"files": files}, nil
}

func (c *call) shareTargets() ([]*channel, error) {
	refs := append(c.args.list("channels"), c.args.list("channel_id")...)
	if len(refs) > maxShareChannels {
		return nil, refuse("channels_limit_exceeded")
	}
	var targets []*channel
	for _, ref := range refs {
		ch, err := c.reachable(ref)
		if err != nil {
			return nil, err
		}
		switch {
		case !ch.has(c.world.app.UserID) && ch.Kind == kindChannel:
			return nil, refuse("not_in_channel")
		case !ch.has(c.world.app.UserID):
			return nil, refuse("channel_not_found")
		case ch.Archived:
			return nil, refuse("posting_to_channel_denied")
		}
		targets = append(targets, ch)
	}
	return targets, nil
}

func (c *call) shareComment() (Message, error) {
	m := Message{Type: "message", Text: slackText(c.args["initial_comment"])}
	var err error
	if m.Text == "" {
		m.Blocks, err = readBlocks(c.args.json("blocks"))
	}
	return m, err
}

// share writes one message with the files into each conversation.
func (c *call) share(files []*File, targets []*channel, comment Message) error {
	for _, ch := range targets {
		m := comment
		m.Files = files
		if err := c.thread(ch, &m); err != nil {
			return err
		}
		for _, f := range files {
			f.sharedIn(ch)
		}
		c.events = append(c.events, c.post(ch, &m)...)
	}
	return nil
}

func (f *File) sharedIn(ch *channel) {
	switch ch.Kind {
	case kindIM:
		f.IMs = append(f.IMs, ch.ID)
	case kindPrivate:
		f.Groups = append(f.Groups, ch.ID)
	default:
		f.Channels = append(f.Channels, ch.ID)
	}
}

func filesInfo(c *call) (answer, error) {
	f := c.world.files[c.args["file"]]
	if f == nil || !f.completed {
		return nil, refuse("file_not_found")
	}
	return answer{
		"file": f, "comments": []any{}, "response_metadata": map[string]any{"next_cursor": ""},
	}, nil
}
