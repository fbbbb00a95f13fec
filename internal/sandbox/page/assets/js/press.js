// What an interactive element needs of the surface it stands on.
import { announce } from './dom.js';
import { post, reason } from './api.js';
import { confirm } from './confirm.js';
import { state } from './store.js';
import { toast } from './toast.js';

/** The context for drawing blocks: where is {channel, ts} or {view_id}; fail(sentence) shows what went wrong. */
export function context(where, form, fail = toast) {
  return {
    form,
    async press(node, block, element, value) {
      if (element.confirm && !(await confirm(element.confirm))) return;
      node.classList.add('busy');
      node.setAttribute('aria-busy', 'true');
      const answer = await post('press', {
        user: state.me, ...where, block_id: block.block_id, action_id: element.action_id, value, values: form.collect(),
      });
      node.classList.remove('busy');
      node.removeAttribute('aria-busy');
      if (answer.ok) return;
      const sentence = `That did not go through: ${reason(answer)}.`;
      fail(sentence);
      announce(sentence);
    },
    suggest: (block, element, query) => post('suggest', { user: state.me, ...where, block_id: block.block_id, action_id: element.action_id, query }),
  };
}
