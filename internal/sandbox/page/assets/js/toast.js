// Short notices at the edge of the page.
import { h, iconButton } from './dom.js';

const shown = 8000;

/** Shows a sentence for a while; kind is "error" or "info". */
export function toast(sentence, kind = 'error') {
  const region = document.getElementById('toasts');
  const leave = () => {
    item.remove();
    if (!region.childElementCount) region.hidePopover();
  };
  const item = h('div', { class: `toast toast-${kind}`, data: { testid: 'toast' } },
    h('span', {}, sentence), iconButton('close', 'Dismiss', leave));
  // Opening it again lifts it above a dialog that came later.
  if (region.matches(':popover-open')) region.hidePopover();
  region.showPopover();
  region.append(item);
  setTimeout(() => item.isConnected && leave(), shown);
}
