// What the page knows of the workspace, and who is told when it changes.
// Only this file and stream.js write here.

export const state = {
  team: { name: '' }, app: {}, users: new Map(), channels: new Map(), commands: [], shortcuts: [],
  views: {}, homes: {}, faults: [], clock: { now: 0, rate: 1, read: 0 },
  me: '',                                   // the person the page acts as
  place: { kind: 'channel', id: '' },       // or {kind:'app', tab:'home'|'messages'}
  thread: '',                               // ts of the open thread
  messages: new Map(),                      // channel → messages I may see, oldest first
  unread: new Map(),                        // person → channel → {count, mention}
  calls: [],
};

const listeners = new Map();

/** Calls fn each time topic changes. */
export function on(topics, fn) {
  for (const topic of topics.split(' ')) listeners.set(topic, [...(listeners.get(topic) ?? []), fn]);
}

/** Tells everybody who listens to topic. */
export function emit(topic, detail) {
  for (const fn of listeners.get(topic) ?? []) fn(detail);
}

/** Takes the whole state as the server gives it. */
export function adopt(snapshot) {
  state.team = snapshot.team;
  state.app = snapshot.app ?? {};
  state.users = new Map(snapshot.users.map((user) => [user.id, user]));
  state.channels = new Map(snapshot.channels.map((channel) => [channel.id, channel]));
  state.commands = snapshot.commands ?? [];
  state.shortcuts = snapshot.shortcuts ?? [];
  state.views = snapshot.views ?? {};
  state.homes = snapshot.homes ?? {};
  state.faults = snapshot.faults ?? [];
  setClock(snapshot.clock);
}

/** Notes the application's time as read now; it goes on from here at its rate. */
export function setClock(clock) {
  state.clock = { now: Date.parse(clock.now), rate: clock.rate ?? 1, read: performance.now() };
}

/** The application's time in milliseconds. */
export function now() {
  const { now: base, rate, read } = state.clock;
  return base + (performance.now() - read) * rate;
}

export const me = () => state.users.get(state.me) ?? {};
export const user = (id) => state.users.get(id);
export const people = () => [...state.users.values()].filter((one) => !one.is_bot && !one.deleted && one.id !== state.app.bot_user_id);
export const nameOf = (id) => user(id)?.real_name || user(id)?.name || (id === state.app.bot_user_id ? state.app.name : id);

/** The conversation with the app, if it has begun. */
export function appChannel() {
  return [...state.channels.values()].find((one) =>
    one.kind === 'im' && one.members?.includes(state.me) && one.members.includes(state.app.bot_user_id));
}

/** The channel in front of us, or undefined on the app's Home. */
export function current() {
  if (state.place.kind === 'channel') return state.channels.get(state.place.id);
  return state.place.tab === 'messages' ? appChannel() : undefined;
}

/** The name a channel goes by for me. */
export function channelName(channel) {
  if (channel.kind !== 'im') return channel.name;
  const other = channel.members?.find((id) => id !== state.me) ?? state.me;
  return other === state.app.bot_user_id ? state.app.name : nameOf(other);
}

/** Channels and direct messages I am in, by name. */
export function mine() {
  const all = [...state.channels.values()].filter((one) => one.members?.includes(state.me));
  return all.sort((a, b) => channelName(a).localeCompare(channelName(b)));
}

export const unreadOf = (person, channel) => state.unread.get(person)?.get(channel);

/** Marks channel as read by person. */
export function markRead(person, channel) {
  if (state.unread.get(person)?.delete(channel)) emit('unread');
}

/** Marks a new message as unread for everybody in the channel who does not look at it. */
export function markUnread(channel, message) {
  const members = state.channels.get(channel)?.members ?? [];
  for (const person of members) {
    const looking = person === state.me && current()?.id === channel && !document.hidden;
    if (looking || person === message.user) continue;
    const marks = state.unread.get(person) ?? new Map();
    const mark = marks.get(channel) ?? { count: 0, mention: false };
    const said = JSON.stringify([message.text, message.blocks]);
    const direct = state.channels.get(channel).kind === 'im';
    marks.set(channel, { count: mark.count + 1, mention: mark.mention || direct || said.includes(`<@${person}`) });
    state.unread.set(person, marks);
  }
  emit('unread');
}
