// What the frame does by itself, with or without a circuit: fold, drawer, search key, copy, reload, skip.
// Only the document loads it; loaded twice, everything would happen twice. What .NET calls stands in page.js.
import { keep, rememberSystem, system } from './page.js';

const root = document.documentElement;

function drawer(open) {
  if (open) root.dataset.drawer = 'open'; else delete root.dataset.drawer;
  const button = document.querySelector('[data-drawer=toggle]');
  button?.setAttribute('aria-expanded', String(open));
  if (open) document.querySelector('#rail a')?.focus();
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  button.dataset.copied = '';
  setTimeout(() => delete button.dataset.copied, 1200);
}

// Capturing, so that Blazor's own handling of links does not come first.
document.addEventListener('click', event => {
  const target = event.target.closest('[data-copy], [data-rail], [data-drawer], [data-skip], [data-reload], #rail a');
  if (!target) return;
  if (target.matches('#rail a')) {
    drawer(false);
  } else if (target.dataset.copy !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    copy(target);
  } else if (target.dataset.rail === 'toggle') {
    root.dataset.rail = root.dataset.rail === 'folded' ? 'open' : 'folded';
    keep('rail', root.dataset.rail);
  } else if (target.dataset.drawer === 'toggle') {
    drawer(root.dataset.drawer !== 'open');
  } else if (target.dataset.drawer === 'close') {
    drawer(false);
  } else if (target.dataset.skip !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    document.getElementById('main')?.focus();
  } else if (target.dataset.reload !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    location.reload();
  }
}, true);

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
    const search = document.getElementById('search');
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === 'Escape' && root.dataset.drawer === 'open') {
    drawer(false);
    document.querySelector('[data-drawer=toggle]')?.focus();
  }
});

// For pages without a circuit, and for the next page's first paint.
rememberSystem();
if (root.dataset.choice === 'system' && !document.querySelector('script[src*="blazor.web"]')
    && system.matches !== (root.dataset.theme === 'dark') && !sessionStorage.getItem('cordon:told')) {
  sessionStorage.setItem('cordon:told', '1');     // once: cookies may be off
  location.reload();
}
