// The log of calls, for people who build bots: what the app asked of the
// workspace, and what the workspace handed to the app.
import { h, icon, iconButton, reconcile } from './dom.js';
import { clockTime } from './clock.js';
import { showSide, closeSide, sideKind } from './side.js';
import { state, on } from './store.js';
import { loadCalls } from './stream.js';

const wanted = { text: '', direction: '', failed: false };
const drawn = new Map();
let list = null;

const parsed = (value) => {
  if (typeof value !== 'string') return value;
  try { return JSON.parse(value); } catch { return value; }
};

/** Arguments as a reader wants them: JSON inside a form field is opened. */
function pretty(value) {
  const whole = parsed(value);
  if (whole && typeof whole === 'object' && !Array.isArray(whole)) {
    return JSON.stringify(Object.fromEntries(Object.entries(whole).map(([key, inner]) => [key, parsed(inner)])), null, 2);
  }
  return typeof whole === 'string' ? whole || '(empty)' : JSON.stringify(whole ?? null, null, 2);
}

const failed = (call) => call.status >= 400 || parsed(call.answer)?.ok === false || Boolean(call.error) || call.status === 0;

function verdict(call) {
  const answer = parsed(call.answer);
  return answer?.error ?? call.error ?? (call.status && call.status !== 200 ? String(call.status) : 'ok');
}

function row(call) {
  const bad = failed(call);
  const incoming = call.direction === 'in';
  const detail = h('div', { class: 'call-detail' });
  const node = h('details', { class: `call ${bad ? 'bad' : ''}`, data: { testid: 'call', method: call.method } },
    h('summary', {}, h('span', { class: `way ${call.direction}`, title: incoming ? 'The app called the workspace' : 'The workspace called the app' }, icon(incoming ? 'inward' : 'outward'), h('span', { class: 'sr' }, incoming ? 'from the app' : 'to the app')),
      h('code', {}, call.method), h('span', { class: 'call-verdict' }, verdict(call)), h('span', { class: 'call-ms' }, `${Math.round(call.took_ms ?? 0)} ms`)), detail);
  node.addEventListener('toggle', () => {
    if (!node.open || detail.childElementCount) return;
    detail.append(h('p', { class: 'quiet' }, `${clockTime(call.at)} · status ${call.status}`),
      h('h4', {}, incoming ? 'Arguments' : 'Sent'), h('pre', { tabindex: '0' }, pretty(call.args)), h('h4', {}, 'Answer'), h('pre', { tabindex: '0' }, pretty(call.answer)));
  });
  return node;
}

const passes = (call) => (!wanted.text || call.method.toLowerCase().includes(wanted.text)) && (!wanted.direction || call.direction === wanted.direction) && (!wanted.failed || failed(call));

function refresh() {
  if (!list) return;
  const atTop = list.scrollTop < 40;
  const nodes = state.calls.filter(passes).toReversed().map((call) => {
    if (!drawn.has(call.seq)) drawn.set(call.seq, row(call));
    return drawn.get(call.seq);
  });
  reconcile(list, nodes.length ? nodes : [h('p', { class: 'quiet padded' }, 'No calls to show yet. Press something, and they appear here.')]);
  if (atTop) list.scrollTop = 0;
}

function filters() {
  const text = h('input', { class: 'text-input', type: 'search', placeholder: 'Filter by method', 'aria-label': 'Filter by method', value: wanted.text, oninput: () => { wanted.text = text.value.toLowerCase(); refresh(); } });
  const toggle = (label, on, press) => {
    const node = h('button', { type: 'button', class: 'button small', 'aria-pressed': String(on()), onclick: () => { press(); node.parentElement.querySelectorAll('button').forEach((each) => each.dispatchEvent(new Event('look'))); refresh(); } }, label);
    node.addEventListener('look', () => node.setAttribute('aria-pressed', String(on())));
    return node;
  };
  const way = (direction) => () => { wanted.direction = wanted.direction === direction ? '' : direction; };
  return h('div', { class: 'call-filters' }, text, toggle('From app', () => wanted.direction === 'in', way('in')), toggle('To app', () => wanted.direction === 'out', way('out')),
    toggle('Errors', () => wanted.failed, () => { wanted.failed = !wanted.failed; }));
}

/** Opens or closes the log. */
export function toggleCalls() {
  if (sideKind() === 'calls') return closeSide();
  list = h('div', { class: 'scroll calls', tabindex: '0', role: 'region', 'aria-label': 'Calls, newest first' });
  showSide('calls', 'Call log', [
    h('header', { class: 'head' }, h('h2', {}, 'Call log'), iconButton('close', 'Close call log', () => closeSide())), filters(), list,
  ], () => { list = null; });
  refresh();
  if (!state.calls.length) loadCalls();
}

/** Keeps the log true. */
export function startCalls() {
  on('calls', refresh);
}
