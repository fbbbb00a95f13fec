// The box one writes in: messages, and slash commands.
import { h, icon, iconButton, announce, uid } from './dom.js';
import { post, reason } from './api.js';
import { Completion } from './completion.js';
import { globalMenu } from './shortcuts.js';
import { state } from './store.js';

const drafts = new Map();

/** A composer for a channel, or for a thread in it. */
export class Composer {
  constructor({ channel, name, thread }) {
    Object.assign(this, { channel, thread });
    this.key = () => `${state.me}/${channel}/${thread ?? ''}`;
    const label = thread ? 'Reply in thread' : `Message ${name}`;
    this.note = h('p', { class: 'composer-note', id: uid('note'), role: 'status' });
    this.input = h('textarea', {
      id: thread ? null : 'composer-input', class: 'composer-input', rows: '1', 'aria-label': label, placeholder: thread ? 'Reply…' : label,
      'aria-describedby': this.note.id, autocomplete: 'off', value: drafts.get(this.key()) ?? '', data: { testid: thread ? 'thread-composer' : 'composer' },
    });
    this.sendButton = h('button', { type: 'button', class: 'send', 'aria-label': 'Send', title: 'Send', onclick: () => this.send() }, icon('send'));
    const shortcuts = thread ? null : iconButton('bolt', 'Shortcuts', () => globalMenu(shortcuts), { 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
    this.box = h('div', { class: 'composer-box' }, shortcuts, this.input, this.sendButton);
    this.node = h('div', { class: 'composer' }, this.box, this.note);
    this.completion = new Completion(this.input, this.box, { commands: !thread });
    this.input.addEventListener('input', () => this.changed());
    this.input.addEventListener('keydown', (event) => this.pressed(event));
    // Enter sends: some keyboards and input methods report the line break apart from the key.
    this.input.addEventListener('beforeinput', (event) => { if (event.inputType === 'insertLineBreak' && !this.shifted) event.preventDefault(); });
    requestAnimationFrame(() => this.grow());
  }

  focus() {
    this.input.focus();
  }

  changed() {
    drafts.set(this.key(), this.input.value);
    this.grow();
    this.say(this.usage(), 'hint');
  }

  grow() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 220)}px`;
    this.sendButton.disabled = !this.input.value.trim();
  }

  pressed(event) {
    this.shifted = event.shiftKey;
    if (this.completion.takes(event)) return;
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  /** How to go on with the command being typed. */
  usage() {
    const [word, ...rest] = this.input.value.split(/\s/);
    const command = rest.length && !this.thread && state.commands.find((one) => one.command === word);
    return command ? `${command.command} ${command.usage_hint ?? ''} — ${command.description}` : '';
  }

  say(sentence, kind = 'error') {
    this.note.textContent = sentence;
    this.note.className = `composer-note ${sentence ? kind : ''}`;
    if (sentence && kind === 'error') announce(sentence);
  }

  async send() {
    const text = this.input.value.trim();
    if (!text || this.busy) return;
    this.busy = true;
    this.clear();
    this.say(await (text.startsWith('/') ? this.command(text) : this.message(text)));
    this.busy = false;
  }

  clear(to = '') {
    this.input.value = to;
    drafts.set(this.key(), to);
    this.grow();
    this.completion.close();
  }

  /** Sends a command; answers what to say about it. */
  async command(text) {
    const [word] = text.split(/\s/);
    if (this.thread) {
      this.clear(text);
      return `${word} cannot be used in a thread. Type it in the channel.`;
    }
    if (!state.commands.some((one) => one.command === word)) {
      this.clear(text);
      return `${word} is not a command here. Try ${state.commands.map((one) => one.command).join(', ') || 'installing an app'}.`;
    }
    this.say(`Sending ${word}…`, 'hint');
    const answer = await post('command', { user: state.me, channel: this.channel, command: word, text: text.slice(word.length).trim() });
    return answer.ok ? '' : `${word} failed: ${reason(answer)}.`;
  }

  async message(text) {
    const answer = await post('message', { user: state.me, channel: this.channel, text, ...(this.thread && { thread_ts: this.thread }) });
    if (answer.ok) return '';
    this.clear(text);
    return `Your message was not sent: ${reason(answer)}.`;
  }
}
