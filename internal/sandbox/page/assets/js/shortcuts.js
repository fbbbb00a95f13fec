// The app's shortcuts: on a message, and from anywhere.
import { post, reason } from './api.js';
import { openMenu } from './layer.js';
import { state } from './store.js';
import { toast } from './toast.js';

async function run(shortcut, where = {}) {
  const answer = await post('shortcut', { user: state.me, callback_id: shortcut.callback_id, ...where });
  if (!answer.ok) toast(`“${shortcut.name}” failed: ${reason(answer)}.`);
}

const entries = (type, where) => state.shortcuts.filter((one) => one.type === type)
  .map((one) => ({ label: one.name, hint: one.description || state.app.name, run: () => run(one, where) }));

/** What can be done with a message. */
export function messageMenu(anchor, message) {
  openMenu(anchor, 'Message actions', entries('message', { channel: message.channel, ts: message.ts }), { end: true, empty: 'The app has no message shortcuts.' });
}

/** What can be started from anywhere. */
export function globalMenu(anchor) {
  openMenu(anchor, 'Shortcuts', entries('global'), { above: true, empty: 'The app has no global shortcuts.' });
}

/** The same for the switcher. */
export const globalShortcuts = () => entries('global');
