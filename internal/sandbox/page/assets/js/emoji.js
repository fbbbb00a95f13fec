// Emoji by their short names. The signs an app uses most are drawn here, so
// that they look the same on a machine without an emoji font.
import { h } from './dom.js';

const names = {
  red_circle: '🔴', large_orange_circle: '🟠', orange_circle: '🟠', large_yellow_circle: '🟡', yellow_circle: '🟡',
  large_green_circle: '🟢', green_circle: '🟢', large_blue_circle: '🔵', blue_circle: '🔵', white_circle: '⚪', black_circle: '⚫',
  white_check_mark: '✅', heavy_check_mark: '✔️', ballot_box_with_check: '☑️', x: '❌', no_entry: '⛔', no_entry_sign: '🚫',
  warning: '⚠️', hourglass: '⌛', hourglass_flowing_sand: '⏳', alarm_clock: '⏰', stopwatch: '⏱️', calendar: '📆', date: '📅',
  spiral_calendar_pad: '🗓️', bell: '🔔', no_bell: '🔕', memo: '📝', pencil: '✏️', pencil2: '✏️', clipboard: '📋', page_facing_up: '📄',
  paperclip: '📎', link: '🔗', lock: '🔒', unlock: '🔓', key: '🔑', gear: '⚙️', wrench: '🔧', hammer_and_wrench: '🛠️', bulb: '💡',
  mag: '🔍', chart_with_upwards_trend: '📈', bar_chart: '📊', package: '📦', truck: '🚚', moneybag: '💰', euro: '💶', receipt: '🧾',
  handshake: '🤝', wave: '👋', thumbsup: '👍', '+1': '👍', thumbsdown: '👎', '-1': '👎', eyes: '👀', raised_hands: '🙌', clap: '👏', pray: '🙏',
  ok_hand: '👌', point_right: '👉', smile: '😄', slightly_smiling_face: '🙂', grinning: '😀', thinking_face: '🤔', confused: '😕', cry: '😢',
  heart: '❤️', star: '⭐', sparkles: '✨', tada: '🎉', rocket: '🚀', fire: '🔥', zap: '⚡', boom: '💥', question: '❓', exclamation: '❗',
  information_source: 'ℹ️', arrow_right: '➡️', arrow_left: '⬅️', arrow_up: '⬆️', arrow_down: '⬇️', rewind: '⏪', fast_forward: '⏩',
  speech_balloon: '💬', loudspeaker: '📢', mega: '📣', house: '🏠', office: '🏢', palm_tree: '🌴', airplane: '✈️', coffee: '☕',
  robot_face: '🤖', bust_in_silhouette: '👤', busts_in_silhouette: '👥', triangular_flag_on_post: '🚩', checkered_flag: '🏁', white_large_square: '⬜',
  small_red_triangle: '🔺', small_blue_diamond: '🔹', small_orange_diamond: '🔸', recycle: '♻️', repeat: '🔁', hash: '#️⃣',
};

