// A field that takes files. Each is sent to the workspace when it is picked, as
// Slack's clients do, and can be taken out again.
import { h, iconButton, announce } from '../dom.js';
import { upload, reason } from '../api.js';
import { size } from '../files.js';
import { state } from '../store.js';
import { named, dataOf } from './inputs.js';

const bare = (type) => type.replace(/^\./, '').toLowerCase();

export function fileInput(element, block, ctx, field) {
  const most = element.max_files ?? 10;
  const types = (element.filetypes ?? []).map(bare);
  let picked = ctx.form.start(block.block_id, element.action_id, []);
  const list = h('ul', { class: 'picked-files' });
  const trouble = h('p', { class: 'pick-trouble', role: 'alert', hidden: true });
  const pick = h('input', {
    type: 'file', class: 'file-pick', ...named(element, field), multiple: most > 1, accept: types.map((type) => `.${type}`).join(',') || null,
    data: dataOf(element, block),
  });

  function keep(ids) {
    picked = ids;
    ctx.form.write(block.block_id, element.action_id, ids);
    draw();
  }

  function draw() {
    list.replaceChildren(...picked.map((id) => {
      const { name, bytes } = ctx.form.label(id);
      return h('li', {}, h('span', {}, h('strong', {}, name), h('small', {}, size(bytes))),
        iconButton('close', `Remove ${name}`, () => { keep(picked.filter((one) => one !== id)); announce(`${name} removed`); pick.focus(); }));
    }));
  }

  function complain(sentence) {
    trouble.textContent = sentence;
    trouble.hidden = !sentence;
  }

  async function take(files) {
    if (picked.length + files.length > most) return complain(most === 1 ? 'One file at most. Remove the one that is there first.' : `At most ${most} files.`);
    for (const file of files) {
      if (types.length && !types.includes(bare(file.name.split('.').at(-1)))) return complain(`${file.name} is not of type ${types.join(', ')}.`);
      const answer = await upload(state.me, file);
      if (!answer.ok) return complain(`${file.name} was not added: ${reason(answer)}.`);
      ctx.form.name(answer.file.id, { name: answer.file.name, bytes: answer.file.size });
      keep([...picked, answer.file.id]);
      announce(`${answer.file.name} added`);
    }
  }

  pick.addEventListener('change', () => {
    const files = [...pick.files];
    pick.value = '';          // the list below says what is in; the same file may be picked again
    complain('');
    pick.setAttribute('aria-busy', 'true');
    ctx.form.await(take(files).finally(() => pick.removeAttribute('aria-busy')));
  });
  draw();
  return h('div', { class: 'file-field' }, pick, list, trouble);
}
