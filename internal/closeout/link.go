package closeout

import "encoding/base64"

// PagePath is where the customers' pages stand below the public address.
const PagePath = "/c/"

// Path is where the customer's page stands below the public address. Whoever knows it may answer.
func (l Link) Path() string { return PagePath + base64.RawURLEncoding.EncodeToString(l[:]) }

// String hides the secret from logs and messages.
func (Link) String() string { return "hidden link" }

// linkLength is that of a link's text. The decoder passes over line breaks; the length does not.
var linkLength = base64.RawURLEncoding.EncodedLen(len(Link{}))

// ParseLink reads the last part of a page's path. Each link has one spelling only.
func ParseLink(text string) (Link, bool) {
	var l Link
	read, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(text) != linkLength || len(read) != len(l) {
		return Link{}, false
	}
	return Link(read), true
}
