// Works through a list of affiliations by keyboard: moving is done here, deciding by the page.

const moves = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export function listen(list, page) {
  const rows = () => [...list.querySelectorAll('[data-review]')];

  function keys(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector('.mud-dialog')) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    const all = rows(), row = document.activeElement?.closest?.('[data-review]'), here = all.indexOf(row);
    if (event.key in moves) {
      if (!all.length || (!row && event.key.startsWith('Arrow'))) return;     // arrows scroll the page until a row has the focus
      event.preventDefault();
      all[Math.max(0, Math.min(all.length - 1, here + moves[event.key]))].focus();
    } else if (event.key === '?' || event.key === 'u' || (row && ['c', 'r', 's'].includes(event.key))) {
      event.preventDefault();
      page.invokeMethodAsync('PressAsync', event.key, row ? Number(row.dataset.review) : 0).catch(() => { });
    }
  }

  document.addEventListener('keydown', keys);
  return { stop() { document.removeEventListener('keydown', keys); } };
}

export function focusRow(id) {
  document.querySelector(`[data-review="${id}"]`)?.focus();
}

export function focusReason() {
  document.getElementById('review-reason')?.focus();
}
