// What a person has typed or picked on one surface, before and between presses.

/** Values by block and action, in the form the control API takes them. */
export class Form {
  #values = new Map();
  #labels = new Map();
  #pending = new Set();

  static #key = (block, action) => `${block}\n${action}`;

  /** The value standing in a field: what was typed, or else its initial value. */
  start(block, action, initial) {
    const key = Form.#key(block, action);
    if (!this.#values.has(key)) this.#values.set(key, initial);
    return this.#values.get(key);
  }

  /** Keeps what a person put in, and tells onwrite(block), if somebody listens. */
  write(block, action, value) {
    this.onwrite?.(block);
    this.#values.set(Form.#key(block, action), value);
  }

  /** Remembers how a picked value is called, for options that only the app knows. */
  name(value, label) {
    this.#labels.set(String(value), label);
  }

  label = (value) => this.#labels.get(String(value));

  /** Remembers something on its way into a field, which collecting has to wait for. */
  await(promise) {
    this.#pending.add(promise);
    promise.finally(() => this.#pending.delete(promise));
  }

  /** Resolves when nothing is on its way any more. */
  settled = () => Promise.all(this.#pending);

  /** {block_id: {action_id: value}}; a field left empty is null. */
  collect() {
    const all = {};
    for (const [key, value] of this.#values) {
      const [block, action] = key.split('\n');
      const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
      (all[block] ??= {})[action] = empty ? null : value;
    }
    return all;
  }

  /** Forgets every field that is not in blocks: a value survives an update only under the same two ids. */
  keep(blocks) {
    const here = new Set();
    for (const block of blocks.flatMap((one) => [one, ...(one.child_blocks ?? [])])) {
      for (const element of elementsOf(block)) here.add(Form.#key(block.block_id, element.action_id));
    }
    for (const key of this.#values.keys()) if (!here.has(key)) this.#values.delete(key);
  }
}

/** The interactive elements of a block, and of the blocks inside it. */
export function elementsOf(block) {
  return [block.element, block.accessory, block.elements, block.actions].flat().filter((one) => one?.action_id);
}
