// A shared file: a picture is shown, text can be looked into, all can be saved.
import { h, icon } from './dom.js';

/** A number of bytes in words. */
export const size = (bytes) => (bytes >= 1 << 20 ? `${(bytes / (1 << 20)).toFixed(1)} MB` : bytes >= 1024 ? `${Math.round(bytes / 1024)} KB` : `${bytes ?? 0} bytes`);

// Only the path counts: a file is always fetched from where the page came from.
function local(address) {
  if (!address) return '';
  const url = new URL(address, location.href);
  return url.host.startsWith('127.') || url.hostname === 'localhost' || url.host === location.host ? url.pathname + url.search : address;
}

function peek(file, address) {
  const text = h('pre', { class: 'file-text' }, 'Loading…');
  const box = h('details', { class: 'file-peek' }, h('summary', {}, 'Look inside'), text);
  box.addEventListener('toggle', async () => {
    const answer = await fetch(address).catch(() => null);
    text.textContent = answer?.ok ? (await answer.text()).slice(0, 20_000) : 'The file cannot be read.';
  }, { once: true });
  return box;
}

/** A file with its name, size and what can be done with it. */
export function fileCard(file) {
  const address = local(file.url_private_download ?? file.url_private ?? file.permalink);
  const name = file.title || file.name || 'File';
  const kind = file.mimetype ?? '';
  const picture = kind.startsWith('image/') && address;
  const readable = address && (kind.startsWith('text/') || /json|csv|markdown|calendar/.test(kind));
  return h('div', { class: 'file' },
    picture ? h('img', { class: 'file-picture', src: address, alt: file.alt_txt || name, loading: 'lazy' }) : null,
    h('div', { class: 'file-row' }, icon('file'), h('span', {}, h('strong', {}, name), h('small', {}, [file.name !== name ? file.name : '', size(file.size)].filter(Boolean).join(' · '))),
      address ? h('a', { class: 'button small', href: address, download: file.name ?? name, 'aria-label': `Download ${name}` }, 'Download') : null),
    readable ? peek(file, address) : null);
}
