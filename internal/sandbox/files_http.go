package sandbox

import (
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
)

// maxUpload is the largest file this workspace keeps, in bytes.
const maxUpload = 64 << 20

// serveUpload takes the bytes of a file, as a form's file or as the bare body, and answers as Slack does: "OK - 12".
func (s *Sandbox) serveUpload(w http.ResponseWriter, r *http.Request) {
	content, err := uploadedBytes(w, r)
	if err != nil {
		http.Error(w, "no file in the request", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range s.world.files {
		if f.ticket == r.PathValue("ticket") && !f.uploaded {
			f.content, f.Size, f.uploaded = content, len(content), true
			fmt.Fprintf(w, "OK - %d", len(content))
			return
		}
	}
	http.Error(w, "this upload address is used or unknown", http.StatusNotFound)
}

func uploadedBytes(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "multipart/form-data" {
		return io.ReadAll(r.Body)
	}
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FileName() != "" {
			return io.ReadAll(part)
		}
	}
}

// serveFile gives a file's content to the app with its token, and to the sandbox's own page.
func (s *Sandbox) serveFile(w http.ResponseWriter, r *http.Request) {
	bearer := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	site := r.Header.Get("Sec-Fetch-Site")
	if bearer != s.config.BotToken && site != "same-origin" && site != "none" {
		http.Error(w, "files want the app's token", http.StatusForbidden)
		return
	}
	s.mu.Lock()
	f := s.world.files[r.PathValue("id")]
	s.mu.Unlock()
	if f == nil || !f.uploaded {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.Mimetype)
	w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("inline", map[string]string{"filename": f.Name}))
	_, _ = w.Write(f.content)
}
