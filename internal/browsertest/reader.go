package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// WithoutScripts has the tab run no script of a page; what the test itself asks
// still works.
func (b *Tab) WithoutScripts() {
	b.Helper()
	b.Do(command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
}

// InTheDark has pages believe that the reader prefers dark ones.
func (b *Tab) InTheDark() {
	b.Helper()
	b.Do(command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}))
}

// OnPaper has pages believe that they are printed.
func (b *Tab) OnPaper() {
	b.Helper()
	b.Do(command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
}

// Prints is the page as a PDF, on A4.
func (b *Tab) Prints() []byte {
	b.Helper()
	var printed []byte
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		out, err := cdp.Call(ctx, target, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69})
		printed = out.Data
		return err
	}))
	return printed
}

// Enters presses Enter once on what has the focus. (As one of the keys of Keys it
// arrives twice, which is one too many where the first moves the focus.)
func (b *Tab) Enters() {
	b.Helper()
	b.Do(enter())
}

// Submits presses Enter and waits for the page it leads to.
func (b *Tab) Submits() {
	b.Helper()
	b.leads("Enter", enter())
}

// Follows clicks the link of this text and waits for the page it leads to.
func (b *Tab) Follows(text string) {
	b.Helper()
	b.leads(text, chromedp.Click(fmt.Sprintf(`//a[normalize-space(.)=%q]`, text), chromedp.NodeVisible))
}

func (b *Tab) leads(what string, step Step) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, step); err != nil {
		b.Fatalf("%s leads to no page: %v", what, err)
	}
	b.Do(chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
}

func enter() Step {
	key := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", Text: "\r", WindowsVirtualKeyCode: 13, NativeVirtualKeyCode: 13}
	up := key
	up.Type, up.Text = input.DispatchKeyEventTypeKeyUp, ""
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		if _, err := cdp.Call(ctx, target, input.DispatchKeyEvent, key); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, target, input.DispatchKeyEvent, up)
		return err
	})
}

// Spoken lists what a screen reader makes of the page, in its order: role, name
// and, after a dash, description.
func (b *Tab) Spoken() []string {
	b.Helper()
	var all []string
	b.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		tree, err := cdp.Call(ctx, target, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		if err != nil {
			return err
		}
		for _, n := range tree.Nodes {
			if role := said(n.Role); !n.Ignored && !silent[role] {
				all = append(all, strings.TrimRight(fmt.Sprintf("%s: %s - %s", role, said(n.Name), said(n.Description)), "- "))
			}
		}
		return nil
	}))
	return all
}

// silent are the roles by which a tree is built and that nobody hears.
var silent = map[string]bool{"StaticText": true, "InlineTextBox": true, "generic": true, "none": true, "paragraph": true,
	"ListMarker": true, "LabelText": true, "Legend": true, "RootWebArea": true}

func said(v *accessibility.Value) string {
	var text string
	if v == nil || json.Unmarshal(v.Value, &text) != nil {
		return ""
	}
	return text
}

func command[P, R any](c cdp.Command[P, R], with P) Step {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, c, with)
		return err
	})
}
