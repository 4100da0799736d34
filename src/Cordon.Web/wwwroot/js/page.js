// What .NET asks of the page: the theme, kept in cookies for the next page's first paint, and a form to send.
// shell.js uses it too, so it does nothing by being loaded.

const root = document.documentElement;
const year = 365 * 24 * 3600;
export const system = matchMedia('(prefers-color-scheme: dark)');

export function keep(name, value) {
  document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
}

export function rememberSystem() {
  keep('system-theme', system.matches ? 'dark' : 'light');
}

export function setTheme(choice, dark) {
  root.dataset.choice = choice;
  keep('theme', choice);
  root.dataset.theme = dark ? 'dark' : 'light';
  document.dispatchEvent(new CustomEvent('cordon:theme'));      // canvases know no style sheet: they listen and draw again
}

export function watchSystemTheme(layout) {
  const tell = () => { rememberSystem(); layout.invokeMethodAsync('SystemThemeAsync', system.matches).catch(() => { }); };
  system.addEventListener('change', tell);
  tell();
  return { stop: () => system.removeEventListener('change', tell) };
}

export function submit(form) {
  document.getElementById(form)?.requestSubmit();
}
