package paper

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestEveryStripStandsOnceInOrderWithinAPage(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		f := frame{first: rapid.Float64Range(40, 150).Draw(r, "head"), running: runningHeight, columns: strip{height: 20, table: true}}
		var chunks []chunk
		var want []float64
		rows := rapid.IntRange(0, 60).Draw(r, "rows")
		for n := range rows + 1 {
			c := chunk{}
			for range rapid.IntRange(1, 5).Draw(r, "strips") {
				s := strip{height: 0.001*float64(len(want)) + rapid.Float64Range(2, 12).Draw(r, "height"), table: n < rows}
				c, want = append(c, s), append(want, s.height)
			}
			chunks = append(chunks, c)
		}
		var got []float64
		for n, page := range f.fill(chunks) {
			y := pageTop
			for at, s := range page {
				if s.y < y || s.y+s.height > pageBottom+0.001 {
					r.Fatalf("page %d: a strip at %.1f, %.1f high, after %.1f", n, s.y, s.height, y)
				}
				if at == 0 && s.table && s.height != f.columns.height {
					r.Fatalf("page %d begins within the table without its heads", n)
				}
				y = s.y + s.height
				if s.height != f.columns.height {
					got = append(got, s.height)
				}
			}
		}
		if len(got) != len(want) {
			r.Fatalf("%d strips of %d", len(got), len(want))
		}
		for n := range want {
			if got[n] != want[n] {
				r.Fatalf("strip %d is another one", n)
			}
		}
	})
}

func TestWrappingLosesNothingAndKeepsToTheWidth(t *testing.T) {
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("aé ,.)(Ж订单，。（）—'x ")), 0, 120, -1)
	measure := func(text string) float64 { return float64(utf8.RuneCountInString(text)) }
	rapid.Check(t, func(r *rapid.T) {
		text, width := letters.Draw(r, "text"), rapid.IntRange(1, 30).Draw(r, "width")
		lines := wrap(text, float64(width), measure)
		if got := strings.Join(lines, ""); squeeze(got) != squeeze(text) {
			r.Fatalf("%q became %q", text, lines)
		}
		for _, l := range lines {
			if n := utf8.RuneCountInString(l); n > width || n == 0 || strings.TrimSpace(l) != l {
				r.Fatalf("line %q of %q at %d", l, text, width)
			}
		}
	})
}

func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

func TestLinesEndWhereALanguageLetsThem(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		want       string
	}{
		{"between words", "the quick brown fox", 10, "the quick|brown fox"},
		{"within a word that is too long", "a Donaudampfschiff b", 10, "a|Donaudampf|schiff b"},
		{"between Chinese characters", "订单已经批准", 4, "订单已经|批准"},
		{"not before a mark that closes", "订单已经。批准", 4, "订单已|经。批准"},
		{"not after a mark that opens", "订单已（批准）", 4, "订单已|（批准）"},
		{"between scripts", "ERP标准许可证", 5, "ERP标准|许可证"},
		{"nothing", "  ", 5, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := wrap(c.text, float64(c.width), func(text string) float64 { return float64(utf8.RuneCountInString(text)) })
			if got := strings.Join(lines, "|"); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
