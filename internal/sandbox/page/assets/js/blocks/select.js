// Menus with type-ahead: static, external, users, conversations, channels;
// one choice or several.
import { h, icon, uid } from '../dom.js';
import { openLayer, closeLayer, layerOpenFor, settleLayer } from '../layer.js';
import { textObject, plain } from '../mrkdwn.js';
import { withEmoji } from '../emoji.js';
import { state, people, mine, channelName, nameOf } from '../store.js';
import { avatar } from '../avatar.js';

const option = (one, group) => ({ value: one.value, name: plain(one.text), draw: () => textObject(one.text), hint: plain(one.description), group });

const flatten = ({ options, option_groups: groups }) =>
  groups ? groups.flatMap((group) => group.options.map((one) => option(one, plain(group.label)))) : (options ?? []).map((one) => option(one));

const person = (one) => ({ value: one.id, name: nameOf(one.id), hint: one.title, draw: () => [avatar(one.id, 'small'), nameOf(one.id)] });

const sign = { channel: '#', private: '🔒\uFE0E ', im: '@' };
const conversation = (one) => ({ value: one.id, name: channelName(one), draw: () => [`${sign[one.kind]}${channelName(one)}`] });

function conversations({ filter }) {
  const kinds = { public: 'channel', private: 'private', im: 'im' };
  const wanted = filter?.include?.map((name) => kinds[name]);
  return mine().filter((one) => !wanted || wanted.includes(one.kind)).map(conversation);
}

const sources = {
  static: (element) => flatten(element),
  users: () => people().map(person),
  conversations,
  channels: () => [...state.channels.values()].filter((one) => one.kind === 'channel' && !one.is_archived).map(conversation),
};

function initialOf(element, kind, multi) {
  const one = { static: 'initial_option', external: 'initial_option', users: 'initial_user', conversations: 'initial_conversation', channels: 'initial_channel' }[kind];
  const given = element[multi ? `${one}s` : one];
  if (multi) return (given ?? []).map((each) => each.value ?? each);
  return given?.value ?? given;
}

/** A select of any source; picked(value) is called when the choice changes. */
export function select(element, block, ctx, field, picked) {
  const multi = element.type.startsWith('multi_');
  const kind = element.type.replace(/^multi_/, '').replace(/_select$/, '');
  const known = kind === 'external' ? [] : sources[kind](element);
  for (const one of [element.initial_option, ...(element.initial_options ?? [])]) if (one) ctx.form.name(one.value, plain(one.text));
  let value = ctx.form.start(block.block_id, element.action_id, initialOf(element, kind, multi));
  const shown = h('span', { class: 'select-value', id: uid('value') });
  const button = h('button', {
    type: 'button', class: 'select', id: field?.id, 'aria-haspopup': 'listbox', 'aria-expanded': 'false',
    'aria-labelledby': field ? `${field.labelId} ${shown.id}` : null, 'aria-label': field ? null : plain(element.placeholder) || 'Choose',
    'aria-describedby': field?.describedBy, data: { action: element.action_id, key: `${block.block_id}/${element.action_id}` },
  }, shown, icon('down'));
  const nameFor = (id) => known.find((one) => one.value === id)?.name ?? ctx.form.label(id) ?? nameOf(id);
  const paint = () => {
    const ids = multi ? value : value ? [value] : [];
    shown.classList.toggle('unset', ids.length === 0);
    shown.replaceChildren(...(ids.length ? ids.map((id) => h('span', { class: multi ? 'chip' : '' }, withEmoji(nameFor(id), { shortNames: false }))) : [plain(element.placeholder) || 'Choose']));
  };
  const set = (next) => {
    value = next;
    ctx.form.write(block.block_id, element.action_id, next);
    paint();
  };
  const list = {
    multi, label: plain(element.placeholder) || 'Options', has: (id) => (multi ? value.includes(id) : value === id),
    options: async (query) => (kind === 'external' ? external(element, block, ctx, query) : filter(known, query)),
    none: block.type === 'input' && block.optional && !multi && value ? () => set(undefined) : null,
    choose: (one) => {
      ctx.form.name(one.value, one.name);
      if (!multi) return void (set(one.value), picked(one.value));
      const limit = element.max_selected_items ?? Infinity;
      if (value.includes(one.value)) set(value.filter((id) => id !== one.value));
      else if (value.length < limit) set([...value, one.value]);
    },
    closed: () => multi && picked(value),
  };
  button.addEventListener('click', () => openList(button, list));
  paint();
  return button;
}

