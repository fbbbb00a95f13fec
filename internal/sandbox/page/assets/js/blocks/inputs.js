// Fields a person types into or ticks.
import { h, uid } from '../dom.js';
import { textObject, plain } from '../mrkdwn.js';
import { instant, wall } from '../time.js';

/** What every field tells of its label, its notes and its placeholder. */
export const named = (element, field) => ({
  id: field?.id, 'aria-describedby': field?.describedBy, 'aria-label': field ? null : plain(element.placeholder) || element.action_id,
  'aria-required': field?.required ? 'true' : null,
});

export const dataOf = (element, block) => ({ action: element.action_id, key: `${block.block_id}/${element.action_id}` });

/** One line or several of text; also e-mail, address, number and rich text, which is written as plain text here. */
export function textInput(element, block, ctx, field, changed) {
  const tall = element.multiline || element.type === 'rich_text_input';
  const kind = { number_input: 'text', email_text_input: 'email', url_text_input: 'url' }[element.type] ?? 'text';
  const value = ctx.form.start(block.block_id, element.action_id, initialText(element));
  const node = h(tall ? 'textarea' : 'input', {
    class: 'text-input', ...named(element, field), placeholder: plain(element.placeholder), maxlength: element.max_length,
    type: tall ? null : kind, rows: tall ? '4' : null, inputmode: element.type === 'number_input' ? 'decimal' : null, autocomplete: 'off', data: dataOf(element, block),
    value: value ?? '',
  });
  const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  node.addEventListener('input', () => {
    ctx.form.write(block.block_id, element.action_id, node.value);
    if (on.includes('on_character_entered')) changed(node.value);
  });
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || tall || !block.dispatch_action || !on.includes('on_enter_pressed')) return;
    event.preventDefault();
    event.stopPropagation();
    changed(node.value);
  });
  return node;
}

function initialText(element) {
  if (element.type !== 'rich_text_input') return element.initial_value;
  const leaves = (part) => part.text ?? (part.elements ?? []).map(leaves).join('');
  return element.initial_value && (element.initial_value.elements ?? []).map(leaves).join('\n');
}

/** Waits for a date to be typed whole before it counts: browsers report every half of it. */
function whenWhole(node, read, changed) {
  let pause;
  node.addEventListener('change', () => {
    read();
    clearTimeout(pause);
    pause = setTimeout(() => changed(), 400);
  });
}

function nativePicker(type, element, block, ctx, field, changed, initial, given = {}) {
  const from = given.from ?? ((value) => value);
  const to = given.to ?? ((value) => value);
  const value = ctx.form.start(block.block_id, element.action_id, initial);
  const node = h('input', { type, class: 'text-input picker', ...named(element, field), data: dataOf(element, block), value: value ? from(value) : '' });
  if (!field) node.title = plain(element.placeholder);
  const read = () => ctx.form.write(block.block_id, element.action_id, node.value ? to(node.value) : undefined);
  node.addEventListener('input', read);
  whenWhole(node, read, () => changed(node.value && to(node.value)));
  return node;
}

export const datePicker = (...given) => nativePicker('date', ...given, given[0].initial_date);
export const timePicker = (...given) => nativePicker('time', ...given, given[0].initial_time);

const two = (number) => String(number).padStart(2, '0');

/** Seconds since 1970 as the wall time a datetime-local input wants, in the person's zone. */
export function toLocal(seconds, zone) {
  const { year, month, day, hour, minute } = wall(seconds * 1000, zone);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** The other way round. */
export function fromLocal(text, zone) {
  const [year, month, day, hour, minute] = text.split(/[-T:]/).map(Number);
  return instant({ year, month, day, hour, minute }, zone) / 1000;
}

export const dateTimePicker = (...given) =>
  nativePicker('datetime-local', ...given, given[0].initial_date_time, { from: (value) => toLocal(value), to: (value) => fromLocal(value) });

/** Radio buttons or checkboxes. */
export function choices(element, block, ctx, field, changed) {
  const many = element.type === 'checkboxes';
  const initial = many ? (element.initial_options ?? []).map((one) => one.value) : element.initial_option?.value;
  let value = ctx.form.start(block.block_id, element.action_id, initial);
  const group = uid('choice');
  const pick = (one, on) => {
    value = many ? (on ? [...value, one.value] : value.filter((each) => each !== one.value)) : one.value;
    ctx.form.write(block.block_id, element.action_id, value);
    changed(value);
  };
  const row = (one, at) => {
    const chosen = many ? value.includes(one.value) : value === one.value;
    const box = h('input', {
      type: many ? 'checkbox' : 'radio', name: group, id: at === 0 ? field?.id : null, onchange: (event) => pick(one, event.target.checked),
      data: { key: `${block.block_id}/${element.action_id}/${one.value}` },
    });
    box.checked = chosen;
    return h('label', { class: 'choice' }, box,
      h('span', {}, h('span', { class: 'choice-name' }, textObject(one.text)), one.description ? h('small', {}, textObject(one.description)) : null));
  };
  return h('div', { class: 'choices', role: many ? 'group' : 'radiogroup', 'aria-labelledby': field?.labelId, 'aria-label': field ? null : element.action_id,
    'aria-describedby': field?.describedBy, data: dataOf(element, block) }, element.options.map(row));
}
