// Who one is, and becoming somebody else.
import { h, icon } from './dom.js';
import { avatar } from './avatar.js';
import { openLayer, closeLayer, layerOpenFor } from './layer.js';
import { become } from './place.js';
import { state, on, people, me, nameOf } from './store.js';
import { shortZone } from './time.js';

const first = (name = '') => name.split(' ')[0];

function waiting(id) {
  const marks = [...(state.unread.get(id)?.values() ?? [])];
  const called = marks.filter((mark) => mark.mention).length;
  return called ? h('span', { class: 'count mention-count', 'aria-label': `${called} with mentions` }, String(called)) : null;
}

function row(one) {
  const chosen = one.id === state.me;
  return h('button', {
    type: 'button', role: 'menuitemradio', 'aria-checked': String(chosen), tabindex: '-1', class: 'menu-item person', data: { person: one.id, name: one.name },
    onclick: () => { closeLayer({ refocus: true }); become(one.id); },
  }, avatar(one.id), h('span', { class: 'menu-text' }, h('span', {}, nameOf(one.id), one.is_admin ? h('span', { class: 'badge' }, 'Admin') : null),
    h('small', {}, [one.title, shortZone(one.tz)].filter(Boolean).join(' · '))), waiting(one.id), chosen ? icon('check') : null);
}

function open(button) {
  if (layerOpenFor(button)) return closeLayer();
  const rows = people().map(row);
  const list = h('div', { class: 'menu people-menu', role: 'menu', 'aria-label': 'Be somebody else' }, rows);
  list.addEventListener('keydown', (event) => {
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') closeLayer({ refocus: true });
    else if (to !== undefined) { event.preventDefault(); rows.at(to % rows.length).focus(); }
    else if (/^\p{L}$/u.test(event.key)) rows.find((node, index) => index > at && node.textContent.toLowerCase().includes(event.key))?.focus();
  });
  openLayer(button, h('div', {}, h('p', { class: 'menu-title' }, 'Who are you?'), list), { end: true, class: 'people-layer' });
  (rows.find((node) => node.getAttribute('aria-checked') === 'true') ?? rows[0])?.focus();
}

function draw() {
  const host = document.getElementById('persona');
  const button = h('button', {
    type: 'button', class: 'persona-button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', data: { testid: 'persona' },
    'aria-label': `You are ${nameOf(state.me)}. Be somebody else`, onclick: () => open(button),
  }, avatar(state.me, 'small'), h('span', { class: 'persona-name' }, 'You are ', h('strong', {}, first(me().real_name || me().name))), icon('down'));
  const held = host.contains(document.activeElement);
  host.replaceChildren(button);
  if (held) button.focus();
}

/** Keeps the switcher drawn. */
export function startPersona() {
  on('state me users', draw);
}
