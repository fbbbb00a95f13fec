package web

import (
	"net/http"
	"strings"
)

// policy lets a page have its stylesheet, its icon and its own forms, and nothing
// else: no script at all.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// headers are the same for every answer, found or not.
func (c *Customers) headers(h http.Header) {
	guard(h, c.PublicURL)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Robots-Tag", "noindex, nofollow")
}

// guard sets what keeps a page to itself: no script, no frame around it, no word
// to other sites about who read it.
func guard(h http.Header, publicURL string) {
	h.Set("Content-Security-Policy", policy)
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
	if strings.HasPrefix(publicURL, "https:") {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}
