// Slack's message markup, turned into nodes. Entities are decoded exactly
// once, at the leaves; what is not markup stays text.
import { h } from './dom.js';
import { withEmoji } from './emoji.js';
import { state, nameOf, channelName } from './store.js';
import { fillDate } from './time.js';

const decode = (text) => text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[name]);

const safe = (url) => (/^(https?:|mailto:|tel:)/i.test(url) ? url : undefined);

/** A link that opens elsewhere; an address with any other scheme is only text. */
export function link(url, label, props = {}) {
  const href = safe(url);
  if (!href) return h('span', {}, label);
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer', ...props }, label);
}

/** The name of a person as a mention; it stands out when it is me. */
export function mention(id) {
  const mine = id === state.me;
  return h('span', { class: mine ? 'mention mine' : 'mention', data: { user: id } }, `@${nameOf(id)}`);
}

/** A channel's name, which opens it when I may see it. */
export function channelLink(id, label) {
  const channel = state.channels.get(id);
  if (!channel) return h('span', { class: 'mention' }, `#${label || 'private channel'}`);
  return h('button', { type: 'button', class: 'mention link', data: { opens: id } }, `#${channelName(channel)}`);
}

export const broadcast = (word) => h('span', { class: 'mention mine' }, `@${word}`);

/** A date entity in the reader's zone, or its fallback. */
export function date(seconds, pattern, url, fallback) {
  const text = fillDate(Number(seconds) * 1000, pattern) ?? fallback;
  const node = h('time', { datetime: new Date(Number(seconds) * 1000).toISOString(), title: fallback }, text);
  return url ? link(url, node) : node;
}

function entity(body) {
  const cut = body.indexOf('|');
  const [head, label] = cut < 0 ? [body, ''] : [body.slice(0, cut), decode(body.slice(cut + 1))];
  if (head.startsWith('@')) return state.users.has(head.slice(1)) || !label ? mention(head.slice(1)) : h('span', { class: 'mention' }, `@${label}`);
  if (head.startsWith('#')) return channelLink(head.slice(1), label);
  if (head.startsWith('!date^')) {
    const [, seconds, pattern, url] = head.split('^');
    return date(seconds, decode(pattern ?? ''), url && decode(url), label);
  }
  if (head.startsWith('!subteam^')) return h('span', { class: 'mention' }, label || '@group');
  if (head.startsWith('!')) return broadcast(label.replace(/^@/, '') || head.slice(1));
  return link(decode(head), label ? withEmoji(label) : decode(head).replace(/^mailto:/, ''));
}

const marks = { '*': 'strong', _: 'em', '~': 's' };
const edge = /[\s\p{P}\p{S}]/u;

/** Where the mark opened at `from` closes, or -1: marks hug their words and stand at a word's edge. */
function closing(text, from, mark) {
  const before = text[from - 1];
  if ((before && !edge.test(before)) || !text[from + 1] || /\s/.test(text[from + 1]) || text[from + 1] === mark) return -1;
  for (let at = from + 2; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '<') at = Math.max(at, text.indexOf('>', at));
    else if (text[at] === mark && !/\s/.test(text[at - 1]) && (!text[at + 1] || edge.test(text[at + 1]))) return at;
  }
  return -1;
}

function auto(text, verbatim) {
  if (verbatim) return withEmoji(text);
  const nodes = [];
  let rest = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>]*[^\s<>.,;:!?)'"»”]|(?<![\w/])@(here|channel|everyone)\b|(?<![\w/&])#([\p{L}\d_-]+)/gu)) {
    const channel = match[2] && [...state.channels.values()].find((one) => one.name === match[2]);
    if (match[2] && !channel) continue;
    nodes.push(...withEmoji(text.slice(rest, match.index)));
    nodes.push(channel ? channelLink(channel.id) : match[1] ? broadcast(match[1]) : link(match[0], match[0]));
    rest = match.index + match[0].length;
  }
  nodes.push(...withEmoji(text.slice(rest)));
  return nodes;
}

function inline(text, verbatim) {
  const nodes = [];
  let plain = 0;
  const flush = (to) => { if (to > plain) nodes.push(...auto(decode(text.slice(plain, to)), verbatim)); };
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    let end = -1;
    let node;
    if (mark === '<' && (end = text.indexOf('>', at)) > at + 1) node = entity(text.slice(at + 1, end));
    else if (mark === '`' && (end = text.indexOf('`', at + 1)) > at + 1) node = h('code', {}, decode(text.slice(at + 1, end)));
    else if (marks[mark] && (end = closing(text, at, mark)) > 0) node = h(marks[mark], {}, inline(text.slice(at + 1, end), verbatim));
    if (!node) continue;
    flush(at);
    nodes.push(node);
    at = end;
    plain = end + 1;
  }
  flush(text.length);
  return nodes;
}

function line(text, verbatim) {
  const bullet = /^(\s*)([•◦▪‣-]|\d+[.)])\s+/.exec(text);
  if (!bullet) return h('div', { class: 'line' }, text ? inline(text, verbatim) : '\u200B');
  return h('div', { class: 'line item' }, h('span', { class: 'bullet' }, bullet[2]), h('span', {}, inline(text.slice(bullet[0].length), verbatim)));
}

function lines(text, verbatim) {
  const nodes = [];
  for (const one of text.split('\n')) {
    const quoted = /^(?:&gt;|>)\s?/.exec(one);
    if (!quoted) nodes.push(line(one, verbatim));
    else {
      if (nodes.at(-1)?.tagName !== 'BLOCKQUOTE') nodes.push(h('blockquote'));
      nodes.at(-1).append(line(one.slice(quoted[0].length), verbatim));
    }
  }
  return nodes;
}

/** Markup as block nodes: lines, quotes, preformatted text. */
export function mrkdwn(text, { verbatim = false } = {}) {
  const nodes = [];
  text.split('```').forEach((part, at, all) => {
    const fenced = at % 2 === 1 && at < all.length - 1;
    if (fenced) nodes.push(h('pre', {}, decode(part.replace(/^\n|\n$/g, ''))));
    else if (part.trim() || all.length === 1) nodes.push(...lines(at % 2 ? '```' + part : part.replace(/^\n|\n$/g, ''), verbatim));
  });
  return nodes;
}

/** A text object, or undefined, as nodes. Plain text takes no markup but emoji names. */
export function textObject(text) {
  if (!text) return [];
  if (text.type === 'mrkdwn') return mrkdwn(text.text, { verbatim: text.verbatim });
  return withEmoji(decode(text.text ?? ''), { shortNames: text.emoji !== false });
}

/** A text object as one string, for names and labels. */
export const plain = (text) => decode(text?.text ?? '');
