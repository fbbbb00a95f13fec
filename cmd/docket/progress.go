package main

import (
	"fmt"
	"os"
	"strings"
)

// progress draws a bar where somebody looks at a terminal.
type progress struct {
	out   *os.File
	total int
	drawn bool
}

const barWidth = 30

func (p *progress) show(done int) {
	info, err := p.out.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 || p.total == 0 {
		return
	}
	full := barWidth * done / p.total
	fmt.Fprintf(p.out, "\r[%s%s] %d of %d", strings.Repeat("█", full), strings.Repeat("·", barWidth-full), done, p.total)
	p.drawn = true
}

func (p *progress) end() {
	if p.drawn {
		fmt.Fprintln(p.out)
	}
}
