// Light or dark: as the system has it, until one chooses.
import { h, icon } from './dom.js';

const dark = () => (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

/** The button that changes the theme. */
export function themeButton() {
  const button = h('button', { type: 'button', class: 'icon-button', data: { testid: 'theme' }, onclick: () => {
    const next = dark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    localStorage.setItem('theme', next);
    paint();
  } });
  const paint = () => {
    const label = dark() ? 'Light theme' : 'Dark theme';
    button.setAttribute('aria-label', label);
    button.title = label;
    button.replaceChildren(icon(dark() ? 'sun' : 'moon'));
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  paint();
  return button;
}
