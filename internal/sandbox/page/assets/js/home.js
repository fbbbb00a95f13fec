// The app's Home tab: one view, published by the app for each person.
import { h } from './dom.js';
import { post, reason } from './api.js';
import { blocks } from './blocks/index.js';
import { context } from './press.js';
import { Form } from './form.js';
import { state, on } from './store.js';

const forms = new Map();
const frame = h('div', { class: 'scroll home', tabindex: '0', role: 'region', 'aria-label': 'Home' });
let asked = '';

function fill() {
  const view = state.homes[state.me];
  if (!view) {
    frame.replaceChildren(h('div', { class: 'empty' }, h('p', {}, `${state.app.name} has not published a Home for you yet.`)));
    return;
  }
  if (!forms.has(state.me)) forms.set(state.me, new Form());
  const form = forms.get(state.me);
  form.keep(view.blocks);
  const held = frame.contains(document.activeElement) && document.activeElement.dataset.key;
  const top = frame.scrollTop;
  frame.replaceChildren(h('div', { class: 'home-inner' }, blocks(view.blocks, context({ view_id: view.id }, form))));
  frame.scrollTop = top;
  if (held) frame.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
}

async function open() {
  const asker = state.me;
  const answer = await post('home', { user: asker });
  if (!answer.ok && asker === state.me && !state.homes[asker]) {
    frame.replaceChildren(h('div', { class: 'empty' }, h('p', {}, `Home could not be opened: ${reason(answer)}.`)));
  }
}

/** The Home tab for me; opening it tells the app. */
export function drawHome() {
  fill();
  if (!frame.isConnected || asked !== state.me) {
    asked = state.me;
    open();
  }
  return frame;
}

/** Keeps Home drawn when another person or a new state comes. */
export function startHome() {
  on('state users', () => { if (frame.isConnected) fill(); });
}
