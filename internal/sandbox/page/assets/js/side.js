// The panel at the right: a thread, the log of calls, or the faults.

let shown = null;

const panel = () => document.getElementById('side');

/** Which panel is open: "thread", "calls", "faults" or undefined. */
export const sideKind = () => shown?.kind;

/** Shows content in the panel, in place of what was there. */
export function showSide(kind, label, content, onclose) {
  if (shown) closeSide();
  shown = { kind, onclose, opener: document.activeElement };
  panel().setAttribute('aria-label', label);
  panel().dataset.kind = kind;
  panel().replaceChildren(...content.filter(Boolean));
  panel().hidden = false;
  document.body.classList.add('side-open');
}

/** Closes the panel; with a kind, only if that is what it shows. */
export function closeSide(kind = shown?.kind) {
  if (!shown || kind !== shown.kind) return;
  const { onclose, opener } = shown;
  const held = panel().contains(document.activeElement);
  shown = null;
  panel().hidden = true;
  panel().replaceChildren();
  document.body.classList.remove('side-open');
  onclose?.();
  if (held && opener?.isConnected) opener.focus();
}

/** Escape inside the panel closes it. */
export function startSide() {
  panel().addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) closeSide();
  });
}
