// One message as it stands in a list.
import { h, icon, iconButton } from './dom.js';
import { blocks, attachment } from './blocks/index.js';
import { avatar } from './avatar.js';
import { context } from './press.js';
import { emoji } from './emoji.js';
import { fileCard } from './files.js';
import { Form } from './form.js';
import { mrkdwn } from './mrkdwn.js';
import { messageMenu } from './shortcuts.js';
import { nameOf, state } from './store.js';
import { ago, show, showTime, tsMillis } from './time.js';

const forms = new Map();

function formOf(message) {
  const key = `${state.me}/${message.channel}/${message.ts}`;
  if (!forms.has(key)) forms.set(key, new Form());
  const form = forms.get(key);
  form.keep(message.blocks ?? []);
  return form;
}

export const authorOf = (message) => (message.bot_id ? state.app.bot_user_id : message.user) ?? state.app.bot_user_id;
const fromApp = (message) => Boolean(message.bot_id) || message.user === state.app.bot_user_id;
const joined = { channel_join: 'joined', group_join: 'joined', channel_leave: 'left', channel_topic: 'changed the topic' };

function stamp(message) {
  const ms = tsMillis(message.ts);
  const full = show(ms, { dateStyle: 'full', timeStyle: 'short' });
  return h('time', { class: 'stamp', datetime: new Date(ms).toISOString(), title: full }, showTime(ms));
}

function body(message) {
  const ctx = context({ channel: message.channel, ts: message.ts }, formOf(message));
  const content = message.blocks?.length ? blocks(message.blocks, ctx) : h('div', { class: 'text' }, mrkdwn(message.text ?? ''));
  const edited = message.edited && !message.bot_id ? h('span', { class: 'edited', title: show(tsMillis(message.edited.ts), { dateStyle: 'full', timeStyle: 'short' }) }, '(edited)') : null;
  return [content, edited, (message.attachments ?? []).map((one) => attachment(one, ctx)), (message.files ?? []).map(fileCard)];
}

const reactions = (message) => message.reactions?.length ? h('div', { class: 'reactions' }, message.reactions.map((one) =>
  h('span', { class: 'reaction', title: (one.users ?? []).map(nameOf).join(', ') }, emoji(one.name), h('span', {}, String(one.count))))) : null;

/** How many replies a thread has and when the last came. */
function threadLine(message, replies, openThread) {
  if (!replies.length) return null;
  const people = [...new Set(replies.map(authorOf))].slice(0, 4);
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  return h('button', { type: 'button', class: 'thread-line', onclick: () => openThread(message.ts), data: { testid: 'thread-line' } },
    h('span', { class: 'faces' }, people.map((id) => avatar(id, 'small'))), h('strong', {}, count), h('span', { class: 'quiet' }, `last ${ago(tsMillis(replies.at(-1).ts))}`));
}

function tools(message, openThread) {
  const more = iconButton('more', 'More message actions', () => messageMenu(more, message), { 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
  return h('div', { class: 'message-tools' }, openThread ? iconButton('reply', 'Reply in thread', () => openThread(message.thread_ts ?? message.ts)) : null, more);
}

/** Draws a message. compact leaves out the author; openThread is missing inside a thread. */
export function drawMessage(message, { compact = false, replies = [], openThread } = {}) {
  const author = authorOf(message);
  const name = message.username ?? nameOf(author);
  if (joined[message.subtype]) return h('div', { class: 'message system', role: 'listitem', data: { ts: message.ts } }, h('span', {}, `${name} ${joined[message.subtype]}`), stamp(message));
  const alone = Boolean(message.ephemeral_to);
  return h('article', {
    class: `message ${compact ? 'compact' : ''} ${alone ? 'ephemeral' : ''}`, role: 'listitem', 'aria-label': `${name}, ${showTime(tsMillis(message.ts))}`, data: { ts: message.ts, testid: 'message' },
  },
  h('div', { class: 'gutter' }, compact ? stamp(message) : avatar(author)),
  h('div', { class: 'message-body' },
    alone ? h('div', { class: 'alone' }, icon('eye'), 'Only visible to you') : null,
    message.subtype === 'thread_broadcast' && openThread ? h('button', { type: 'button', class: 'alone link', onclick: () => openThread(message.thread_ts) }, 'replied to a thread') : null,
    compact ? null : h('div', { class: 'author' }, h('strong', {}, name), fromApp(message) ? h('span', { class: 'badge' }, 'App') : null, stamp(message)),
    body(message), reactions(message), openThread ? threadLine(message, replies, openThread) : null),
  alone ? null : tools(message, openThread));
}
