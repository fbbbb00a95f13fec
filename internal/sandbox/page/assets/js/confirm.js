// Asking back before something happens.
import { h, uid } from './dom.js';
import { textObject, plain } from './mrkdwn.js';

/** Shows Block Kit's confirm object; resolves to what the person chose. */
export function confirm(given) {
  const title = uid('title');
  const { promise, resolve } = Promise.withResolvers();
  const finish = (chosen) => { dialog.close(); dialog.remove(); resolve(chosen); };
  const yes = h('button', { type: 'button', class: `button ${given.style === 'danger' ? 'danger' : 'primary'}`, onclick: () => finish(true) }, plain(given.confirm) || 'Yes');
  const dialog = h('dialog', { class: 'confirm', 'aria-labelledby': title, 'aria-modal': 'true', oncancel: (event) => { event.preventDefault(); finish(false); } },
    h('h2', { id: title }, plain(given.title) || 'Are you sure?'), h('div', { class: 'confirm-text' }, textObject(given.text)),
    h('div', { class: 'dialog-foot' }, h('button', { type: 'button', class: 'button', onclick: () => finish(false) }, plain(given.deny) || 'Cancel'), yes));
  document.body.append(dialog);
  dialog.showModal();
  yes.focus();
  return promise;
}
