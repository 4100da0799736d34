// Lights up every equal value of a compare grid under the pointer or the focus, and keeps one in view when it is pressed.
// All of it happens here: nothing is asked of the server while somebody looks round.

export function compare(box, values) {
  const section = box.closest('section'), said = section.querySelector('[data-said]'), leads = section.querySelector('[data-leads]');
  const all = [...box.querySelectorAll('[data-v]')], by = new Map();
  for (const it of all) by.set(it.dataset.v, [...(by.get(it.dataset.v) ?? []), it]);
  const hint = said.textContent;
  let lit = null, pinned = null;
  if (all.length) all[0].tabIndex = 0;      // one of them is reached by Tab, the others by arrows

  function light(v) {
    if (v === lit) return;
    for (const it of by.get(lit) ?? []) { it.classList.remove('lit'); it.closest('tr').classList.remove('lit'); }
    lit = v;
    for (const it of by.get(lit) ?? []) { it.classList.add('lit'); it.closest('tr').classList.add('lit'); }
    const told = v === null ? null : values[v];
    said.textContent = told ? `${told.name}: ${told.counts}${v === pinned ? '. Kept in view' : ''}` : hint;
    leads.hidden = !told?.href;
    if (told?.href) leads.href = told.href;
  }

  function pin(v) {
    for (const it of by.get(pinned) ?? []) { it.classList.remove('pinned'); it.setAttribute('aria-pressed', 'false'); }
    pinned = v === pinned ? null : v;
    for (const it of by.get(pinned) ?? []) { it.classList.add('pinned'); it.setAttribute('aria-pressed', 'true'); }
    lit = undefined;                        // said anew
    light(v);
  }

  const of = event => event.target.closest?.('[data-v]')?.dataset.v ?? null;
  const over = event => { const v = of(event); if (v !== null) light(v); };
  const out = event => { if (!event.relatedTarget || !box.contains(event.relatedTarget)) light(pinned); };
  const press = event => { const v = of(event); if (v !== null) pin(v); };

  function focus(to) {
    if (!to) return;
    for (const it of all) it.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }

  function keys(event) {
    const here = event.target.closest('[data-v]');
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = here.closest('tr'), inRow = [...row.querySelectorAll('[data-v]')], at = inRow.indexOf(here), column = here.closest('td').cellIndex;
    // Up and down: the nearest row that has a value in this column.
    const along = next => { for (let r = row[next]; r; r = r[next]) { const to = r.cells[column]?.querySelector('[data-v]'); if (to) return to; } return null; };
    const to = { ArrowRight: () => inRow[at + 1], ArrowLeft: () => inRow[at - 1], ArrowDown: () => along('nextElementSibling'), ArrowUp: () => along('previousElementSibling'), Home: () => inRow[0], End: () => inRow.at(-1) }[event.key];
    if (to) { event.preventDefault(); focus(to()); }
    else if (event.key === 'Escape' && pinned !== null) { event.preventDefault(); pin(pinned); }
  }

  box.addEventListener('mouseover', over);
  box.addEventListener('focusin', over);
  box.addEventListener('mouseleave', out);
  box.addEventListener('focusout', out);
  box.addEventListener('click', press);
  box.addEventListener('keydown', keys);
  return {
    tell(now) {
      values = now;
      const again = lit;
      lit = undefined;
      light(again);
    },
    stop() {
      light(null);
      box.removeEventListener('mouseover', over);
      box.removeEventListener('focusin', over);
      box.removeEventListener('mouseleave', out);
      box.removeEventListener('focusout', out);
      box.removeEventListener('click', press);
      box.removeEventListener('keydown', keys);
    },
  };
}
