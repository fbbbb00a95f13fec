package directory

// Act is one thing one person did: a press, a submitted modal, a command, a
// row of an import. Slack may deliver it twice; both carry the same key, and
// whatever it changes is changed once.
type Act struct {
	Key string
	By  UserID
}
