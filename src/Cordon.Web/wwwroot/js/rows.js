// Moves through the rows of a list by keyboard, and closes what was opened over it.
import { keep } from './page.js';

const step = { ArrowDown: 1, ArrowUp: -1 };

function keys(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === 'Escape') {
    const open = event.target.closest('details.pop[open]');
    if (open) { open.open = false; open.querySelector('summary').focus(); }
    return;
  }
  const links = [...document.querySelectorAll('[data-rows] .row-link')];
  if (!links.length) return;
  const row = event.target.closest('[data-rows] tbody tr'), search = event.target.matches('.filters input[type=search]');
  if (!row && !search) return;
  const here = row ? links.indexOf(row.querySelector('.row-link')) : -1;
  const to = event.key === 'Home' && row ? 0 : event.key === 'End' && row ? links.length - 1 : event.key in step && !(search && step[event.key] < 0) ? here + step[event.key] : null;
  if (to === null) return;
  event.preventDefault();
  if (to < 0) document.querySelector('.filters input[type=search]')?.focus();     // above the first row stands the search
  else links[Math.min(to, links.length - 1)].focus();
}

function elsewhere(event) {
  for (const open of document.querySelectorAll('details.pop[open]')) if (!open.contains(event.target)) open.open = false;
}

export function listen() {
  document.addEventListener('keydown', keys);
  document.addEventListener('pointerdown', elsewhere);
  return { stop() { document.removeEventListener('keydown', keys); document.removeEventListener('pointerdown', elsewhere); } };
}

export function rememberColumns(columns) {
  keep('account-columns', columns);
}

export function toTop() {
  scrollTo({ top: 0 });
}
