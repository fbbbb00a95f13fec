// Ctrl or Cmd and K: going anywhere, or being anybody, by typing.
import { h, icon } from './dom.js';
import { avatar } from './avatar.js';
import { Walker } from './blocks/select.js';
import { become, go } from './place.js';
import { globalShortcuts } from './shortcuts.js';
import { state, mine, people, channelName, nameOf } from './store.js';

function places() {
  const app = state.app.bot_user_id;
  const channels = mine().filter((one) => !one.members?.includes(app) || one.kind !== 'im');
  return [
    { name: `${state.app.name} Home`, hint: 'App', mark: () => icon('home'), run: () => go({ kind: 'app', tab: 'home' }) },
    { name: `${state.app.name} Messages`, hint: 'App', mark: () => avatar(app, 'small'), run: () => go({ kind: 'app', tab: 'messages' }) },
    ...channels.map((one) => ({ name: channelName(one), hint: one.kind === 'im' ? 'Direct message' : 'Channel', mark: () => icon(one.kind === 'channel' ? 'hash' : one.kind === 'private' ? 'lock' : 'reply'), run: () => go({ kind: 'channel', id: one.id }) })),
    ...globalShortcuts().map((one) => ({ name: one.label, hint: 'Shortcut', mark: () => icon('bolt'), run: one.run })),
    ...people().filter((one) => one.id !== state.me).map((one) => ({ name: `Be ${nameOf(one.id)}`, hint: one.title || 'Person', mark: () => avatar(one.id, 'small'), run: () => become(one.id) })),
  ];
}

/** Opens the switcher. */
export function openSwitcher() {
  if (document.querySelector('dialog[open]')) return;
  const all = places();
  let found = all;
  const box = h('div', { class: 'listbox', role: 'listbox', id: 'switcher-list', 'aria-label': 'Places and people' });
  const input = h('input', { class: 'switcher-input', type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': box.id, 'aria-label': 'Jump to', placeholder: 'Jump to a channel, a shortcut, a person…', autocomplete: 'off', spellcheck: 'false' });
  const dialog = h('dialog', { class: 'switcher', 'aria-label': 'Jump to', 'aria-modal': 'true' }, input, box);
  const leave = () => { dialog.close(); dialog.remove(); };
  const pick = (at) => { if (found[at]) { leave(); found[at].run(); } };
  const walker = new Walker(input, box, pick);
  const draw = () => {
    const words = input.value.toLowerCase().split(/\s+/);
    found = all.filter((one) => words.every((word) => one.name.toLowerCase().includes(word))).slice(0, 30);
    box.replaceChildren(...(found.length ? found.map((one, at) => h('div', { class: 'option', role: 'option', id: `switcher-${at}`, onclick: () => pick(at) }, one.mark(), h('span', { class: 'option-name' }, one.name), h('small', {}, one.hint))) : [h('p', { class: 'quiet menu-empty' }, 'Nothing by that name.')]));
    walker.restart();
  };
  input.addEventListener('input', draw);
  dialog.addEventListener('cancel', (event) => { event.preventDefault(); leave(); });
  dialog.addEventListener('click', (event) => { if (event.target === dialog) leave(); });
  document.body.append(dialog);
  dialog.showModal();
  draw();
  input.focus();
}

/** Listens for the keys that open it. */
export function startSwitcher() {
  addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    openSwitcher();
  });
}
