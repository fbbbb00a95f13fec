// The application's clock: what it shows and how it is turned.
import { h, icon, announce } from './dom.js';
import { post, reason } from './api.js';
import { fromLocal, toLocal } from './blocks/inputs.js';
import { openLayer, closeLayer, layerOpenFor } from './layer.js';
import { on, me, now, people } from './store.js';
import { instant, shortZone, show, wall } from './time.js';
import { toast } from './toast.js';

let zone = '';
let turning = false;
const shown = h('span', { class: 'clock-now' });
const city = h('span', { class: 'clock-zone' });
const face = h('button', { type: 'button', class: 'clock-face', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', data: { testid: 'clock' }, onclick: () => panel() }, icon('clock'), h('span', {}, shown, city));
const status = h('span', { class: 'sr', role: 'status' });

const zoneNow = () => zone || me().tz || 'UTC';
const spell = (ms) => show(ms, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }, zoneNow());

function tick() {
  if (turning) return;
  shown.textContent = spell(now());
  city.textContent = shortZone(zoneNow());
  const full = show(now(), { dateStyle: 'full', timeStyle: 'long' }, zoneNow());
  face.title = full;
  face.setAttribute('aria-label', `The app's time: ${full}. Turn it`);
}

/** The next time the zone's clocks show nine in the morning: tomorrow, or on the next Monday. */
function nine(days) {
  const { year, month, day } = wall(now(), zoneNow());
  return instant({ year, month, day: day + days, hour: 9 }, zoneNow());
}

function untilMonday() {
  const { year, month, day } = wall(now(), zoneNow());
  const monday = (8 - new Date(Date.UTC(year, month - 1, day)).getUTCDay()) % 7;
  return monday === 0 && now() < nine(0) ? 0 : monday || 7;
}

async function turn(to) {
  if (turning) return;
  closeLayer();
  const section = document.getElementById('clock');
  const name = spell(to);
  turning = true;
  section.classList.add('turning');
  section.setAttribute('aria-busy', 'true');
  section.querySelectorAll('.clock-jump').forEach((node) => { node.disabled = true; });
  shown.textContent = `Turning to ${name}…`;
  status.textContent = `Turning the clock to ${name}`;
  const answer = await post('clock', { to: new Date(to).toISOString() });
  turning = false;
  section.classList.remove('turning');
  section.removeAttribute('aria-busy');
  section.querySelectorAll('.clock-jump').forEach((node) => { node.disabled = false; });
  tick();
  if (answer.ok === false) return toast(`The clock was not turned: ${reason(answer)}.`);
  status.textContent = '';
  announce(`It is now ${name}.`);
}

const jumps = () => [['+1 h', now() + 3_600_000], ['Tomorrow 09:00', nine(1)], ['Monday 09:00', nine(untilMonday())]];

function zones() {
  const all = new Set([me().tz, ...people().map((one) => one.tz), 'UTC'].filter(Boolean));
  return [...all].map((name) => {
    const node = h('option', { value: name }, shortZone(name));
    node.selected = name === zoneNow();
    return node;
  });
}

function panel() {
  if (layerOpenFor(face)) return closeLayer();
  const to = h('input', { type: 'datetime-local', class: 'text-input', value: toLocal(Math.ceil(now() / 1000), zoneNow()), 'aria-label': 'Date and time to turn to' });
  const pick = h('select', { class: 'text-input', 'aria-label': 'Time zone', onchange: () => {
    zone = pick.value;
    to.value = toLocal(Math.ceil(now() / 1000), zone);
    tick();
  } }, zones());
  const set = h('button', { type: 'button', class: 'button primary', onclick: () => to.value && turn(fromLocal(to.value, zoneNow()) * 1000) }, 'Turn the clock');
  openLayer(face, h('div', { class: 'clock-panel', role: 'dialog', 'aria-label': 'Turn the clock' },
    h('p', { class: 'quiet' }, 'The app lives by this clock. All that falls due on the way happens, in order.'),
    h('label', {}, 'Zone', pick), h('label', {}, 'Go to', to), set));
  to.focus();
}

/** Keeps the clock going. */
export function startClock() {
  const buttons = jumps().map(([label], at) => h('button', { type: 'button', class: 'clock-jump', onclick: () => turn(jumps()[at][1]) }, label));
  document.getElementById('clock').append(face, h('div', { class: 'clock-jumps' }, buttons), h('div', { class: 'clock-progress', 'aria-hidden': 'true' }), status);
  setInterval(tick, 1000);
  on('state me clock', tick);
  tick();
}

/** The wall time of a call in the log. */
export const clockTime = (text) => show(Date.parse(text), { hour: '2-digit', minute: '2-digit', second: '2-digit' }, zoneNow());
