package search

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestWordsAreComparedAsPeopleReadThem(t *testing.T) {
	for _, tt := range []struct{ name, one, other string }{
		{"capitals", "FACTURE", "facture"},
		{"French accents", "Été à l’hôtel", "ete a l hotel"},
		{"accents written as marks of their own", "e\u0301te\u0301", "été"},
		{"ligatures", "œuvre ﬁn Æsir", "oeuvre fin aesir"},
		{"sharp s", "Straße STRASSE", "strasse straße"},
		{"Nordic letters", "Ørsted Åbo Þór", "orsted abo thor"},
		{"Polish letters", "Łódź", "lodz"},
		{"Turkish letters", "İstanbul ışık", "istanbul isik"},
		{"Vietnamese letters", "Đặng Nguyễn", "dang nguyen"},
		{"Greek", "ΆΝΘΡΩΠΟΣ", "ανθρωπος"},
		{"Cyrillic", "Пётр МОСКВА", "петр москва"},
		{"full width", "ＰＯ－１０４２", "po 1042"},
		{"half-width kana", "ﾊﾞｽ", "バス"},
		{"Hangul in parts", "한국", "한국"},
		{"a soft hyphen", "Rech\u00ADnung", "rechnung"},
		{"a variation of a character", "葛\U000E0100城", "葛城"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if one, other := kept(tt.one), kept(tt.other); !slices.Equal(one, other) || len(one) == 0 {
				t.Errorf("%q is %q, %q is %q", tt.one, one, tt.other, other)
			}
		})
	}
}

func TestWhatPartsWords(t *testing.T) {
	for text, want := range map[string]string{
		"PO-1042":              "po 1042",
		"l’audit d'été":        "l audit d ete",
		"ana@acme.example":     "ana acme example",
		"a_b*c":                "a b c",
		"½ litre":              "1 2 litre",
		"合同管理":                 "合同 同管 管理 理",
		"ERP系统2.0":             "erp 系统 统 2 0",
		"サーバー":                 "サー ーバ バー ー",
		"สวัสดี":               "สว วั ัส สด ดี ี",
		"😀 🇫🇷 👩‍💻 1️⃣":         "1",
		"<@U123> & \"x\" ' \\": "u123 x",
		"\x00\xff\u202e":       "",
		"":                     "",
	} {
		if got := strings.Join(kept(text), " "); got != want {
			t.Errorf("%q is parted as %q, want %q", text, got, want)
		}
	}
}

// written is any text, of the scripts that people write in and of none.
func written() *rapid.Generator[string] {
	return rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom(nil, unicode.Latin, unicode.Han, unicode.Hangul, unicode.Katakana,
		unicode.Cyrillic, unicode.Greek, unicode.Thai, unicode.Arabic, unicode.Mn, unicode.P)))
}

func TestWhatIsFoldedStaysSo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := written().Draw(t, "text")
		if once, twice := Fold(text), Fold(Fold(text)); once != twice {
			t.Fatalf("%q is folded to %q, and that to %q", text, once, twice)
		}
		for _, term := range kept(text) {
			if !utf8.ValidString(term) || strings.ContainsAny(term, "'\\~ ") {
				t.Fatalf("%q would not stand in a question", term)
			}
		}
	})
}

// What somebody reads in a text and types, whole or in part, the text is found by.
func TestATextIsFoundByEachPartOfIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := written().Draw(t, "text")
		all := kept(text)
		for _, r := range runs(text) {
			for _, term := range asked(text[r.from:r.to]) {
				if !slices.ContainsFunc(all, func(w string) bool { return strings.HasPrefix(w, term) }) {
					t.Fatalf("%q of %q is not among %q", term, text[r.from:r.to], all)
				}
			}
		}
	})
}
