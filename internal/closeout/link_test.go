package closeout

import (
	"fmt"
	"strings"
	"testing"
)

func TestALinkIsReadFromItsPathAndFromNothingElse(t *testing.T) {
	l := Link{31: 0xff, 0: 0xfb}
	text := strings.TrimPrefix(l.Path(), PagePath)
	if got, ok := ParseLink(text); !ok || got != l {
		t.Errorf("ParseLink(%q) = %v, %v; want the link", text, got, ok)
	}
	for name, wrong := range map[string]string{
		"nothing":                       "",
		"one letter short":              text[1:],
		"one letter long":               text + "A",
		"padded":                        text + "=",
		"with a line break":             text[:20] + "\n" + text[20:],
		"the alphabet of plain base64":  strings.ReplaceAll(text, "-", "+"),
		"other bits after the last one": text[:len(text)-1] + "9",
	} {
		if wrong == text {
			t.Fatalf("%s: the sample does not differ", name)
		}
		if _, ok := ParseLink(wrong); ok {
			t.Errorf("a link %s is read: %q", name, wrong)
		}
	}
}

func TestALinkDoesNotShowItselfInALog(t *testing.T) {
	l := Link{1, 2, 3}
	for _, format := range []string{"%v", "%s", "%+v"} {
		if got := fmt.Sprintf(format, l); got != "hidden link" {
			t.Errorf("%s prints %q", format, got)
		}
	}
}
