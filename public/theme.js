/**
 * Light, dark, or as the system has it. Loaded before the first paint, so that no page flashes; a file of its own,
 * because the page's policy lets no inline script of ours run. Without it, the system decides.
 */
const KEY = 'hangbook-theme';

function readTheme() {
  try {
    const kept = localStorage.getItem(KEY);
    // Another version may have kept something else there, or somebody.
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system'; // Storage may be forbidden; then the choice lasts as long as the page.
  }
}

function showTheme(theme) {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function keepTheme(theme) {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // As above.
  }
}

showTheme(readTheme());

/**
 * A script that does not arrive is told of: what it would have moved stands there and does not answer. It is listened for
 * here, before any other script is asked for. Parts that are woken by a touch tell of themselves.
 */
addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || target.type !== 'module' || document.querySelector('#missing'))
      return;
    const notice = document.createElement('p');
    Object.assign(notice, {
      id: 'missing',
      className: 'notice',
      role: 'alert',
      textContent:
        'A script of this page could not be loaded, so a part of the page does not answer. Load the page anew once you are connected.',
    });
    document.querySelector('main')?.prepend(notice);
  },
  { capture: true },
);

document.addEventListener('DOMContentLoaded', () => {
  for (const control of document.querySelectorAll('[data-theme-switch]')) {
    const select = control.querySelector('select');
    select.value = readTheme();
    control.hidden = false;
    select.addEventListener('change', () => {
      keepTheme(select.value);
      showTheme(select.value);
    });
    addEventListener('storage', (event) => {
      if (event.key !== KEY) return;
      select.value = readTheme();
      showTheme(select.value);
    });
  }
});
