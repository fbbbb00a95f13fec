package web

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
)

// keys are derived from one secret of the configuration, so that what the
// database holds of addresses cannot be undone with the database alone.
type keys struct {
	address  []byte
	receipts cipher.AEAD
}

func newKeys(secret string) (keys, error) {
	address, err := hkdf.Key(sha256.New, []byte(secret), nil, "docket customer address", sha256.Size)
	if err != nil {
		return keys{}, fmt.Errorf("derive key of addresses: %w", err)
	}
	receipt, err := hkdf.Key(sha256.New, []byte(secret), nil, "docket customer receipt", sha256.Size)
	if err != nil {
		return keys{}, fmt.Errorf("derive key of receipts: %w", err)
	}
	block, err := aes.NewCipher(receipt)
	if err != nil {
		return keys{}, fmt.Errorf("make cipher of receipts: %w", err)
	}
	sealing, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return keys{}, fmt.Errorf("make seal of receipts: %w", err)
	}
	return keys{address: address, receipts: sealing}, nil
}

// hash is what is kept of an address.
func (k keys) hash(a netip.Addr) []byte {
	h := hmac.New(sha256.New, k.address)
	h.Write([]byte(a.String()))
	return h.Sum(nil)
}

// formKey is the field of a form's one-time key.
const formKey = "key"

// newFormKey is made for each form that is drawn.
func newFormKey() string { return rand.Text() }

var formKeys = regexp.MustCompile(`^[A-Z2-7]{26}$`)

// actKey names the act that a form asks for: the same form with the same content
// is the same act however often it is sent. A form that is sent again with other
// content, from a page the browser kept, is another act and nothing of it is lost.
func actKey(form url.Values) (string, bool) {
	key := form.Get(formKey)
	content := sha256.Sum256([]byte(form.Encode()))
	return key + "-" + hex.EncodeToString(content[:8]), formKeys.MatchString(key)
}

// seal makes text that only this docket can have written, and only for the path.
func (k keys) seal(text []byte, path string) string {
	return base64.RawURLEncoding.EncodeToString(k.receipts.Seal(nil, nil, text, []byte(path)))
}

// unseal reads what seal made.
func (k keys) unseal(sealed, path string) ([]byte, bool) {
	text, err := base64.RawURLEncoding.DecodeString(sealed)
	if err != nil {
		return nil, false
	}
	text, err = k.receipts.Open(nil, nil, text, []byte(path))
	return text, err == nil
}
