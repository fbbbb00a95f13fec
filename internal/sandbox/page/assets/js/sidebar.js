// Where one can go: the app, channels, people.
import { h, icon, reconcile } from './dom.js';
import { avatar } from './avatar.js';
import { go, drawer } from './place.js';
import { state, on, mine, channelName, unreadOf, appChannel } from './store.js';
import { openSwitcher } from './switcher.js';

function entry(mark, name, place, channel) {
  const here = place.kind === state.place.kind && (place.kind === 'app' || place.id === state.place.id);
  const unread = channel && unreadOf(state.me, channel.id);
  const label = unread ? `${name}, ${unread.count} unread` : name;
  return h('li', {}, h('button', {
    type: 'button', class: `place ${unread ? 'unread' : ''}`, 'aria-current': here ? 'page' : null, 'aria-label': label, onclick: () => go(place),
    data: { testid: 'place' },
  }, mark, h('span', { class: 'place-name' }, name), unread ? h('span', { class: unread.mention ? 'count mention-count' : 'count' }, String(unread.count)) : null));
}

const group = (title, entries) => (entries.length ? [h('h2', {}, title), h('ul', {}, entries)] : []);

function draw() {
  const all = mine();
  const app = appChannel();
  const channels = all.filter((one) => one.kind !== 'im' && !one.is_archived);
  const direct = all.filter((one) => one.kind === 'im' && one !== app);
  const search = h('button', { type: 'button', class: 'jump', onclick: openSwitcher }, icon('search'), h('span', {}, 'Jump to'), h('kbd', {}, 'Ctrl K'));
  reconcile(document.getElementById('sidebar'), [
    search,
    ...group('App', [entry(avatar(state.app.bot_user_id, 'small'), state.app.name, { kind: 'app', tab: state.place.tab ?? 'home' }, app)]),
    ...group('Channels', channels.map((one) => entry(icon(one.kind === 'private' ? 'lock' : 'hash'), one.name, { kind: 'channel', id: one.id }, one))),
    ...group('Direct messages', direct.map((one) => entry(avatar(one.members.find((id) => id !== state.me), 'small'), channelName(one), { kind: 'channel', id: one.id }, one))),
    h('p', { class: 'sidebar-foot quiet' }, 'A local workspace. Nothing leaves this machine.'),
  ]);
}

/** Keeps the sidebar drawn. */
export function startSidebar() {
  const button = document.getElementById('drawer-button');
  button.append(icon('menu'));
  button.addEventListener('click', () => drawer(!document.body.classList.contains('drawer-open')));
  document.getElementById('scrim').addEventListener('click', () => drawer(false));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && document.body.classList.contains('drawer-open')) drawer(false);
  });
  on('state place me channels users unread', draw);
}
