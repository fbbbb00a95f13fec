// The panel beside the conversation that shows one thread.
import { h, iconButton } from './dom.js';
import { Composer } from './composer.js';
import { MessageList } from './messages.js';
import { closeSide, showSide } from './side.js';
import { state, on, current, channelName } from './store.js';

let list = null;

function refresh() {
  const channel = current();
  if (!list || !channel) return;
  const all = state.messages.get(channel.id) ?? [];
  list.show(all.filter((one) => one.ts === state.thread || one.thread_ts === state.thread));
}

function draw() {
  const channel = current();
  if (!state.thread || !channel) {
    list = null;
    return;
  }
  list = new MessageList('Thread');
  const name = channel.kind === 'im' ? channelName(channel) : `#${channel.name}`;
  const composer = new Composer({ channel: channel.id, name: 'thread', thread: state.thread });
  showSide('thread', 'Thread', [
    h('header', { class: 'head' }, h('h2', {}, 'Thread'), h('p', { class: 'topic' }, name), iconButton('close', 'Close thread', () => closeSide())),
    list.node, channel.is_archived ? null : composer.node,
  ], () => { state.thread = ''; list = null; });
  refresh();
  list.toEnd();
  if (!channel.is_archived) composer.focus();
}

/** Keeps the thread panel drawn. */
export function startThread() {
  on('thread', draw);
  on('place', () => { if (list) closeSide('thread'); });
  on('messages users', refresh);
}
