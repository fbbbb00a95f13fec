// Things that float above the page: menus, lists of options, small panels.
// One is open at a time; Escape and a press elsewhere close it.
import { h } from './dom.js';

let open = null;

/** Closes what floats, if anything does. */
export function closeLayer({ refocus = false } = {}) {
  if (!open) return;
  const { node, anchor, onclose, stop } = open;
  open = null;
  stop.abort();
  node.remove();
  anchor.setAttribute('aria-expanded', 'false');
  if (refocus) anchor.focus();
  onclose?.();
}

export const layerOpenFor = (anchor) => open?.anchor === anchor;

function place(node, anchor, { above, match, end }) {
  const box = anchor.getBoundingClientRect();
  const gap = 6;
  if (match) node.style.minWidth = `${box.width}px`;
  const { offsetWidth: width, offsetHeight: height } = node;
  const left = end ? box.right - width : box.left;
  const below = box.bottom + gap;
  const fits = below + height < innerHeight - gap;
  const top = above || !fits ? box.top - height - gap : below;
  node.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`;
  node.style.top = `${Math.max(gap, Math.min(top, innerHeight - height - gap))}px`;
}

/** Floats content beside anchor. Options: above, match (as wide as the anchor), end (right edges meet), onclose. */
export function openLayer(anchor, content, options = {}) {
  closeLayer();
  const node = h('div', { class: `layer ${options.class ?? ''}`, popover: 'manual' }, content);
  // A modal dialog makes everything outside it inert, so what floats lives inside.
  (anchor.closest('dialog') ?? document.body).append(node);
  node.showPopover();
  const stop = new AbortController();
  const { signal } = stop;
  const put = () => place(node, anchor, options);
  put();
  anchor.setAttribute('aria-expanded', 'true');
  addEventListener('pointerdown', (event) => {
    if (!node.contains(event.target) && !anchor.contains(event.target)) closeLayer();
  }, { signal, capture: true });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    closeLayer({ refocus: true });
  }, { signal, capture: true });
  addEventListener('resize', put, { signal });
  addEventListener('scroll', (event) => {
    if (!node.contains(event.target)) put();
  }, { signal, capture: true });
  open = { node, anchor, onclose: options.onclose, stop, put };
  return node;
}

/** Puts the open layer right again after its content changed. */
export const settleLayer = () => open?.put();

/** Opens a menu of {label, hint?, icon?, danger?, run} under anchor, walked with the arrow keys. */
export function openMenu(anchor, label, items, options = {}) {
  if (layerOpenFor(anchor)) return closeLayer();
  const buttons = items.map((item) => h('button', {
    type: 'button', role: 'menuitem', tabindex: '-1', class: item.danger ? 'menu-item danger' : 'menu-item',
    onclick: () => { closeLayer({ refocus: true }); item.run(); },
  }, item.mark ?? null, h('span', { class: 'menu-text' }, item.label, item.hint ? h('small', {}, item.hint) : null)));
  const menu = h('div', { role: 'menu', 'aria-label': label, class: 'menu', onkeydown: (event) => walk(event, buttons) },
    buttons.length ? buttons : h('p', { class: 'quiet menu-empty' }, options.empty ?? 'Nothing here.'));
  openLayer(anchor, menu, options);
  (buttons[0] ?? anchor).focus();
}

function walk(event, buttons) {
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (event.key === 'Tab') closeLayer({ refocus: true });
  if (to === undefined) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}
