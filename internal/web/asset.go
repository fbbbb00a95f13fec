package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

//go:embed assets
var assetFiles embed.FS

// asset is a part of a page that is the same for everybody and for good: its
// address changes with its content.
type asset struct {
	kind    string
	content []byte
}

const (
	assetPath  = "/style/"
	styleSheet = "text/css; charset=utf-8"
)

// RegisterAssets adds the stylesheets and the icon of all pages to a mux.
func RegisterAssets(mux *http.ServeMux) {
	for path, f := range assets() {
		mux.HandleFunc("GET "+path, f.serve)
	}
}

// assets are the parts of the pages by address.
var assets = sync.OnceValue(func() map[string]asset {
	all := map[string]asset{}
	for name, kind := range map[string]string{"customer.css": styleSheet, "catalogue.css": styleSheet, "mark.svg": "image/svg+xml"} {
		content := embedded(name)
		all[assetAddress(name)] = asset{kind: kind, content: content}
	}
	return all
})

// embedded reads an asset, which only a broken build can lack.
func embedded(name string) []byte {
	content, err := assetFiles.ReadFile(path.Join("assets", name))
	if err != nil {
		panic(err)
	}
	return content
}

// assetAddress is where an asset is found: "/style/customer.1f3a….css".
func assetAddress(name string) string {
	sum := sha256.Sum256(embedded(name))
	stem, ending, _ := strings.Cut(name, ".")
	return assetPath + stem + "." + hex.EncodeToString(sum[:8]) + "." + ending
}

func (a asset) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.content))
}
