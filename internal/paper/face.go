package paper

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"sync"
)

// WenQuanYi Micro Hei carries Latin with all accents, Greek, Cyrillic, Chinese,
// Japanese and Korean in one weight; origin and licence stand beside it.
//
//go:embed font/wqy-microhei.ttf.gz
var packed []byte

// face is the font: its file, and how wide its letters are.
type face struct {
	file   []byte
	units  int               // in one em
	widths [1 << 16]uint16   // of each letter, in those; meaningless where there is none
	has    [1 << 16 / 8]byte // a bit for each letter
}

// microHei unpacks the font once; a copy that was damaged in the build panics.
var microHei = sync.OnceValue(func() *face {
	f, err := unpack(packed)
	if err != nil {
		panic(err)
	}
	return f
})

func unpack(packed []byte) (*face, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("unpack font: %w", err)
	}
	file, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("unpack font: %w", err)
	}
	return parse(file), nil
}

// parse reads which letters a TrueType file has and how wide they are (OpenType:
// cmap in format 4, head, hhea, hmtx). The file is the one that is embedded.
func parse(file []byte) *face {
	tables := map[string][]byte{}
	for entry := range int(u16(file, 4)) {
		at := file[12+16*entry:]
		tables[string(at[:4])] = file[binary.BigEndian.Uint32(at[8:]):]
	}
	f := &face{file: file, units: int(u16(tables["head"], 18))}
	metrics, counted := tables["hmtx"], int(u16(tables["hhea"], 34))
	for letter, glyph := range letters(tables["cmap"]) {
		f.widths[letter] = u16(metrics, 4*min(glyph, counted-1))
		f.has[letter/8] |= 1 << (letter % 8)
	}
	return f
}

// letters yields the letters of the Unicode table for Windows, each with its glyph.
func letters(cmap []byte) func(yield func(letter uint16, glyph int) bool) {
	return func(yield func(uint16, int) bool) {
		table := unicodeTable(cmap)
		segments := int(u16(table, 6)) / 2
		ends, starts := table[14:], table[16+2*segments:]
		deltas, offsets := table[16+4*segments:], table[16+6*segments:]
		for n := range segments {
			start, end, offset := int(u16(starts, 2*n)), int(u16(ends, 2*n)), int(u16(offsets, 2*n))
			for letter := start; letter <= end && letter < 0xFFFF; letter++ {
				glyph := uint16(letter)
				if offset != 0 {
					glyph = u16(offsets, 2*n+offset+2*(letter-start))
				}
				if glyph += u16(deltas, 2*n); glyph != 0 && !yield(uint16(letter), int(glyph)) {
					return
				}
			}
		}
	}
}

func unicodeTable(cmap []byte) []byte {
	for n := range int(u16(cmap, 2)) {
		entry := cmap[4+8*n:]
		if table := cmap[binary.BigEndian.Uint32(entry[4:]):]; u16(entry, 0) == 3 && u16(entry, 2) == 1 && u16(table, 0) == 4 {
			return table
		}
	}
	panic("paper: the font has no Unicode table")
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }

// knows tells whether the font has the letter.
func (f *face) knows(letter rune) bool {
	return letter >= 0 && letter < 0xFFFF && f.has[letter/8]&(1<<(letter%8)) != 0
}

// width is how wide a text in the font's letters is at a size in points, in millimetres.
func (f *face) width(text string, size float64) float64 {
	units := 0
	for _, letter := range text {
		if f.knows(letter) {
			units += int(f.widths[letter])
		}
	}
	return float64(units) / float64(f.units) * size * pointInMM
}

// pointInMM is a typographic point.
const pointInMM = 25.4 / 72