const filter = (known, query) => known.filter((one) => `${one.name} ${one.hint ?? ''}`.toLowerCase().includes(query.toLowerCase()));

async function external(element, block, ctx, query) {
  const least = element.min_query_length ?? 3;
  if (query.length < least) return { sentence: `Type ${least === 1 ? 'a letter' : `${least} letters`} or more` };
  const answer = await ctx.suggest(block, element, query);
  return answer.ok ? flatten(answer.response ?? {}) : { sentence: 'Options could not be loaded.' };
}

function openList(button, list) {
  if (layerOpenFor(button)) return closeLayer();
  const box = h('div', { class: 'listbox', role: 'listbox', id: uid('list'), 'aria-label': list.label, 'aria-multiselectable': list.multi ? 'true' : null });
  const search = h('input', {
    class: 'list-search', type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-autocomplete': 'list', 'aria-controls': box.id,
    'aria-label': `Search ${list.label}`, placeholder: 'Type to search', autocomplete: 'off', spellcheck: 'false',
  });
  const walker = new Walker(search, box, (at) => pick(at));
  let shown = [];
  let asked = 0;
  const pick = (at) => {
    const one = shown[at];
    if (!one) return;
    if (one.none) list.none();
    else list.choose(one);
    if (list.multi) { mark(); search.select(); } else closeLayer({ refocus: true });
  };
  const mark = () => [...box.querySelectorAll('[role=option]')].forEach((node, at) => node.setAttribute('aria-selected', String(list.has(shown[at]?.value))));
  const refresh = async () => {
    const turn = ++asked;
    const found = await list.options(search.value.trim());
    if (turn !== asked || !box.isConnected) return;
    shown = found.sentence ? [] : [...(list.none && !search.value ? [{ none: true, name: 'No choice', draw: () => [h('em', {}, 'No choice')] }] : []), ...found];
    box.replaceChildren(...(shown.length ? rows(shown, pick) : [h('p', { class: 'quiet menu-empty' }, found.sentence ?? 'Nothing matches.')]));
    mark();
    walker.restart(Math.max(0, shown.findIndex((one) => list.has(one.value))));
    settleLayer();
  };
  let pause;
  search.addEventListener('input', () => { clearTimeout(pause); pause = setTimeout(refresh, 120); });
  openLayer(button, h('div', { class: 'list-panel' }, search, box), { match: true, onclose: list.closed });
  search.focus();
  refresh();
}

function rows(shown, pick) {
  let group;
  return shown.flatMap((one, at) => {
    const node = h('div', { class: 'option', role: 'option', id: uid('option'), onclick: () => pick(at) },
      h('span', { class: 'option-name' }, one.draw()), one.hint ? h('small', {}, one.hint) : null, icon('check'));
    if (!one.group || one.group === group) return [node];
    group = one.group;
    return [h('div', { class: 'option-group', role: 'presentation' }, group), node];
  });
}

/** Arrow keys and Enter over the options of a listbox, while the focus stays in its text box. */
export class Walker {
  #at = 0;

  constructor(input, box, pick) {
    this.input = input;
    this.box = box;
    input.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) this.move(this.#at + step);
      else if (event.key === 'Enter' && !event.isComposing) pick(this.#at);
      else if (event.key === 'Tab') return void closeLayer({ refocus: true });
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  restart(at = 0) {
    this.move(at);
  }

  move(to) {
    const options = [...this.box.querySelectorAll('[role=option]')];
    this.#at = options.length ? (to + options.length) % options.length : 0;
    options.forEach((node, at) => node.classList.toggle('active', at === this.#at));
    const active = options[this.#at];
    active?.scrollIntoView({ block: 'nearest' });
    if (active) this.input.setAttribute('aria-activedescendant', active.id);
    else this.input.removeAttribute('aria-activedescendant');
  }
}
