// A person's or app's picture: initials on their colour.
import { h } from './dom.js';
import { user, nameOf, state } from './store.js';

const initials = (name) => name.split(/\s+/).map((word) => word[0]).filter(Boolean).slice(0, 2).join('').toUpperCase();

/** The picture of a user; size is "small", "big" or nothing. Decoration: the name stands beside it. */
export function avatar(id, size = '') {
  const one = user(id);
  const app = one?.is_bot || id === state.app.bot_user_id;
  const node = h('span', { class: `avatar ${size} ${app ? 'app' : ''}`, 'aria-hidden': 'true' }, one?.initials || initials(nameOf(id) ?? '?'));
  if (one?.color) node.style.setProperty('--face', `#${one.color.replace(/^#/, '')}`);
  return node;
}
