// The middle of the page: a channel's messages with the composer, or the app
// with its Home and its messages.
import { h, icon } from './dom.js';
import { avatar } from './avatar.js';
import { Composer } from './composer.js';
import { drawHome } from './home.js';
import { openLayer, closeLayer, layerOpenFor } from './layer.js';
import { MessageList } from './messages.js';
import { withEmoji } from './emoji.js';
import { go, openThread } from './place.js';
import { state, on, current, channelName, nameOf, markRead } from './store.js';

let list = null;

function members(channel) {
  const button = h('button', { type: 'button', class: 'button small quiet-button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', 'aria-label': `${channel.members.length} members`,
    onclick: () => {
      if (layerOpenFor(button)) return closeLayer();
      const rows = channel.members.map((id) => h('li', {}, avatar(id, 'small'), h('span', {}, nameOf(id), h('small', {}, state.users.get(id)?.title ?? ''))));
      openLayer(button, h('ul', { class: 'people', 'aria-label': 'Members' }, rows), { end: true });
    } }, icon('people'), String(channel.members.length));
  return button;
}

function channelHead(channel) {
  const mark = channel.kind === 'im' ? avatar(channel.members.find((id) => id !== state.me) ?? state.me, 'small') : icon(channel.kind === 'private' ? 'lock' : 'hash');
  return h('header', { class: 'head' }, h('h1', {}, mark, channelName(channel)),
    h('p', { class: 'topic', title: channel.topic || null }, withEmoji(channel.topic || channel.purpose || '')),
    channel.kind === 'im' ? null : members(channel));
}

function appHead() {
  const tab = (name, label) => h('button', {
    type: 'button', role: 'tab', class: 'tab', 'aria-selected': String(state.place.tab === name), onclick: () => go({ kind: 'app', tab: name }),
  }, label);
  return h('header', { class: 'head' }, h('h1', {}, avatar(state.app.bot_user_id, 'small'), state.app.name),
    h('div', { role: 'tablist', class: 'tabs', 'aria-label': state.app.name }, tab('home', 'Home'), tab('messages', 'Messages')));
}

const nothing = (channel) => h('div', { class: 'empty' },
  h('p', {}, channel.kind === 'im' ? `This is the beginning of your conversation with ${channelName(channel)}.` : `This is the beginning of #${channel.name}.`),
  state.commands.length ? h('p', { class: 'quiet' }, `Type / in the box below to see what ${state.app.name} can do.`) : null);

const visible = (message) => !message.thread_ts || message.thread_ts === message.ts || message.subtype === 'thread_broadcast' || message.reply_broadcast;

function repliesIn(all) {
  const threads = Map.groupBy(all.filter((one) => one.thread_ts && one.thread_ts !== one.ts), (one) => one.thread_ts);
  return (ts) => threads.get(ts) ?? [];
}

function refresh() {
  const channel = current();
  if (!channel || !list || !state.messages.has(channel.id)) return;
  const all = state.messages.get(channel.id);
  list.show(all.filter(visible), { repliesOf: repliesIn(all), empty: nothing(channel) });
}

function draw() {
  const main = document.getElementById('main');
  const channel = current();
  const head = state.place.kind === 'app' ? appHead() : channel && channelHead(channel);
  list = null;
  if (!channel) {
    const silent = h('div', { class: 'empty' }, h('p', {}, `No conversation with ${state.app.name} yet.`), h('p', { class: 'quiet' }, 'It begins with the first message the app sends you.'));
    main.replaceChildren(head ?? '', state.place.tab === 'home' ? drawHome() : silent);
    return;
  }
  const name = channel.kind === 'im' ? channelName(channel) : `#${channel.name}`;
  list = new MessageList(`Messages in ${name}`, openThread);
  const loading = h('p', { class: 'quiet loading' }, 'Loading messages…');
  list.list.append(loading);
  const foot = channel.is_archived ? h('p', { class: 'archived' }, icon('lock'), 'This channel is archived. Nothing more can be written here.') : new Composer({ channel: channel.id, name }).node;
  main.replaceChildren(head, list.node, foot);
  refresh();
  list.toEnd();
}

/** Keeps the conversation drawn. */
export function startConversation() {
  on('place', draw);
  on('state users channels', () => { if (current()) document.querySelector('#main .head')?.replaceWith(state.place.kind === 'app' ? appHead() : channelHead(current())); refresh(); });
  on('messages', ({ channel }) => {
    if (channel !== current()?.id) return;
    refresh();
    if (!document.hidden) markRead(state.me, channel);
  });
  on('channels', () => { if (state.place.tab === 'messages' && !list) draw(); });
  on('home', ({ user }) => { if (user === state.me && state.place.tab === 'home' && state.place.kind === 'app') drawHome(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden && current()) markRead(state.me, current().id); });
  document.addEventListener('click', (event) => {
    const opens = event.target.closest?.('[data-opens]')?.dataset.opens;
    if (opens) go({ kind: 'channel', id: opens });
  });
}
