// A person's or app's picture: initials on their colour.
import { h } from './dom.js';
import { user, nameOf, state } from './store.js';

const faces = ['b5654a', '4f7a5b', '5a6fa8', '8d5a8f', 'a37b2c', '3f7f86', 'a8556e', '6b7a3a', '7465b0', '8a6248', '4c7fa6', '9a4f4f'];

/** A person's own colour, or one of ours where several people were given the same. */
function faceOf(one) {
  const all = [...state.users.values()];
  const shared = all.some((other) => other !== one && other.color === one.color);
  return one.color && !shared ? one.color.replace(/^#/, '') : faces[all.indexOf(one) % faces.length];
}

const initials = (name) => name.split(/\s+/).map((word) => word[0]).filter(Boolean).slice(0, 2).join('').toUpperCase();

/** The picture of a user; size is "small", "big" or nothing. Decoration: the name stands beside it. */
export function avatar(id, size = '') {
  const one = user(id);
  const app = one?.is_bot || id === state.app.bot_user_id;
  const node = h('span', { class: `avatar ${size} ${app ? 'app' : ''}`, 'aria-hidden': 'true' }, one?.initials || initials(nameOf(id) ?? '?'));
  if (one) node.style.setProperty('--face', `#${faceOf(one)}`);
  return node;
}
