// Making the workspace misbehave, so that an app can be seen to bear it.
import { h, iconButton } from './dom.js';
import { post, reason } from './api.js';
import { showSide, closeSide, sideKind } from './side.js';
import { state, on } from './store.js';
import { toast } from './toast.js';

const kinds = {
  rate_limited: ['Too many requests', 'Calls are answered 429 with a time to wait.'],
  server_error: ['Server error', 'Calls are answered 500; nothing was done.'],
  timeout: ['No answer', 'Calls hang until the app gives up; nothing was done.'],
  delivered_then_timeout: ['Done, but no answer', 'The call takes effect, then hangs. Asking again would do it twice.'],
  connection_cut: ['Connection cut', 'The connection breaks before an answer comes.'],
  slow: ['Slow', 'Calls are answered, but late.'],
  duplicate_event: ['Event twice', 'Each event is delivered to the app two times.'],
  late_event: ['Event late', 'Events reach the app with a delay, and out of order.'],
  expired_trigger: ['Trigger expired', 'Windows cannot be opened: the app was too slow.'],
  archived_channel: ['Channel archived', 'Posting answers that the channel is archived.'],
  not_in_channel: ['App not in channel', 'Posting answers that the app is not a member.'],
  user_deactivated: ['Person deactivated', 'Messages to people answer that the account is disabled.'],
  token_revoked: ['Token revoked', 'Every call answers that the token is not valid any more.'],
};

const title = (kind) => kinds[kind]?.[0] ?? kind.replaceAll('_', ' ');
const limits = (fault) => [
  fault.method && `only ${fault.method}`, fault.channel && `in #${state.channels.get(fault.channel)?.name ?? fault.channel}`,
  fault.count ? `${fault.count} more` : null, fault.rate ? `${Math.round(fault.rate * 100)} % of calls` : null,
].filter(Boolean).join(' · ') || 'every time';

const active = h('div', { class: 'fault-active', 'aria-live': 'polite' });

function drawActive() {
  document.querySelector('[data-testid=faults]')?.classList.toggle('on', state.faults.length > 0);
  active.replaceChildren(...(state.faults.length ? [
    h('h3', {}, 'Happening now'),
    h('ul', {}, state.faults.map((fault) => h('li', {}, h('strong', {}, title(fault.kind)), h('small', {}, limits(fault))))),
    h('button', { type: 'button', class: 'button', onclick: clear }, 'Clear all'),
  ] : [h('p', { class: 'quiet' }, 'Everything works. Choose what should go wrong.')]));
}

async function send(fault) {
  const answer = await post('fault', fault);
  if (answer.ok === false) return toast(`That was not set: ${reason(answer)}.`);
  active.scrollIntoView({ block: 'center' });
}

const clear = () => send({ kind: 'none' });

const choice = (kind, [name, sentence]) => h('label', { class: 'choice' }, h('input', { type: 'radio', name: 'fault', value: kind }),
  h('span', {}, h('span', { class: 'choice-name' }, name), h('small', {}, sentence)));

function form() {
  const method = h('input', { class: 'text-input', placeholder: 'any, or chat.postMessage', 'aria-label': 'Method', autocomplete: 'off', spellcheck: 'false' });
  const channel = h('select', { class: 'text-input', 'aria-label': 'Channel' }, h('option', { value: '' }, 'any'),
    [...state.channels.values()].filter((one) => one.kind !== 'im').map((one) => h('option', { value: one.id }, `#${one.name}`)));
  const count = h('input', { class: 'text-input', type: 'number', min: '1', placeholder: 'until cleared', 'aria-label': 'How many times' });
  const rate = h('input', { class: 'text-input', type: 'number', min: '1', max: '100', placeholder: 'all', 'aria-label': 'Percent of calls' });
  const node = h('div', { class: 'fault-form' },
    h('div', { class: 'choices', role: 'radiogroup', 'aria-label': 'What goes wrong' }, Object.entries(kinds).map(([kind, words]) => choice(kind, words))),
    h('div', { class: 'fault-limits' }, h('label', {}, 'Method', method), h('label', {}, 'Channel', channel), h('label', {}, 'Times', count), h('label', {}, 'Percent', rate)),
    h('button', { type: 'button', class: 'button primary', onclick: () => {
      const kind = node.querySelector('input[name=fault]:checked')?.value;
      if (!kind) return toast('Choose first what should go wrong.', 'info');
      send({ kind, ...(method.value && { method: method.value.trim() }), ...(channel.value && { channel: channel.value }),
        ...(count.value && { count: Number(count.value) }), ...(rate.value && { rate: Number(rate.value) / 100 }) });
    } }, 'Make it happen'));
  return node;
}

/** Opens or closes the panel. */
export function toggleFaults() {
  if (sideKind() === 'faults') return closeSide();
  showSide('faults', 'Faults', [
    h('header', { class: 'head' }, h('h2', {}, 'Faults'), iconButton('close', 'Close faults', () => closeSide())),
    h('div', { class: 'scroll padded', tabindex: '0' }, active, form()),
  ]);
  drawActive();
}

/** Keeps the list of active faults true. */
export function startFaults() {
  on('state faults', drawActive);
}
