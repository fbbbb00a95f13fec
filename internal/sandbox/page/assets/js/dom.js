// Building blocks of the page: elements are always built as nodes, never as
// markup, so that nothing a person or an app writes can become script.

/** Makes an element. Keys beginning with "on" are listeners; false and null are left out. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (key === 'class') node.className = value;
    else if (key === 'data') Object.assign(node.dataset, value);
    else if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'value') node.value = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const strokes = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M15 5l-7 7 7 7',
  hash: 'M9 4L7 20M17 4l-2 16M4 9h16M3.5 15h16',
  lock: 'M7 11V8a5 5 0 0110 0v3M6 11h12v9H6z',
  send: 'M5 12h13M12 5l7 7-7 7',
  bolt: 'M13 3L5 14h6l-1 7 8-11h-6z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  reply: 'M10 8L5 12.5 10 17M5 12.5h8a6 6 0 016 6',
  clock: 'M12 7v5l3 2M21 12a9 9 0 11-18 0 9 9 0 0118 0z',
  storm: 'M7 16a4 4 0 01.6-7.9A5.5 5.5 0 0118 9.6 3.5 3.5 0 0118 16M12 12l-2.5 4h4L11 20',
  log: 'M4 6h10M4 12h16M4 18h7M18 4v5M15.5 6.5L18 9l2.5-2.5',
  moon: 'M20 14.5A8.5 8.5 0 119.5 4a7 7 0 0010.5 10.5z',
  sun: 'M12 4V2M12 22v-2M4 12H2M22 12h-2M6.3 6.3L4.9 4.9M19.1 19.1l-1.4-1.4M6.3 17.7l-1.4 1.4M19.1 4.9l-1.4 1.4M16 12a4 4 0 11-8 0 4 4 0 018 0z',
  down: 'M6 9l6 6 6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM15 12a3 3 0 11-6 0 3 3 0 016 0z',
  people: 'M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5 3.5 0 010 6.4M18 14.5c2.1.8 3.5 2.8 3.5 5.5',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  check: 'M5 12.5l4.5 4.5L19 7',
  search: 'M20 20l-4.5-4.5M17 10.5a6.5 6.5 0 11-13 0 6.5 6.5 0 0113 0z',
  inward: 'M19 5L7 17M7 8v9h9',
  outward: 'M5 19L17 7M8 7h9v9',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
};

/** Draws one of the page's own icons; it is decoration, names stand on the control. */
export function icon(name) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(ns, 'path');
  line.setAttribute('d', strokes[name]);
  svg.append(line);
  return svg;
}

/** A square button that shows an icon and is called by its label. */
export function iconButton(name, label, onclick, props = {}) {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...props }, icon(name));
}

let counter = 0;
/** A new id for labels and descriptions. */
export const uid = (prefix) => `${prefix}-${++counter}`;

/** Makes parent's children exactly these, moving as little as possible so that focus and typing survive. */
export function reconcile(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, at) => {
    if (parent.childNodes[at] !== node) parent.insertBefore(node, parent.childNodes[at] ?? null);
  });
}

/** Says a sentence to a screen reader at once. */
export function announce(sentence) {
  const region = document.getElementById('announcer');
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = sentence; });
}

/** True at phone width, where panels cover the conversation. */
export const narrow = () => matchMedia('(max-width: 820px)').matches;
