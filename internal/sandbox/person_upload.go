package sandbox

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxPickedFile is the largest file a modal's file field takes, in bytes (docs.slack.dev/reference/block-kit/block-elements/file-input-element).
const maxPickedFile = 10 << 20

// mostFiles is how many files a field takes unless the app said otherwise.
const mostFiles = 10

// UploadInput is a file a person picks for a field of a modal.
type UploadInput struct {
	User    string
	Name    string // as it is called on their machine
	Content []byte
}

// Upload takes a file as a Slack client does when a person picks it: at once, before the modal is sent. Its ID is then a value of the field.
// The app cannot see the file until a modal with it is submitted.
func (s *Sandbox) Upload(in UploadInput) (File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u, err := s.actor(in.User)
	if err != nil {
		return File{}, err
	}
	name := path.Base(strings.ReplaceAll(in.Name, `\`, "/"))
	switch {
	case slices.Contains([]string{".", "..", "/"}, name):
		return File{}, errors.New("the file has no name")
	case utf8.RuneCountInString(name) > 255:
		return File{}, errors.New("the name of the file has more than 255 characters")
	case len(in.Content) == 0:
		return File{}, fmt.Errorf("%s is empty", name)
	case len(in.Content) > maxPickedFile:
		return File{}, fmt.Errorf("%s is larger than 10 MB", name)
	}
	f := newFile(s.world.ids.next("F"), name, len(in.Content), u.ID, s.reached, s.Now())
	f.content, f.uploaded = slices.Clone(in.Content), true
	s.world.files[f.ID] = f
	return *f, nil
}

// servePicked is Upload for the page: who and which name in the address, the bytes as the body.
func (s *Sandbox) servePicked(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxPickedFile+1<<20) // some more, so that a file that is too large is answered by its name
	content, err := io.ReadAll(r.Body)
	if err != nil {
		complain(w, "the file is larger than 10 MB")
		return
	}
	f, err := s.Upload(UploadInput{User: r.URL.Query().Get("user"), Name: r.URL.Query().Get("name"), Content: content})
	if err != nil {
		complain(w, err.Error())
		return
	}
	writeJSON(w, http.StatusOK, mustJSON(map[string]any{"ok": true, "file": f}))
}

// handOver lets the app see the files of a modal that is being sent.
func (v stateValues) handOver() {
	for _, entries := range v {
		for _, entry := range entries {
			picked, _ := entry["files"].([]*File)
			for _, f := range picked {
				f.completed = true
			}
		}
	}
}

// checkFiles is the sentence for files the element does not accept.
func (e *element) checkFiles(picked []*File) string {
	most := mostFiles
	if e.MaxFiles > 0 {
		most = e.MaxFiles
	}
	if len(picked) > most {
		return fmt.Sprintf("Please choose at most %d.", most)
	}
	for _, f := range picked {
		if len(e.Filetypes) > 0 && !slices.ContainsFunc(e.Filetypes, func(t string) bool { return strings.EqualFold(t, f.Filetype) }) {
			return fmt.Sprintf("Please choose files of type %s.", strings.Join(e.Filetypes, ", "))
		}
	}
	return ""
}
