// Going somewhere: a channel, the app, a thread, another person.
import { narrow } from './dom.js';
import { closeLayer } from './layer.js';
import { state, emit, current, markRead, me } from './store.js';
import { loadMessages } from './stream.js';

/** Opens or closes the sidebar at phone width. */
export function drawer(open) {
  document.body.classList.toggle('drawer-open', open);
  document.getElementById('drawer-button').setAttribute('aria-expanded', String(open));
  document.getElementById('scrim').hidden = !open;
}

/** Shows a place: {kind:'channel', id} or {kind:'app', tab}. */
export function go(place) {
  closeLayer();
  if (narrow()) drawer(false);
  state.place = place;
  state.thread = '';
  const channel = current();
  if (channel) {
    markRead(state.me, channel.id);
    if (!state.messages.has(channel.id)) loadMessages(channel.id);
  }
  remember();
  emit('place');
}

/** Opens the thread of a message beside the conversation. */
export function openThread(ts) {
  state.thread = ts;
  emit('thread');
}

/** Goes on as somebody else, staying where we are if they may. */
export function become(id) {
  closeLayer();
  state.me = id;
  state.messages.clear();
  const here = state.place.kind === 'channel' && !current()?.members?.includes(id);
  emit('me');
  go(here ? firstPlace() : state.place);
}

// Where the app is, in the workspace's own order: that is where things happen.
const firstPlace = () => {
  const rooms = [...state.channels.values()].filter((one) => one.kind !== 'im' && !one.is_archived && one.members?.includes(state.me));
  const channel = rooms.find((one) => one.members.includes(state.app.bot_user_id)) ?? rooms[0];
  return channel ? { kind: 'channel', id: channel.id } : { kind: 'app', tab: 'home' };
};

function remember() {
  const { place } = state;
  const part = place.kind === 'channel' ? place.id : `app-${place.tab}`;
  sessionStorage.setItem('me', state.me);
  history.replaceState(null, '', `#${part}`);
  document.title = `${current() ? '' : `${state.app.name} · `}${current()?.name ? `#${current().name} · ` : ''}${state.team.name}`;
}

/** Decides who we are and where we are when the page opens. */
export function arrive(people) {
  const saved = sessionStorage.getItem('me');
  state.me = people.some((one) => one.id === saved) ? saved : people[0]?.id ?? '';
  const part = location.hash.slice(1);
  const known = state.channels.get(part)?.members?.includes(me().id);
  if (known) go({ kind: 'channel', id: part });
  else if (part.startsWith('app-')) go({ kind: 'app', tab: part.slice(4) });
  else go(firstPlace());
}
