package sandbox

import (
	"crypto/rand"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ids makes up identifiers that look like Slack's and are the same in every run of the same seed.
type ids struct {
	last   int
	lastTS int64 // microseconds of the last message timestamp given out
}

func (i *ids) next(prefix string) string {
	i.last++
	n := strings.ToUpper(strconv.FormatInt(int64(i.last)+36*36*36*36, 36))
	return fmt.Sprintf("%s0SBX%06s", prefix, n)
}

// timestamp is a message's ts: the instant in seconds with six decimals, never given out twice and never decreasing.
func (i *ids) timestamp(now time.Time) string {
	micro := max(now.UnixMicro(), i.lastTS+1)
	i.lastTS = micro
	return fmt.Sprintf("%d.%06d", micro/1e6, micro%1e6)
}

// secret is an unguessable token for URLs and triggers.
func secret() string { return strings.ToLower(rand.Text()) }

// slug makes a user name of a display name: lower case, with everything but letters and digits as dashes.
func slug(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}
