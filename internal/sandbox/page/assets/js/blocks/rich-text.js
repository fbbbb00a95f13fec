// The rich_text block: sections, lists, quotes and preformatted text.
import { h } from '../dom.js';
import { emoji, withEmoji } from '../emoji.js';
import { link, mention, channelLink, broadcast, date } from '../mrkdwn.js';

function styled(nodes, style = {}) {
  const wraps = [['bold', 'strong'], ['italic', 'em'], ['strike', 's'], ['underline', 'u'], ['code', 'code']];
  return wraps.reduce((inner, [name, tag]) => (style[name] ? [h(tag, {}, inner)] : inner), nodes);
}

const leaves = {
  text: (leaf) => withEmoji(leaf.text, { shortNames: false }),
  link: (leaf) => [link(leaf.url, leaf.text || leaf.url)],
  emoji: (leaf) => [emoji(leaf.name)],
  user: (leaf) => [mention(leaf.user_id)],
  channel: (leaf) => [channelLink(leaf.channel_id)],
  usergroup: (leaf) => [h('span', { class: 'mention' }, `@${leaf.usergroup_id}`)],
  broadcast: (leaf) => [broadcast(leaf.range)],
  date: (leaf) => [date(leaf.timestamp, leaf.format ?? '{date}', leaf.url, leaf.fallback ?? '')],
  color: (leaf) => [h('code', {}, leaf.value)],
};

const inline = (elements = []) => elements.flatMap((leaf) => styled(leaves[leaf.type]?.(leaf) ?? [leaf.text ?? ''], leaf.style));

function list(part) {
  const node = h(part.style === 'ordered' ? 'ol' : 'ul', { start: part.offset ? String(part.offset + 1) : null },
    part.elements.map((item) => h('li', {}, inline(item.elements))));
  node.style.setProperty('--depth', part.indent ?? 0);
  return node;
}

const parts = {
  rich_text_section: (part) => h('div', { class: 'line' }, inline(part.elements)),
  rich_text_list: list,
  rich_text_quote: (part) => h('blockquote', {}, inline(part.elements)),
  rich_text_preformatted: (part) => h('pre', {}, inline(part.elements)),
};

/** The parts of a rich_text block, or of a rich_text cell, as nodes. */
export const richText = (block) => (block.elements ?? []).map((part) => parts[part.type]?.(part) ?? h('div', { class: 'line' }, inline(part.elements)));
