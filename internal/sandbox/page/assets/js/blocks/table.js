// The table and data_table blocks, the latter with sorting and pages.
import { h, reconcile } from '../dom.js';
import { withEmoji } from '../emoji.js';
import { richText } from './rich-text.js';
import { control } from './elements.js';

const textOf = (cell) => cell?.text ?? (cell?.value === undefined ? '' : String(cell.value));

function content(cell, block, ctx) {
  if (!cell) return [];
  if (cell.type === 'rich_text') return richText(cell);
  if (cell.type === 'action_cell') return [control(cell.element, block, ctx)];
  return withEmoji(textOf(cell), { shortNames: false });
}

function row(cells, tag, block, ctx) {
  return h('tr', {}, cells.map((cell, at) => {
    const settings = block.column_settings?.[at] ?? {};
    const align = settings.align ?? (cell?.type === 'raw_number' ? 'right' : 'left');
    return h(tag, { class: `align-${align} ${settings.is_wrapped ? 'wrapped' : ''}`, scope: tag === 'th' ? 'col' : null }, content(cell, block, ctx));
  }));
}

const frame = (name, ...inside) => h('div', { class: 'table-frame', tabindex: '0', role: 'region', 'aria-label': name }, inside);

export function table(block, ctx) {
  const [head = [], ...body] = block.rows ?? [];
  return frame('Table', h('table', {}, h('thead', {}, row(head, 'th', block, ctx)), h('tbody', {}, body.map((cells) => row(cells, 'td', block, ctx)))));
}

const compare = (at) => (a, b) => {
  const [x, y] = [a[at], b[at]];
  return x?.type === 'raw_number' && y?.type === 'raw_number' ? x.value - y.value : textOf(x).localeCompare(textOf(y));
};

/** A table with a caption; a press on a heading sorts by it. */
export function dataTable(block, ctx) {
  const [head = [], ...rows] = block.rows ?? [];
  const size = block.page_size ?? 10;
  const pages = Math.ceil(rows.length / size);
  const sort = { at: -1, down: false };
  let page = 0;
  const body = h('tbody');
  const heads = head.map((cell, at) => h('th', { scope: 'col', class: rows[0]?.[at]?.type === 'raw_number' ? 'align-right' : '' }, h('button', { type: 'button', class: 'sort', onclick: () => {
    sort.down = sort.at === at && !sort.down;
    sort.at = at;
    page = 0;
    paint();
  } }, content(cell, block, ctx))));
  const where = h('span', { class: 'quiet', role: 'status' });
  const turn = (label, step) => h('button', { type: 'button', class: 'button small', onclick: () => { page = Math.min(pages - 1, Math.max(0, page + step)); paint(); } }, label);
  const paint = () => {
    const sorted = sort.at < 0 ? rows : rows.toSorted(compare(sort.at));
    const shown = (sort.down ? sorted.toReversed() : sorted).slice(page * size, (page + 1) * size);
    reconcile(body, shown.map((cells) => row(cells, 'td', block, ctx)));
    heads.forEach((node, at) => node.setAttribute('aria-sort', at !== sort.at ? 'none' : sort.down ? 'descending' : 'ascending'));
    where.textContent = `Page ${page + 1} of ${pages}`;
  };
  paint();
  const caption = typeof block.caption === 'string' ? block.caption : block.caption?.text ?? '';
  return h('div', { class: 'data-table' },
    frame(caption || 'Table', h('table', {}, h('caption', {}, caption), h('thead', {}, h('tr', {}, heads)), body)),
    pages > 1 ? h('div', { class: 'pages' }, turn('Previous', -1), where, turn('Next', 1)) : null);
}
