package web

import (
	"container/list"
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// sheet is a page that was drawn, with a tag that stands for its very bytes.
type sheet struct {
	tag     string
	content []byte
}

func newSheet(content []byte) sheet {
	sum := sha256.Sum256(content)
	return sheet{tag: `"` + hex.EncodeToString(sum[:16]) + `"`, content: content}
}

// pagesLimit is how much of drawn pages is kept, in bytes.
const pagesLimit = 16 << 20

// pages keeps the pages that were asked for last.
type pages struct {
	mu    sync.Mutex
	byKey map[string]*list.Element
	used  *list.List // of keyed, the last used first
	size  int
}

type keyed struct {
	key string
	sheet
}

func newPages() *pages { return &pages{byKey: map[string]*list.Element{}, used: list.New()} }

// get is the page that was kept under the key.
func (p *pages) get(key string) (sheet, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e, ok := p.byKey[key]
	if !ok {
		return sheet{}, false
	}
	p.used.MoveToFront(e)
	return e.Value.(keyed).sheet, true
}

// put keeps a page, and forgets those nobody has asked for longest.
func (p *pages) put(key string, s sheet) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, ok := p.byKey[key]; ok {
		return
	}
	p.byKey[key] = p.used.PushFront(keyed{key: key, sheet: s})
	p.size += len(s.content)
	for p.size > pagesLimit {
		last := p.used.Remove(p.used.Back()).(keyed)
		delete(p.byKey, last.key)
		p.size -= len(last.content)
	}
}
