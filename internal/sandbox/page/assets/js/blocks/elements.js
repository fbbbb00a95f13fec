// The interactive elements of Block Kit, each by its type.
import { h, iconButton } from '../dom.js';
import { openMenu } from '../layer.js';
import { textObject, plain } from '../mrkdwn.js';
import { select } from './select.js';
import { textInput, datePicker, timePicker, dateTimePicker, choices } from './inputs.js';
import { fileInput } from './file-input.js';

function button(element, block, ctx) {
  const style = { primary: 'primary', danger: 'danger' }[element.style] ?? '';
  const node = h(element.url ? 'a' : 'button', {
    type: element.url ? null : 'button', class: `button ${style}`, href: element.url && /^https?:/i.test(element.url) ? element.url : null,
    target: element.url ? '_blank' : null, rel: element.url ? 'noopener noreferrer' : null,
    'aria-label': element.accessibility_label, data: { action: element.action_id, key: `${block.block_id}/${element.action_id}` },
  }, textObject(element.text));
  node.addEventListener('click', () => ctx.press(node, block, element, element.value));
  return node;
}

function overflow(element, block, ctx) {
  const node = iconButton('more', 'More actions', () => {
    openMenu(node, 'More actions', element.options.map((one) => ({
      label: textObject(one.text), hint: plain(one.description),
      run: () => {
        if (one.url && /^https?:/i.test(one.url)) open(one.url, '_blank', 'noopener');
        ctx.press(node, block, element, one.value);
      },
    })), { end: true });
  }, { 'aria-haspopup': 'menu', 'aria-expanded': 'false', data: { action: element.action_id, key: `${block.block_id}/${element.action_id}` } });
  node.classList.add('boxed');
  return node;
}

function feedback(element, block, ctx) {
  const one = (given) => button({ ...given, action_id: element.action_id }, block, { ...ctx, press: (node) => ctx.press(node, block, element, given.value) });
  return h('span', { class: 'feedback' }, [element.positive_button, element.negative_button].filter(Boolean).map(one));
}

/** A small picture beside text. */
export function image(element) {
  const node = h('img', { class: 'element-image', src: element.image_url ?? element.slack_file?.url ?? '', alt: element.alt_text ?? '', loading: 'lazy' });
  node.addEventListener('error', () => node.replaceWith(h('span', { class: 'image-missing', title: node.src }, element.alt_text || 'Picture')));
  return node;
}

const drawn = {
  button, overflow, image, feedback_buttons: feedback,
  icon_button: (element, block, ctx) => button(element, block, ctx),
  plain_text_input: textInput, number_input: textInput, email_text_input: textInput, url_text_input: textInput, rich_text_input: textInput,
  datepicker: datePicker, timepicker: timePicker, datetimepicker: dateTimePicker,
  radio_buttons: choices, checkboxes: choices, file_input: fileInput,
};

/** Draws any element. field says which label and notes belong to it when it stands in an input block. */
export function control(element, block, ctx, field) {
  // An element of an input block speaks to the app only when the block asks for it.
  const silent = block.type === 'input' && !block.dispatch_action;
  const changed = (value) => { if (!silent) ctx.press(node, block, element, value); };
  const draw = drawn[element.type] ?? (element.type?.endsWith('_select') ? select : unknown);
  const node = draw(element, block, ctx, field, changed);
  return node;
}

const unknown = (element) => h('span', { class: 'unknown-element' }, `Element “${element.type}” is not drawn here`);
