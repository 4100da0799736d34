// Shows the lines of a file of any size. There is no scroller as high as the file: a place is a byte offset, and only the lines around it are here.

const row = 20, many = 100, kept = 600, near = 60, parts = 200;
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const number = new Intl.NumberFormat('en-US');
const clock = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

export function attach(host, net) {
  const box = host.querySelector('.log-lines'), map = host.querySelector('.log-map'), canvas = map.querySelector('canvas'), thumb = map.querySelector('.log-thumb'), place = host.querySelector('.log-place');
  let lines = [], top = 0, bytes = 0, count = null, atStart = true, atEnd = true, epoch = 0, filling = false, gone = false, waiting = false, going = null;
  let chosen = null, anchor = null, hits = [], density = [], times = [], perMinute = [];
  const rows = [];
  const room = () => Math.max(1, Math.floor(box.clientHeight / row));

  async function load(offset, backwards) {
    const mine = epoch, answer = await net.invokeMethodAsync('LinesAsync', Math.max(0, Math.round(offset)), backwards, many).catch(() => null);
    if (!answer || gone || mine !== epoch) return null;
    ({ bytes, count } = answer);
    if (count === null) numbered();
    return answer;
  }

  // Lines are shown before they are counted; once they are, those that are here are asked for again.
  async function numbered() {
    if (waiting) return;
    waiting = true;
    const counted = await net.invokeMethodAsync('CountedAsync').catch(() => false);
    if (!counted || gone) return;
    waiting = false;
    // Whoever is jumping somewhere meanwhile gets there.
    for (let last = null; last !== going;) { last = going; await last; }
    await go(lines[top]?.offset ?? 0);
    const at = offset => lines.find(l => l.offset === offset);
    if (chosen && at(chosen.first.offset) && at(chosen.last.offset)) choose({ ...chosen, first: at(chosen.first.offset), last: at(chosen.last.offset) });
  }

  /** Jumps: what was here is let go. With end, the lines before the offset are shown, so that a file ends at the bottom. */
  function go(offset, end = false, above = 0) { return going = jumped(offset, end, above); }

  async function jumped(offset, end, above) {
    epoch++;
    filling = false;
    const answer = await load(offset, end);
    if (!answer) return;
    ({ lines, atStart, atEnd } = answer);
    top = 0;
    if (end || (atEnd && lines.length < room())) { await before(); top = Math.max(0, lines.length - room()); }
    else if (above) { await before(); move(-above); }
    draw();
    host.dataset.ready = '';
    fill();
  }

  async function before() {
    if (atStart || !lines.length) return;
    const answer = await load(lines[0].offset, true);
    if (!answer) return;
    lines = [...answer.lines, ...lines];
    top += answer.lines.length;
    atStart = answer.atStart;
    if (lines.length > kept) { lines.length = kept; atEnd = false; }
  }

  async function behind() {
    if (atEnd || !lines.length) return;
    const answer = await load(lines.at(-1).end, false);
    if (!answer) return;
    lines = [...lines, ...answer.lines];
    atEnd = answer.atEnd;
    const over = lines.length - kept;
    if (over > 0) { lines = lines.slice(over); top -= over; atStart = false; }
  }

  // Lines are fetched before they are needed, one question at a time.
  async function fill() {
    if (filling || gone) return;
    filling = true;
    const mine = epoch;
    for (let more = true; more && mine === epoch;) {
      more = false;
      if (!atEnd && lines.length - top - room() < near) { await behind(); more = true; }
      else if (!atStart && top < near) { await before(); more = true; }
      if (mine === epoch) draw();
      if (more && (atStart || top >= near) && (atEnd || lines.length - top - room() >= near)) more = false;
    }
    if (mine === epoch) filling = false;
  }

  function move(by) { top = Math.max(0, Math.min(Math.max(0, lines.length - room()), top + by)); }

  function scroll(by) {
    move(by);
    draw();
    fill();
  }

  function draw() {
    const wanted = Math.min(room() + 1, lines.length - top);
    while (rows.length < wanted) {
      const line = document.createElement('div'), n = document.createElement('span'), text = document.createElement('span');
      line.className = 'log-line';
      n.className = 'log-number';
      text.className = 'log-text';
      line.append(n, text);
      rows.push(line);
    }
    while (box.childElementCount > wanted) box.lastElementChild.remove();
    for (let i = 0; i < wanted; i++) {
      const line = lines[top + i], el = rows[i];
      if (el.parentNode !== box) box.append(el);
      if (el.shown !== line) {
        el.shown = line;
        el.firstChild.textContent = line.number === null ? '' : number.format(line.number);
        el.lastChild.textContent = line.text + (line.cut ? ' … the rest of this line is not shown' : '');
        el.dataset.offset = line.offset;
      }
      el.classList.toggle('meant', line.meant);
      el.classList.toggle('chosen', chosen !== null && line.offset >= chosen.from && line.offset < chosen.to);
    }
    const first = lines[top], last = lines[Math.min(lines.length, top + room()) - 1];
    const share = bytes && first ? first.offset / bytes : 0, end = bytes && last ? last.end / bytes : 1;
    thumb.style.top = `${share * 100}%`;
    thumb.style.height = `max(6px, ${(end - share) * 100}%)`;
    const percent = atStart && top === 0 ? 0 : atEnd && top >= lines.length - room() ? 100 : Math.round(share * 100);
    map.setAttribute('aria-valuenow', percent);
    host.dataset.top = first?.offset ?? 0;
    host.dataset.atEnd = Boolean(atEnd && top >= lines.length - room());
    const at = timeAt(share);
    place.textContent = !first ? 'No line' : (first.number === null ? 'Counting lines…' : `Line ${number.format(first.number)}` + (count === null ? '' : ` of ${number.format(count)}`)) + ` · ${percent} %` + (at ? ` · about ${clock.format(new Date(at))} UTC` : '');
    map.setAttribute('aria-valuetext', place.textContent);
  }

  // Between two places whose time is known.
  function timeAt(share) {
    const part = Math.min(parts - 1, Math.floor(share * parts)), from = times[part], to = times[part + 1] ?? from;
    return from ? from + (to - from) * (share * parts - part) : null;
  }

  // How dense the log is at each place, by its own times; over it, where the marked lines lie.
  function paint() {
    const scale = devicePixelRatio || 1, wide = map.clientWidth, high = map.clientHeight;
    if (!wide || !high) return;
    canvas.width = wide * scale;
    canvas.height = high * scale;
    const pen = canvas.getContext('2d'), most = Math.log1p(Math.max(1, ...perMinute.map(p => p ?? 0))), step = canvas.height / parts;
    pen.fillStyle = css('--log-density');
    perMinute.forEach((p, i) => { if (p) pen.fillRect(0, i * step, canvas.width * 0.62 * Math.log1p(p) / most, Math.ceil(step)); });
    const full = Math.max(1, ...density);
    pen.fillStyle = css('--log-marked');
    density.forEach((d, i) => { if (d) pen.fillRect(canvas.width * 0.66, Math.floor(i * step), Math.max(3 * scale, canvas.width * 0.34 * d / full), Math.max(2 * scale, Math.ceil(step))); });
  }

  let wheel = 0;
  const listeners = {
    wheel(event) {
      if (event.ctrlKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
      event.preventDefault();
      wheel += event.deltaMode === 1 ? event.deltaY : event.deltaMode === 2 ? event.deltaY * room() : event.deltaY / row;
      const whole = Math.trunc(wheel);
      wheel -= whole;
      if (whole) scroll(whole);
    },
    keydown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const page = Math.max(1, room() - 1), by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
      if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) extend(by);
      else if (by) scroll(by);
      else if (event.key === 'Home') go(0);
      else if (event.key === 'End') go(bytes, true);
      else if (event.key === 'n') next(1);
      else if (event.key === 'N') next(-1);
      else if (event.key === 'Escape' && chosen) choose(null);
      else return;
      event.preventDefault();
    },
    click(event) {
      const el = event.target.closest('.log-line');
      if (!el || String(getSelection())) return;
      const line = el.shown;
      if (event.shiftKey && anchor) choose({ from: Math.min(anchor.offset, line.offset), to: Math.max(anchor.end, line.end), first: anchor.offset <= line.offset ? anchor : line, last: anchor.offset <= line.offset ? line : anchor });
      else if (chosen && chosen.from === line.offset && chosen.to === line.end) choose(null);
      else { anchor = line; choose({ from: line.offset, to: line.end, first: line, last: line }); }
    },
    mousedown(event) { if (event.shiftKey) event.preventDefault(); },
    touchstart(event) { finger = event.touches[0].clientY; },
    touchmove(event) {
      const y = event.touches[0].clientY, whole = Math.trunc((finger - y) / row);
      if (!whole) return;
      finger -= whole * row;
      scroll(whole);
    },
  };
  let finger = 0;

  /** With the keyboard: from the first line that is shown, or on from what is chosen. */
  function extend(by) {
    const from = lines[top];
    if (!from) return;
    if (!chosen || !anchor) { anchor = from; choose({ from: from.offset, to: from.end, first: from, last: from }); return; }
    const edge = chosen.first === anchor ? chosen.last : chosen.first, at = lines.findIndex(l => l.offset === edge.offset), line = lines[at + by];
    if (at < 0 || !line) return;
    choose(line.offset >= anchor.offset ? { from: anchor.offset, to: line.end, first: anchor, last: line } : { from: line.offset, to: anchor.end, first: line, last: anchor });
    if (at + by < top) scroll(-1);
    else if (at + by >= top + room()) scroll(1);
  }

  function choose(what) {
    chosen = what;
    if (!what) anchor = null;
    draw();
    net.invokeMethodAsync('ChosenAsync', what && { from: what.from, to: what.to, first: what.first.number, last: what.last.number }).catch(() => { });
  }

  function next(direction) {
    const here = lines[top]?.offset ?? 0, at = Number(host.dataset.hit ?? -1);
    const from = at >= 0 && lines.some((l, i) => l.offset === at && i >= top && i < top + room()) ? at : direction > 0 ? here - 1 : here;
    const to = direction > 0 ? hits.find(h => h > from) : hits.findLast(h => h < from);
    if (to === undefined) return;
    host.dataset.hit = to;
    go(to, false, Math.floor(room() / 3));
  }

  const jump = y => {
    const ratio = Math.max(0, Math.min(1, (y - map.getBoundingClientRect().top) / map.clientHeight));
    return ratio > 0.995 ? go(bytes, true) : go(bytes * ratio);
  };
  // While it is dragged, the last place wins; one question is under way at a time.
  let dragging = false, wanted = null, jumping = false;
  async function drag(y) {
    wanted = y;
    if (jumping) return;
    jumping = true;
    while (wanted !== null) { const now = wanted; wanted = null; await jump(now); }
    jumping = false;
  }
  const mapListeners = {
    pointerdown(event) { dragging = true; map.setPointerCapture(event.pointerId); drag(event.clientY); },
    pointermove(event) { if (dragging) drag(event.clientY); else title(event.clientY); },
    pointerup() { dragging = false; },
    keydown(event) {
      const by = { ArrowDown: 0.01, ArrowUp: -0.01, PageDown: 0.1, PageUp: -0.1 }[event.key];
      if (event.key === 'Home') go(0);
      else if (event.key === 'End') go(bytes, true);
      else if (by) { const to = (lines[top]?.offset ?? 0) + by * bytes; if (to >= bytes) go(bytes, true); else go(to); }
      else return;
      event.preventDefault();
    },
  };
  function title(y) {
    const at = timeAt(Math.max(0, Math.min(1, (y - map.getBoundingClientRect().top) / map.clientHeight)));
    map.title = at ? `${clock.format(new Date(at))} UTC` : '';
  }

  for (const [name, listener] of Object.entries(listeners)) box.addEventListener(name, listener, { passive: name.startsWith('touch') });
  for (const [name, listener] of Object.entries(mapListeners)) map.addEventListener(name, listener);
  const theme = () => paint();
  document.addEventListener('cordon:theme', theme);
  const watch = new ResizeObserver(() => { move(0); draw(); paint(); fill(); });
  watch.observe(box);

  return {
    go(offset, above) { return go(offset, false, above ?? 0); },
    end() { return go(bytes, true); },
    next,
    clear() { choose(null); },
    /** Other lines are marked now: those that are here are read again. */
    marks(found) {
      hits = found.offsets;
      density = found.density;
      paint();
    },
    again() { return go(lines[top]?.offset ?? 0); },
    map(shown) {
      ({ times, perMinute } = shown);
      paint();
      draw();
    },
    destroy() {
      gone = true;
      watch.disconnect();
      document.removeEventListener('cordon:theme', theme);
      for (const [name, listener] of Object.entries(listeners)) box.removeEventListener(name, listener);
      for (const [name, listener] of Object.entries(mapListeners)) map.removeEventListener(name, listener);
    },
  };
}
