// The list of messages of a conversation, kept up to date piece by piece.
import { h, reconcile } from './dom.js';
import { drawMessage, authorOf } from './message.js';
import { dayName, sameDay, tsMillis } from './time.js';

const together = 5 * 60_000;

const follows = (message, before) => before && authorOf(before) === authorOf(message) && !message.ephemeral_to && !before.ephemeral_to &&
  !before.subtype && !message.subtype && tsMillis(message.ts) - tsMillis(before.ts) < together && sameDay(tsMillis(message.ts), tsMillis(before.ts));

/** A list that redraws only what changed, so that typing and focus in other messages survive. */
export class MessageList {
  #drawn = new Map();
  #days = new Map();

  constructor(name, openThread) {
    this.openThread = openThread;
    this.list = h('div', { class: 'message-list', role: 'list', 'aria-label': name });
    this.node = h('div', { class: 'scroll', tabindex: '0', role: 'log', 'aria-live': 'polite', 'aria-label': name }, this.list);
  }

  /** Shows messages, oldest first; repliesOf(ts) gives a thread's replies; empty is said when there are none. */
  show(messages, { repliesOf = () => [], empty = null } = {}) {
    const atEnd = this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight < 120;
    const nodes = messages.flatMap((message, at) => {
      const before = messages[at - 1];
      const node = this.#draw(message, follows(message, before), repliesOf(message.ts));
      const fresh = !before || !sameDay(tsMillis(before.ts), tsMillis(message.ts));
      return fresh ? [this.#day(tsMillis(message.ts)), node] : [node];
    });
    const shown = new Set(messages.map((message) => message.ts));
    for (const ts of this.#drawn.keys()) if (!shown.has(ts)) this.#drawn.delete(ts);
    reconcile(this.list, nodes.length || !empty ? nodes : [empty]);
    if (atEnd) this.toEnd();
  }

  toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
  }

  #day(ms) {
    const name = dayName(ms);
    if (!this.#days.has(name)) this.#days.set(name, h('div', { class: 'day', role: 'separator', 'aria-label': name }, h('span', {}, name)));
    return this.#days.get(name);
  }

  #draw(message, compact, replies) {
    const face = JSON.stringify([message, compact, replies.length, replies.at(-1)?.ts]);
    const old = this.#drawn.get(message.ts);
    if (old?.face === face) return old.node;
    const node = drawMessage(message, { compact, replies, openThread: this.openThread });
    // A message redrawn under the reader's hands keeps the focus on the same control.
    const held = old?.node.contains(document.activeElement) && document.activeElement.dataset.key;
    if (held) queueMicrotask(() => node.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus());
    this.#drawn.set(message.ts, { face, node });
    return node;
  }
}
