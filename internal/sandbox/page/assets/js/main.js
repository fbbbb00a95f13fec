// Starts the page: reads the state, draws every part, follows the stream.
import { h, icon } from './dom.js';
import { startCalls, toggleCalls } from './calls.js';
import { startClock } from './clock.js';
import { startConversation } from './conversation.js';
import { startFaults, toggleFaults } from './faults.js';
import { startHome } from './home.js';
import { startModal } from './modal.js';
import { startPersona } from './persona.js';
import { arrive } from './place.js';
import { startSide } from './side.js';
import { startSidebar } from './sidebar.js';
import { startSwitcher } from './switcher.js';
import { startThread } from './thread.js';
import { themeButton } from './theme.js';
import { state, on, emit, people } from './store.js';
import { follow, load, loadCalls } from './stream.js';

function frame() {
  document.getElementById('brand').append(h('img', { src: '/assets/mark.svg', alt: '', width: '26', height: '26' }), h('strong', {}, state.team.name));
  const word = (label) => h('span', { class: 'tool-word' }, label);
  const faults = h('button', { type: 'button', class: 'tool', data: { testid: 'faults' }, 'aria-label': 'Faults', onclick: toggleFaults }, icon('storm'), word('Faults'));
  const calls = h('button', { type: 'button', class: 'tool', data: { testid: 'calls' }, 'aria-label': 'Call log', onclick: toggleCalls }, icon('log'), word('Calls'));
  document.getElementById('tools').append(faults, calls, themeButton());
}

function connection() {
  const line = document.getElementById('connection');
  on('connection', (there) => {
    line.hidden = there;
    line.textContent = there ? '' : 'The local workspace does not answer. Trying again…';
  });
}

async function start() {
  connection();
  const seq = await load();
  frame();
  for (const begin of [startSidebar, startConversation, startThread, startHome, startModal, startPersona, startClock, startFaults, startCalls, startSide, startSwitcher]) begin();
  arrive(people());
  emit('state');
  emit('me');
  follow(seq);
  loadCalls();
  document.body.dataset.ready = 'true';
}

start().catch((problem) => {
  document.getElementById('main').replaceChildren(h('div', { class: 'empty', role: 'alert' },
    h('p', {}, 'The local workspace does not answer.'), h('p', { class: 'quiet' }, `Is it still running? (${problem.message})`),
    h('button', { type: 'button', class: 'button primary', onclick: () => location.reload() }, 'Try again')));
});
