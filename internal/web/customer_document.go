package web

import (
	"cmp"
	"fmt"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// document is the section of the final document.
type document struct {
	Heading, Title, Sent string
	Href, Open           string
	Away                 bool // kept elsewhere: the link leads out
}

func (d *drawer) document() *document {
	if !d.toRead() {
		return nil
	}
	s := &document{Heading: d.say.T("The final document"), Title: d.title(), Sent: d.say.T("Sent on %s", d.say.Day(d.DocumentSent.At, d.zone)),
		Href: d.path + "/document", Open: d.say.T("Open the document")}
	if d.Round > 1 {
		s.Sent = d.say.T("Corrected version, sent on %s", d.say.Day(d.DocumentSent.At, d.zone))
	}
	if d.Document.File == "" {
		s.Href, s.Away = d.Document.URL, true
	}
	return s
}

// title is what the document is called.
func (d *drawer) title() string { return cmp.Or(d.Document.Title, d.say.T("Final document")) }

// documentWithin is how long a document may take to reach the customer.
const documentWithin = 2 * time.Minute

// document passes on a document that is kept in Slack. It is a file to keep, never
// a page of this site: whatever is in it, it runs nowhere.
func (c *Customers) document(w http.ResponseWriter, v visit) error {
	p, err := c.CloseOuts.ByLink(v.Context(), v.link)
	if err != nil {
		return err
	}
	if p.Document.File == "" || !p.DocumentSent.Done() { // one that was sent before a reopening is no longer the one
		return errNowhere
	}
	select {
	case c.documents <- struct{}{}:
		defer func() { <-c.documents }()
	default:
		return tooMany{wait: 5 * time.Second}
	}
	name, content, err := c.Files.OpenFile(v.Context(), p.Document.File)
	if err != nil {
		return fmt.Errorf("open document of close-out %d: %w", p.ID, err)
	}
	c.deadline(w, readWithin, documentWithin)
	h := w.Header()
	h.Set("Content-Type", kind(name))
	h.Set("Content-Disposition", attachment(name))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("Content-Length", strconv.Itoa(len(content)))
	_, _ = w.Write(content) // a reader who is gone cannot be told
	return nil
}

// kind is what a browser is told a file is. Only what no browser runs is named.
func kind(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf":
		return "application/pdf"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	}
	return "application/octet-stream"
}

// attachment has the file saved under its name, which cannot end the header.
func attachment(name string) string {
	if written := mime.FormatMediaType("attachment", map[string]string{"filename": name}); written != "" {
		return written
	}
	return "attachment"
}