const drawn = {
  '🔴': ['disc', '#d64545'], '🟠': ['disc', '#e5892f'], '🟡': ['disc', '#e3bd2c'], '🟢': ['disc', '#3f9d5f'], '🔵': ['disc', '#3f7fc4'],
  '⚪': ['disc', '#c9ced3'], '⚫': ['disc', '#333a40'],
  '🟥': ['tile', '#d64545'], '🟨': ['tile', '#e3bd2c'], '🟩': ['tile', '#3f9d5f'], '🟦': ['tile', '#3f7fc4'], '⬜': ['tile', '#d9dde1'],
  '✅': ['tile', '#3f9d5f', 'M7 12.5l3.5 3.5L17 8.5'], '☑': ['tile', '#3f7fc4', 'M7 12.5l3.5 3.5L17 8.5'],
  '❌': ['bare', '#d64545', 'M6 6l12 12M18 6L6 18'], '✔': ['bare', '#3f9d5f', 'M4.5 13l5 5L19.5 7'],
  '⚠': ['sign', '#e3a52c', 'M12 9.5v4M12 17v.1'], '⛔': ['disc', '#d64545', 'M7.5 12h9'], '🚫': ['bare', '#d64545', 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM6.5 6.5l11 11'],
  '⏳': ['bare', '#a67c3d', 'M7 3.5h10M7 20.5h10M8 3.5c0 5 8 6.500 8 8.500s-8 3.500-8 8.500M16 3.500c0 5-8 6.500-8 8.500s8 3.500 8 8.500'],
  '⌛': ['bare', '#a67c3d', 'M7 3.5h10M7 20.5h10M8 3.5c0 5 8 6.500 8 8.500s-8 3.500-8 8.500M16 3.500c0 5-8 6.500-8 8.500s8 3.500 8 8.500'],
  '⏰': ['bare', '#b4623a', 'M12 8.500v4.500l3 1.500M12 21a8 8 0 100-16 8 8 0 000 16zM3 6l3-2.500M21 6l-3-2.500'],
  '📅': ['bare', '#5878a8', 'M4.500 6h15v14h-15zM4.500 10.500h15M8.500 3.500V7M15.500 3.500V7'], '📆': ['bare', '#5878a8', 'M4.500 6h15v14h-15zM4.500 10.500h15M8.500 3.500V7M15.500 3.500V7'],
  '🗓': ['bare', '#5878a8', 'M4.500 6h15v14h-15zM4.500 10.500h15M8.500 3.500V7M15.500 3.500V7'],
  '🔒': ['bare', '#a67c3d', 'M7.500 11V8a4.500 4.500 0 019 0v3M5.500 11h13v9h-13z'], '🔗': ['bare', '#5878a8', 'M10 14a4 4 0 006 0l3-3a4 4 0 00-6-6l-1 1M14 10a4 4 0 00-6 0l-3 3a4 4 0 006 6l1-1'],
  '📄': ['bare', '#7a8590', 'M6.500 3h8l4 4v14h-12zM9.500 11h6M9.500 15h6'], '📝': ['bare', '#a67c3d', 'M5 4h10v16H5zM8 9h4M8 13h4M19 8l-6 7v2h2l5-7z'],
  '📋': ['bare', '#a67c3d', 'M6 5h12v16H6zM9 3h6v4H9zM9 11h6M9 15h6'], '🔔': ['bare', '#c08a2b', 'M6 17c1.500-2 1.500-4 1.500-6.500a4.500 4.500 0 019 0c0 2.500 0 4.500 1.500 6.500zM10.500 20h3'],
  '👤': ['bare', '#5878a8', 'M12 11.500a4 4 0 100-8 4 4 0 000 8zM4.500 20.500c0-4 3.400-6.500 7.500-6.500s7.500 2.500 7.500 6.500'],
  '👥': ['bare', '#5878a8', 'M9 11.500a3.500 3.500 0 100-7 3.500 3.500 0 000 7zM2.500 20c0-3.600 2.900-6 6.500-6s6.500 2.400 6.500 6M16 4.500a3.500 3.500 0 010 6.700M18 14.500c2.100.8 3.500 2.800 3.500 5.500'],
  '👍': ['bare', '#c08a2b', 'M4 11h4v9H4zM8 12l3.500-8c2 0 2.500 1.500 2.200 3L13 10h5.500c1.300 0 2 1 1.700 2.200L18.800 18c-.3 1.200-1 2-2.300 2H8'],
  '👀': ['bare', '#5878a8', 'M7.500 19c2 0 3.500-3 3.500-7s-1.500-7-3.500-7S4 8 4 12s1.500 7 3.500 7zM16.500 19c2 0 3.500-3 3.500-7s-1.500-7-3.500-7S13 8 13 12s1.500 7 3.500 7zM7 14v.1M16 14v.1'],
  '➡': ['bare', '#5878a8', 'M4 12h15M13 6l6 6-6 6'], '⚡': ['bare', '#c08a2b', 'M13 3L5 14h6l-1 7 8-11h-6z'],
  '🚩': ['bare', '#d64545', 'M6 21V4h11l-2.500 4L17 12H6'], '💬': ['bare', '#5878a8', 'M4 5h16v11h-9l-4 4v-4H4z'], '🔁': ['bare', '#5878a8', 'M6 9a6 6 0 0111-2M18 4v4h-4M18 15a6 6 0 01-11 2M6 20v-4h4'],
};

function draw([shape, colour, line], label) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  const add = (tag, attributes) => {
    const part = document.createElementNS(ns, tag);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    svg.append(part);
  };
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: 'emoji-art', role: 'img', 'aria-label': label, fill: 'none' })) svg.setAttribute(key, value);
  if (shape === 'disc') add('circle', { cx: 12, cy: 12, r: 9, fill: colour });
  if (shape === 'tile') add('rect', { x: 2.5, y: 2.5, width: 19, height: 19, rx: 5, fill: colour });
  if (shape === 'sign') add('path', { d: 'M12 3.5L22 20.5H2z', fill: colour, stroke: colour, 'stroke-width': 2, 'stroke-linejoin': 'round' });
  if (line) {
    const stroke = shape === 'bare' ? colour : shape === 'sign' ? '#3b2a05' : '#fff';
    add('path', { d: line, stroke, 'stroke-width': 2.2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
  }
  return svg;
}

const pattern = /\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic}|\p{Emoji_Modifier})*/gu;

/** One emoji as a node; unknown short names stay as they were written. */
export function emoji(name) {
  const sign = names[name.split('::')[0]];
  return sign ? glyph(sign, name) : document.createTextNode(`:${name}:`);
}

function glyph(sign, name) {
  const art = drawn[sign.replaceAll('\uFE0F', '')];
  const label = name ?? Object.keys(names).find((key) => names[key] === sign) ?? sign;
  const text = label.replaceAll('_', ' ');
  return h('span', { class: 'emoji', title: `:${label}:`, data: { emoji: sign } }, art ? draw(art, text) : sign);
}

/** Text with :short_names: (unless plain is "raw") and emoji characters turned into nodes. */
export function withEmoji(text, { shortNames = true } = {}) {
  const nodes = [];
  let rest = 0;
  const any = shortNames ? new RegExp(`:([a-z0-9_+'-]+(?:::skin-tone-\\d)?):|${pattern.source}`, 'gu') : new RegExp(pattern.source, 'gu');
  for (const match of text.matchAll(any)) {
    if (match[1] && !names[match[1].split('::')[0]]) continue;
    if (match.index > rest) nodes.push(text.slice(rest, match.index));
    nodes.push(match[1] ? emoji(match[1]) : glyph(match[0]));
    rest = match.index + match[0].length;
  }
  if (rest < text.length) nodes.push(text.slice(rest));
  return nodes;
}
