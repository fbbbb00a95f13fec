package main

import (
	"fmt"

	"docket/internal/browsertest"
)

// tour is a newcomer before the page.
type tour struct {
	*browsertest.Tab
	phone bool
}

// becomes switches to somebody else.
func (b tour) becomes(name string) {
	b.Helper()
	b.Clicks(`[data-testid=persona]`)
	b.Clicks(fmt.Sprintf(`[data-name=%s]`, name))
	b.Until(`!document.querySelector('.layer')`)
}

// goes to a channel; on a phone the list of channels is a drawer.
func (b tour) goes(channel string) {
	b.Helper()
	if b.phone {
		b.Presses("Channels and people")
	}
	b.Runs(fmt.Sprintf(`[...document.querySelectorAll('button.place')].find(p => p.getAttribute('aria-label').startsWith(%q)).click()`, channel))
	b.Until(fmt.Sprintf(`document.querySelector('#composer-input').getAttribute('aria-label') === %q`, "Message #"+channel))
}

// turns the clock and waits until it stands again.
func (b tour) turns(to string) {
	b.Helper()
	if b.phone {
		b.Clicks(`[data-testid=clock]`)
	}
	b.Presses(to)
	b.Until(`document.querySelector('.turning') === null`)
}

// control is the JavaScript that finds the control beside a label of the modal.
func control(label string) string {
	return fmt.Sprintf(`[...document.querySelectorAll('dialog.modal .input, dialog.modal .section')].find(f => f.innerText.trim().startsWith(%q)).querySelector('[data-key]')`, label)
}

// picks an option in a menu, typing to find it.
func (b tour) picks(label, typed, option string) {
	b.Helper()
	b.Until(`document.querySelector('dialog.modal')`)
	b.Sees(label)
	b.Runs(control(label) + `.click()`)
	b.Until(`document.querySelector('.layer')`)
	b.Keys(typed)
	b.loads(typed)
	found := fmt.Sprintf(`[...document.querySelectorAll('.layer [role=option]')].find(o => o.innerText.includes(%q))`, option)
	b.Until(found)
	b.Runs(found + `.click()`)
	b.Until(fmt.Sprintf(`%s.innerText.includes(%q)`, control(label), option))
}

// loads waits until the open menu shows options; where docket was too slow to say them
// in Slack's three seconds, as it may be on a busy machine, types once more.
func (b tour) loads(typed string) {
	b.Helper()
	const option, failed = `document.querySelector('.layer [role=option]')`, `document.querySelector('.layer .menu-empty')?.innerText.includes('could not be loaded')`
	for {
		b.Until(option + ` || ` + failed)
		if b.Reads(`Boolean(`+option+`)`) == "true" {
			return
		}
		b.Runs(`(i => { i.value = ''; document.querySelector('.layer .menu-empty').remove() })(document.querySelector('.layer .list-search'))`)
		b.Keys(typed)
	}
}

// writes into a field of the modal.
func (b tour) writes(label, text string) {
	b.Helper()
	b.Runs(control(label) + `.focus()`)
	b.Keys(text)
}

// latest waits until the last message of the channel holds all the texts.
func (b tour) latest(texts ...string) {
	b.Helper()
	for _, text := range texts {
		b.Until(fmt.Sprintf(`[...document.querySelectorAll('[data-testid=message]')].at(-1)?.innerText.includes(%q)`, text))
	}
	b.Runs(`[...document.querySelectorAll('[data-testid=message]')].at(-1).scrollIntoView({block: 'start'})`)
}

// ticks a box of the modal.
func (b tour) ticks(option string) {
	b.Helper()
	box := fmt.Sprintf(`[...document.querySelectorAll('dialog.modal label')].find(l => l.innerText.includes(%q))`, option)
	b.Until(box)
	b.Runs(box + `.click()`)
}

// decides presses the button beside a line of the latest agenda.
func (b tour) decides(line string) {
	b.Helper()
	button := fmt.Sprintf(`[...document.querySelectorAll('[data-testid=message] .section')].findLast(e => e.innerText.includes(%q) && e.querySelector('button'))?.querySelector('button')`, line)
	b.Until(button)
	b.Runs(button + `.click()`)
	b.Until(`document.querySelector('dialog.modal')`)
}

// submits the modal by its button.
func (b tour) submits(button string) {
	b.Helper()
	b.Runs(fmt.Sprintf(`[...document.querySelectorAll('dialog button')].find(e => e.innerText.trim() === %q).click()`, button))
	b.Until(`!document.querySelector('dialog')`)
}
