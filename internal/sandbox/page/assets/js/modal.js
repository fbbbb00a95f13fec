// Modals: the topmost view of my stack, as a dialog.
import { h, iconButton, announce, uid } from './dom.js';
import { post, reason } from './api.js';
import { blocks } from './blocks/index.js';
import { closeLayer } from './layer.js';
import { context } from './press.js';
import { Form } from './form.js';
import { plain } from './mrkdwn.js';
import { state, on } from './store.js';

const forms = new Map();
let open = null;              // {dialog, body, foot, view, …} while a modal is shown
let opener = null;

function formOf(view) {
  if (!forms.has(view.id)) forms.set(view.id, new Form());
  const form = forms.get(view.id);
  form.keep(view.blocks ?? []);
  return form;
}

const stack = () => state.views[state.me] ?? [];

function build() {
  const title = uid('title');
  const parts = {
    heading: h('h2', { id: title }), back: iconButton('back', 'Back', () => closeTop()),
    body: h('div', { class: 'dialog-body' }), trouble: h('p', { class: 'dialog-error', role: 'alert', hidden: true }),
    close: h('button', { type: 'button', class: 'button', onclick: () => closeTop() }),
    submit: h('button', { type: 'button', class: 'button primary', onclick: () => submit() }),
  };
  parts.dialog = h('dialog', {
    class: 'modal', 'aria-labelledby': title, 'aria-modal': 'true', data: { testid: 'modal' },
    oncancel: (event) => { event.preventDefault(); closeTop(); },
    onkeydown: submitKeys,
  },
  h('header', { class: 'dialog-head' }, parts.back, h('span', { class: 'app-mark', 'aria-hidden': 'true' }, (state.app.name ?? '?')[0].toUpperCase()), parts.heading, iconButton('close', 'Close', () => closeAll())),
  parts.body, parts.trouble, h('footer', { class: 'dialog-foot' }, parts.close, parts.submit));
  return parts;
}

function submitKeys(event) {
  if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
  const single = event.target.tagName === 'INPUT' && event.target.classList.contains('text-input');
  if (!(event.ctrlKey || event.metaKey) && !single) return;
  event.preventDefault();
  if (!open.submit.hidden) submit();
}

function draw() {
  const views = stack();
  const view = views.at(-1);
  if (!view) return gone();
  if (!open) {
    opener = document.activeElement;
    open = build();
    document.body.append(open.dialog);
    open.dialog.showModal();
  }
  if (open.view?.id === view.id && open.view.hash === view.hash && JSON.stringify(open.view.blocks) === JSON.stringify(view.blocks)) return;
  fill(view, views.length);
}

function fill(view, depth) {
  closeLayer();
  const another = open.view?.id !== view.id;
  open.view = view;
  open.form = formOf(view);
  open.form.onwrite = mend;
  open.heading.textContent = plain(view.title);
  open.back.hidden = depth < 2;
  open.close.textContent = plain(view.close) || (view.submit ? 'Cancel' : 'Close');
  open.submit.textContent = plain(view.submit) || 'Submit';
  open.submit.hidden = !view.submit && !(view.blocks ?? []).some((block) => block.type === 'input');
  open.dialog.dataset.view = view.id;
  trouble('');
  const held = open.body.contains(document.activeElement) ? document.activeElement : null;
  const caret = held?.selectionStart;
  const top = open.body.scrollTop;
  open.body.replaceChildren(blocks(view.blocks ?? [], context({ view_id: view.id }, open.form, trouble)));
  if (another) first(view);
  else again(held?.dataset.key, caret, top);
}

/** Where the typing begins: the element that asks for it, else the first field, else the dialog. */
function first(view) {
  open.body.scrollTop = 0;
  const wanted = (view.blocks ?? []).find((block) => block.element?.focus_on_load);
  const node = open.body.querySelector(wanted ? `[data-key^="${CSS.escape(wanted.block_id)}/"]` : '.input :is(input, textarea, .select)');
  (node ?? (open.submit.hidden ? open.close : open.submit)).focus({ preventScroll: true });
}

function again(key, caret, top) {
  open.body.scrollTop = top;
  const node = key && open.body.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!node) return;
  node.focus();
  if (typeof caret === 'number') node.setSelectionRange?.(caret, caret);
}

function gone() {
  if (!open) return;
  closeLayer();
  open.dialog.close();
  open.dialog.remove();
  open = null;
  const back = opener?.isConnected ? opener : document.getElementById('composer-input');
  back?.focus();
}

function trouble(sentence) {
  if (!open) return;
  open.trouble.textContent = sentence;
  open.trouble.hidden = !sentence;
}

function busy(on) {
  if (!open) return;
  open.submit.classList.toggle('busy', on);
  open.submit.disabled = on;
  open.dialog.setAttribute('aria-busy', String(on));
}

function mark(node, sentence) {
  node.textContent = sentence;
  node.hidden = !sentence;
  const block = node.closest('.input');
  block.classList.toggle('wrong', Boolean(sentence));
  block.querySelector(':is(input, textarea, .select)')?.setAttribute('aria-invalid', String(Boolean(sentence)));
}

/** A field that is touched again is no longer called wrong. */
function mend(block) {
  const node = open?.body.querySelector(`.field-error[data-error-for="${CSS.escape(block)}"]`);
  if (node && !node.hidden) mark(node, '');
}

function showErrors(errors) {
  for (const node of open.body.querySelectorAll('.field-error')) mark(node, errors[node.dataset.errorFor] ?? '');
  const wrong = open.body.querySelector('.input.wrong');
  wrong?.querySelector(':is(input, textarea, .select)')?.focus();
  wrong?.scrollIntoView({ block: 'nearest' });
  announce(Object.values(errors).join(' '));
}

async function submit() {
  if (open.submit.disabled) return;
  const { view, form } = open;
  trouble('');
  showErrors({});
  busy(true);
  await form.settled();
  const answer = await post('submit', { user: state.me, view_id: view.id, values: form.collect() });
  busy(false);
  const errors = answer.errors ?? {};
  if (!open || answer.ok && !Object.keys(errors).length) return;
  if (Object.keys(errors).length) showErrors(errors);
  else trouble(`This could not be sent: ${reason(answer)}. Nothing you typed is lost.`);
}

const close = (view, all = false) => post('close', { user: state.me, view_id: view.id, all }).then((answer) => {
  if (!answer.ok) trouble(`Closing did not reach the app: ${reason(answer)}.`);
});

const closeTop = () => open && close(open.view);
const closeAll = () => open && close(open.view, true);

/** Keeps the modal of the person we are. */
export function startModal() {
  on('views', ({ user }) => { if (user === state.me) draw(); });
  on('state me', draw);
}
