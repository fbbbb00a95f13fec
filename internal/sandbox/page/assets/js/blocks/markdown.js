// The markdown block: the part of Markdown that messages use.
import { h } from '../dom.js';
import { withEmoji } from '../emoji.js';
import { link } from '../mrkdwn.js';

const spans = [
  [/^`([^`]+)`/, (match) => h('code', {}, match[1])],
  [/^\*\*(?=\S)(.+?)\*\*/, (match) => h('strong', {}, inline(match[1]))],
  [/^~~(?=\S)(.+?)~~/, (match) => h('s', {}, inline(match[1]))],
  [/^\*(?=[^\s*])([^*]+)\*/, (match) => h('em', {}, inline(match[1]))],
  [/^_(?=[^\s_])([^_]+)_(?!\w)/, (match) => h('em', {}, inline(match[1]))],
  [/^\[([^\]]+)\]\(([^)\s]+)\)/, (match) => link(match[2], inline(match[1]))],
  [/^https?:\/\/[^\s<>)]+/, (match) => link(match[0], match[0])],
];

function inline(text) {
  const nodes = [];
  let rest = '';
  const flush = () => { nodes.push(...withEmoji(rest)); rest = ''; };
  for (let at = 0; at < text.length;) {
    const ahead = text.slice(at);
    const found = spans.map(([form, draw]) => [form.exec(ahead), draw]).find(([match]) => match);
    if (found && !(/\w/.test(rest.at(-1) ?? '') && ahead[0] === '_')) {
      flush();
      nodes.push(found[1](found[0]));
      at += found[0][0].length;
    } else {
      const escaped = /^\\[\\`*_~[\]()#>-]/.test(ahead);
      rest += escaped ? ahead[1] : ahead[0];
      at += escaped ? 2 : 1;
    }
  }
  flush();
  return nodes;
}

const cells = (row) => row.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());

function table(rows) {
  const [head, , ...body] = rows;
  const line = (row, tag) => h('tr', {}, cells(row).map((cell) => h(tag, {}, inline(cell))));
  return h('div', { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': 'Table' },
    h('table', {}, h('thead', {}, line(head, 'th')), h('tbody', {}, body.map((row) => line(row, 'td')))));
}

const kinds = [
  ['fence', /^```/], ['rule', /^(-{3,}|\*{3,})\s*$/], ['heading', /^#{1,6}\s/], ['quote', /^>\s?/],
  ['ul', /^\s*[-*+]\s+/], ['ol', /^\s*\d+[.)]\s+/], ['table', /^\|/], ['blank', /^\s*$/],
];
const kindOf = (line) => kinds.find(([, form]) => form.test(line))?.[0] ?? 'text';

const builders = {
  rule: () => h('hr'),
  heading: (lines) => lines.map((line) => h('div', { class: 'md-heading', role: 'heading', 'aria-level': '4' }, inline(line.replace(/^#+\s+/, '')))),
  quote: (lines) => h('blockquote', {}, lines.map((line) => h('div', { class: 'line' }, inline(line.replace(/^>\s?/, ''))))),
  ul: (lines) => h('ul', {}, lines.map((line) => h('li', {}, inline(line.replace(/^\s*[-*+]\s+/, ''))))),
  ol: (lines) => h('ol', {}, lines.map((line) => h('li', {}, inline(line.replace(/^\s*\d+[.)]\s+/, ''))))),
  table: (lines) => (lines.length > 1 ? table(lines) : builders.text(lines)),
  text: (lines) => h('p', {}, lines.flatMap((line, at) => [at ? h('br') : null, inline(line)])),
  blank: () => [],
};

/** Markdown text as nodes. */
export function markdown(text) {
  const groups = [];
  let fence = null;
  for (const line of text.split('\n')) {
    const kind = kindOf(line);
    if (fence && kind !== 'fence') fence.push(line);
    else if (kind === 'fence' && fence) { groups.push(['pre', fence]); fence = null; }
    else if (kind === 'fence') fence = [];
    else if (groups.at(-1)?.[0] === kind) groups.at(-1)[1].push(line);
    else groups.push([kind, [line]]);
  }
  if (fence) groups.push(['pre', fence]);
  return groups.flatMap(([kind, lines]) => (kind === 'pre' ? h('pre', {}, lines.join('\n')) : builders[kind](lines)));
}
