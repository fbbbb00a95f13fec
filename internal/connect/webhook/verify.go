package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"
)

// The headers of a signed request, and what bounds it.
const (
	SignatureHeader = "X-Docket-Signature"
	TimestampHeader = "X-Docket-Timestamp" // seconds since 1970
	BodyLimit       = 1 << 20              // bytes
	Window          = 5 * time.Minute      // by which the timestamp may be off
	MinSecret       = 32                   // characters
)

// Sign is the signature of a body sent at a time: both are in it, so that neither can
// be exchanged.
func Sign(secret, timestamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("v1:" + timestamp + ":"))
	mac.Write(body)
	return "v1=" + hex.EncodeToString(mac.Sum(nil))
}

// verified reads the body, and refuses one that is too large, not signed with the
// secret, or signed longer ago than the window. The comparison takes the same time
// wherever the signatures differ, and the timestamp is believed only when it is signed.
func (h *Hook) verified(w http.ResponseWriter, r *http.Request) ([]byte, *answer) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, BodyLimit))
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return nil, new(refusal(http.StatusRequestEntityTooLarge, "The body may have at most one megabyte."))
	}
	if err != nil {
		return nil, new(refusal(http.StatusBadRequest, "The body ended early."))
	}
	stamp := r.Header.Get(TimestampHeader)
	if !hmac.Equal([]byte(Sign(h.Secret, stamp, body)), []byte(r.Header.Get(SignatureHeader))) {
		return nil, new(refusal(http.StatusUnauthorized, "The signature is not that of this timestamp and body."))
	}
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil || h.Now().Sub(time.Unix(seconds, 0)).Abs() > Window {
		return nil, new(refusal(http.StatusUnauthorized, "The timestamp is more than five minutes off."))
	}
	return body, nil
}
