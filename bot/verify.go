package bot

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

// Bounds on what is read before anything is believed: Slack's largest request is
// a view of 250 KB, form-encoded.
const (
	maxBody      = 1 << 20
	replayWindow = 5 * time.Minute
)

var (
	errUnsigned = errors.New("the request does not carry a valid signature")
	errTooOld   = errors.New("the request is older or newer than five minutes")
)

// verify reads the raw body and checks that Slack signed it within the last five
// minutes (docs.slack.dev: Verifying requests from Slack). It does so by the
// application's clock, which slack-go's verifier does not know.
func (b *Bot) verify(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		return nil, err
	}
	stamp := r.Header.Get("X-Slack-Request-Timestamp")
	if !signed(b.SigningSecret, stamp, r.Header.Get("X-Slack-Signature"), body) {
		return nil, errUnsigned
	}
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil {
		return nil, errUnsigned
	}
	if b.Now().Sub(time.Unix(seconds, 0)).Abs() > replayWindow {
		return nil, errTooOld
	}
	return body, nil
}

// signed compares in constant time.
func signed(secret, stamp, signature string, body []byte) bool {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("v0:" + stamp + ":"))
	mac.Write(body)
	want := "v0=" + hex.EncodeToString(mac.Sum(nil))
	return hmac.Equal([]byte(want), []byte(signature))
}
