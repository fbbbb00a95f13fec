// Block Kit drawn as nodes: one function for each block type.
import { h, icon, uid } from '../dom.js';
import { textObject, mrkdwn, link, plain } from '../mrkdwn.js';
import { fileCard } from '../files.js';
import { control, image as smallImage } from './elements.js';
import { richText } from './rich-text.js';
import { markdown } from './markdown.js';
import { table, dataTable } from './table.js';
import { chart } from './chart.js';

function section(block, ctx) {
  const fields = block.fields?.length ? h('div', { class: 'fields' }, block.fields.map((one) => h('div', { class: 'field' }, textObject(one)))) : null;
  const accessory = block.accessory ? h('div', { class: `accessory accessory-${block.accessory.type}` }, control(block.accessory, block, ctx)) : null;
  return h('div', { class: 'section' }, h('div', { class: 'section-text' }, block.text ? h('div', {}, textObject(block.text)) : null, fields), accessory);
}

const context = (block) => h('div', { class: 'context' },
  block.elements.map((one) => (one.type === 'image' ? smallImage(one) : h('span', { class: 'context-text' }, textObject(one)))));

function imageBlock(block) {
  const source = block.image_url ?? block.slack_file?.url ?? '';
  const picture = h('img', { src: source, alt: block.alt_text ?? '', loading: 'lazy' });
  picture.addEventListener('error', () => picture.replaceWith(h('div', { class: 'image-missing wide' }, block.alt_text || 'This picture cannot be loaded')));
  return h('figure', { class: 'image' }, block.title ? h('figcaption', {}, textObject(block.title)) : null, picture);
}

/** A labelled field with its hint and a place for what is wrong with it. */
function input(block, ctx) {
  const field = { id: uid('field'), labelId: uid('label'), required: !block.optional };
  const hint = block.hint ? h('p', { class: 'hint', id: uid('hint') }, textObject(block.hint)) : null;
  const error = h('p', { class: 'field-error', id: uid('error'), data: { errorFor: block.block_id }, hidden: true });
  field.describedBy = [hint?.id, error.id].filter(Boolean).join(' ');
  const label = h('label', { class: 'label', id: field.labelId, for: field.id }, textObject(block.label),
    block.optional ? h('span', { class: 'optional' }, 'optional') : null);
  return h('div', { class: 'input', data: { block: block.block_id } }, label, control(block.element, block, ctx, field), error, hint);
}

const levels = { info: 'Note', warning: 'Warning', error: 'Error', success: 'Done' };

const alert = (block) => h('div', { class: `alert alert-${block.level ?? 'default'}`, role: 'note', 'aria-label': levels[block.level] ?? 'Note' }, textObject(block.text));

function card(block, ctx) {
  const actions = block.actions?.length ? h('div', { class: 'actions' }, block.actions.map((one) => control(one, block, ctx))) : null;
  return h('article', { class: 'card' },
    block.hero_image ? h('div', { class: 'hero' }, smallImage(block.hero_image)) : null,
    h('header', {}, block.icon ? smallImage(block.icon) : null, h('div', {}, h('div', { class: 'card-title' }, textObject(block.title)), h('div', { class: 'quiet' }, textObject(block.subtitle)))),
    block.body ? h('div', {}, textObject(block.body)) : null, block.subtext ? h('div', { class: 'quiet' }, textObject(block.subtext)) : null, actions);
}

function container(block, ctx) {
  const title = block.rich_text_title ? richText(block.rich_text_title) : textObject(block.title);
  const head = [block.icon ? smallImage(block.icon) : null, h('span', {}, h('strong', {}, title), block.subtitle ? h('span', { class: 'quiet' }, textObject(block.subtitle)) : null)];
  const inside = blocks(block.child_blocks ?? [], ctx);
  if (!block.is_collapsible) return h('section', { class: `container ${block.has_header_divider ? 'ruled' : ''}` }, h('div', { class: 'container-head' }, head), inside);
  return h('details', { class: 'container', open: !block.default_collapsed }, h('summary', { class: 'container-head' }, icon('down'), head), inside);
}

const video = (block) => h('div', { class: 'video' }, h('div', { class: 'video-still' }, smallImage({ image_url: block.thumbnail_url, alt_text: block.alt_text })),
  h('div', {}, link(block.title_url ?? block.video_url, plain(block.title)), block.description ? h('div', {}, textObject(block.description)) : null, h('div', { class: 'quiet' }, [block.author_name, block.provider_name].filter(Boolean).join(' · '))));

const unknown = (block) => h('details', { class: 'unknown' }, h('summary', {}, `Block “${block.type}” is not drawn here`), h('pre', {}, JSON.stringify(block, null, 2)));

const drawn = {
  section, context, input, alert, card, container, video, table, data_table: dataTable, data_visualization: chart,
  header: (block) => h('h3', { class: 'header' }, textObject(block.text)),
  divider: () => h('hr'),
  image: imageBlock,
  actions: (block, ctx) => h('div', { class: 'actions' }, block.elements.map((one) => control(one, block, ctx))),
  context_actions: (block, ctx) => h('div', { class: 'actions quiet' }, block.elements.map((one) => control(one, block, ctx))),
  carousel: (block, ctx) => h('div', { class: 'carousel', tabindex: '0', role: 'group', 'aria-label': 'Cards' }, block.elements.map((one) => card(one, ctx))),
  rich_text: (block) => h('div', { class: 'rich' }, richText(block)),
  markdown: (block) => h('div', { class: 'rich markdown' }, markdown(block.text)),
  file: (block) => fileCard(block.file ?? { title: block.external_id }),
};

/** Draws blocks for a surface. ctx offers form, press, suggest (see press.js). */
export function blocks(list, ctx) {
  return h('div', { class: 'blocks' }, list.map((block) => {
    const node = (drawn[block.type] ?? unknown)(block, ctx);
    node.dataset.block = block.block_id ?? '';
    return node;
  }));
}

/** The older attachments of a message: a coloured bar with text or blocks. */
export function attachment(given, ctx) {
  const node = h('div', { class: 'attachment' },
    given.pretext ? h('div', {}, mrkdwn(given.pretext)) : null,
    given.title ? h('strong', {}, given.title_link ? link(given.title_link, given.title) : given.title) : null,
    given.blocks ? blocks(given.blocks, ctx) : h('div', {}, mrkdwn(given.text ?? given.fallback ?? '')));
  if (/^#?[0-9a-f]{6}$/i.test(given.color ?? '')) node.style.setProperty('--bar', `#${given.color.replace('#', '')}`);
  return node;
}
