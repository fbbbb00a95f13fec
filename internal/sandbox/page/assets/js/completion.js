// Suggestions while one types: commands after "/", people after "@", channels
// after "#".
import { h, uid } from './dom.js';
import { avatar } from './avatar.js';
import { state, people, nameOf } from './store.js';

const starts = (text, word) => text.toLowerCase().split(/[\s._/-]+/).some((part) => part.startsWith(word.toLowerCase()));

const kinds = [
  {
    form: /^\/(\S*)$/, name: 'Commands', command: true,
    find: (word) => state.commands.filter((one) => one.command.slice(1).startsWith(word.toLowerCase())).map((one) => ({
      insert: `${one.command} `, exact: one.command.slice(1), draw: () => [h('span', { class: 'completion-name' }, one.command, h('code', {}, one.usage_hint ?? '')), h('small', {}, one.description)],
    })),
  },
  {
    form: /(?:^|\s)@([\p{L}\d._-]*)$/u, name: 'People',
    find: (word) => people().filter((one) => starts(`${one.real_name} ${one.name}`, word)).map((one) => ({
      insert: `@${one.name} `, exact: one.name, draw: () => [avatar(one.id, 'small'), h('span', { class: 'completion-name' }, nameOf(one.id)), h('small', {}, one.title ?? '')],
    })),
  },
  {
    form: /(?:^|\s)#([\p{L}\d_-]*)$/u, name: 'Channels',
    find: (word) => [...state.channels.values()].filter((one) => one.kind === 'channel' && starts(one.name, word)).map((one) => ({
      insert: `#${one.name} `, exact: one.name, draw: () => [h('span', { class: 'completion-name' }, `#${one.name}`), h('small', {}, one.topic ?? '')],
    })),
  },
];

/** A listbox above a text box. */
export class Completion {
  #found = [];
  #at = 0;
  #kind = null;

  constructor(input, host, { commands }) {
    this.input = input;
    this.kinds = kinds.filter((kind) => commands || !kind.command);
    this.box = h('div', { class: 'completion', role: 'listbox', id: uid('completion'), 'aria-label': 'Suggestions', hidden: true });
    host.append(this.box);
    input.setAttribute('aria-controls', this.box.id);
    input.setAttribute('aria-autocomplete', 'list');
    input.addEventListener('input', () => this.look());
    input.addEventListener('blur', () => this.close());
  }

  look() {
    const before = this.input.value.slice(0, this.input.selectionStart);
    this.#kind = this.kinds.find((kind) => kind.form.test(before));
    this.word = this.#kind?.form.exec(before)[1] ?? '';
    this.#found = this.#kind?.find(this.word).slice(0, 8) ?? [];
    this.#at = 0;
    this.draw();
  }

  draw() {
    this.box.hidden = this.#found.length === 0;
    this.box.replaceChildren(...(this.#found.length ? [h('div', { class: 'option-group', role: 'presentation' }, this.#kind.name)] : []), ...this.#found.map((one, at) => h('div', {
      class: `option ${at === this.#at ? 'active' : ''}`, role: 'option', id: `${this.box.id}-${at}`, 'aria-selected': String(at === this.#at),
      onpointerdown: (event) => { event.preventDefault(); this.#at = at; this.accept(); },
    }, one.draw())));
    if (this.box.hidden) this.input.removeAttribute('aria-activedescendant');
    else this.input.setAttribute('aria-activedescendant', `${this.box.id}-${this.#at}`);
    this.box.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  /** True when the key was for the list. What is typed in full is sent by Enter. */
  takes(event) {
    if (this.box.hidden || event.isComposing) return false;
    const chosen = this.#found[this.#at];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.#at = (this.#at + step + this.#found.length) % this.#found.length;
      this.draw();
    } else if (event.key === 'Escape') this.close();
    else if (event.key === 'Tab' || (event.key === 'Enter' && chosen.exact !== this.word)) this.accept();
    else return false;
    event.preventDefault();
    return true;
  }

  accept() {
    const { selectionStart: caret, value } = this.input;
    const from = caret - this.word.length - 1;
    const { insert } = this.#found[this.#at];
    this.input.value = value.slice(0, from) + insert + value.slice(caret);
    this.input.setSelectionRange(from + insert.length, from + insert.length);
    this.close();
    this.input.dispatchEvent(new Event('input', { bubbles: true }));
    this.input.focus();
  }

  close() {
    this.#found = [];
    this.draw();
  }
}
