// Keeps the store true to the sandbox: the whole state once, then every change
// as the server tells it.
import { get } from './api.js';
import { state, adopt, emit, setClock, markUnread } from './store.js';

const kept = 500;

/** Loads the whole state. */
export async function load() {
  const snapshot = await get('/sandbox/state');
  if (!snapshot.users) throw new Error(snapshot.error);
  adopt(snapshot);
  return snapshot.seq;
}

/** Loads what I may see in a channel. */
export async function loadMessages(channel) {
  const asker = state.me;
  const answer = await get(`/sandbox/messages?channel=${encodeURIComponent(channel)}&user=${encodeURIComponent(asker)}`);
  if (asker !== state.me || !answer.messages) return;
  state.messages.set(channel, answer.messages.map((one) => ({ ...one, channel })));
  emit('messages', { channel });
}

/** Loads the log of calls so far. */
export async function loadCalls() {
  const answer = await get('/sandbox/calls?since=0');
  state.calls = (answer.calls ?? []).slice(-kept);
  emit('calls');
}

function put(channel, message) {
  const list = state.messages.get(channel);
  if (!list) return;
  const rest = list.filter((one) => one.ts !== message.ts);
  const at = rest.findLastIndex((one) => Number(one.ts) <= Number(message.ts));
  state.messages.set(channel, rest.toSpliced(at + 1, 0, { ...message, channel }));
  emit('messages', { channel });
}

function drop(channel, ts) {
  const list = state.messages.get(channel);
  if (!list) return;
  state.messages.set(channel, list.filter((one) => one.ts !== ts));
  emit('messages', { channel });
}

const mineOnly = (fn) => (event) => { if (event.user === state.me) fn(event); };
const alone = ({ channel, user, message }) => put(channel, { ...message, ephemeral_to: message.ephemeral_to ?? user });

const handlers = {
  message: ({ channel, message }) => { put(channel, message); markUnread(channel, message); },
  message_changed: ({ channel, message }) => put(channel, message),
  message_deleted: ({ channel, ts }) => drop(channel, ts),
  ephemeral: mineOnly(alone),
  ephemeral_changed: mineOnly(alone),
  ephemeral_deleted: mineOnly(({ channel, ts }) => drop(channel, ts)),
  views: ({ user, views }) => { state.views[user] = views; emit('views', { user }); },
  home: ({ user, view }) => { state.homes[user] = view; emit('home', { user }); },
  channel: ({ channel }) => { state.channels.set(channel.id, channel); emit('channels'); },
  user: ({ user }) => { state.users.set(user.id, user); emit('users'); },
  clock: (clock) => { setClock(clock); emit('clock'); },
  fault: ({ faults }) => { state.faults = faults ?? []; emit('faults'); },
  call: (call) => { state.calls = [...state.calls, call].slice(-kept); emit('calls', call); },
  reset: () => location.reload(),
};

/** Follows the stream from seq. After a break everything is read again, since the server may be another. */
export function follow(seq) {
  let broken = false;
  let last = seq;
  const source = new EventSource(`/sandbox/stream?since=${seq}`);
  for (const [type, handle] of Object.entries(handlers)) {
    source.addEventListener(type, (event) => {
      last = event.lastEventId || last;
      handle(JSON.parse(event.data));
    });
  }
  source.addEventListener('open', async () => {
    emit('connection', true);
    if (!broken) return;
    broken = false;
    await load();
    if (!state.users.has(state.me)) return location.reload();
    emit('state');
    for (const channel of [...state.messages.keys()]) loadMessages(channel);
  });
  source.addEventListener('error', () => {
    broken = true;
    emit('connection', false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(last), 2000);
  });
}
