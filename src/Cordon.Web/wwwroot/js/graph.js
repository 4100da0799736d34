// Draws a cluster with cytoscape. Places come with the data; here they are drawn, moved, filtered and pointed at.
import cytoscape from '../lib/cytoscape/cytoscape.esm.min.mjs';

const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const quick = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const said = days => day.format(new Date(days * 864e5));

const many = 300;                         // from here on lines rest while the view is moved
const letters = 11.5, longest = 132;      // of a label, in pixels on the screen
let scale = 1;                            // the zoom that labels were last made for; one graph is drawn at a time
const shapes = { account: 'ellipse', outside: 'ellipse', card: 'round-rectangle', wallet: 'diamond', bank: 'hexagon', device: 'round-rectangle' };
const width = n => n.kind === 'account' ? 20 + 26 * n.size : n.kind === 'outside' ? 18 : n.kind === 'device' ? 16 + 6 * n.size : n.kind === 'card' ? 30 + 10 * n.size : 26 + 8 * n.size;
const height = n => n.kind === 'device' ? 28 + 10 * n.size : n.kind === 'card' ? 18 + 6 * n.size : width(n);

function style() {
  const text = css('--graph-text'), ground = css('--graph-ground'), line = css('--graph-line'), lit = css('--graph-lit');
  const colour = { account: css('--graph-account'), card: css('--graph-card'), device: css('--graph-device') };
  const of = kind => colour[kind === 'outside' ? 'account' : kind === 'wallet' || kind === 'bank' ? 'card' : kind];
  return [
    { selector: 'node', style: { shape: n => shapes[n.data('kind')], width: n => width(n.data()), height: n => height(n.data()), 'background-color': n => of(n.data('kind')), 'border-width': 1.5, 'border-color': n => of(n.data('kind')) } },
    // Labels are as large as the page's small text whatever the zoom; name() says which there is room for.
    { selector: 'node.named, node:selected', style: { label: 'data(label)', color: text, 'font-family': (css('--font') || 'sans-serif').replaceAll("'", '"'), 'font-size': () => letters / scale, 'text-valign': 'bottom', 'text-halign': 'center', 'text-margin-y': () => 3 / scale, 'text-outline-width': () => 2.5 / scale, 'text-outline-color': ground, 'text-max-width': () => longest / scale, 'text-wrap': 'ellipsis' } },
    { selector: 'node.above', style: { 'text-valign': 'top', 'text-margin-y': () => -3 / scale } },
    { selector: 'node.right', style: { 'text-valign': 'center', 'text-halign': 'right', 'text-margin-x': () => 4 / scale, 'text-margin-y': 0 } },
    { selector: 'node.left', style: { 'text-valign': 'center', 'text-halign': 'left', 'text-margin-x': () => -4 / scale, 'text-margin-y': 0 } },
    { selector: 'node[kind = "outside"]', style: { 'background-opacity': 0, 'border-style': 'dotted' } },
    { selector: 'node[state = "flagged"]', style: { 'border-width': 3.5, 'border-color': css('--chart-flag') } },
    { selector: 'node[state = "hub"], node[state = "alone"]', style: { 'background-color': ground, 'border-width': 2 } },
    { selector: 'node[state = "cut"]', style: { 'background-color': ground, 'border-width': 2, 'border-style': 'dashed' } },
    { selector: 'edge', style: { width: 1.6, 'line-color': line, 'curve-style': 'haystack', 'haystack-radius': 0, 'overlay-padding': 6 } },
    { selector: 'edge[?cut], edge[?idle]', style: { 'line-style': 'dashed', 'line-dash-pattern': [6, 4] } },
    { selector: 'edge[kind = "join"]', style: { width: 2.5, 'line-color': colour.account } },
    { selector: 'edge[kind = "suggested"]', style: { 'line-style': 'dashed', 'line-dash-pattern': [2, 5], width: 2, 'line-color': css('--graph-suggested') } },
    { selector: '.away', style: { display: 'none' } },
    { selector: '.dim', style: { opacity: 0.22 } },
    { selector: 'node.lit', style: { 'z-index': 9 } },
    { selector: 'edge.lit', style: { width: 2.5, 'line-color': lit, 'z-index': 9 } },
    { selector: 'node:selected', style: { 'outline-width': 3, 'outline-color': lit, 'outline-offset': 3 } },
    { selector: 'edge:selected', style: { width: 4, 'line-color': lit } },
    { selector: 'node:active, edge:active', style: { 'overlay-opacity': 0.08, 'overlay-color': text } },
  ];
}

export function clusterGraph(host, net) {
  const box = host.closest('.graph');
  const from = () => box.querySelector('[data-from]'), to = () => box.querySelector('[data-to]'), days = () => box.querySelector('[data-days]');
  let cy, filter, chosen;

  // A first look is never larger than life, and leaves room for the labels.
  function fit() {
    const all = cy.elements(':visible').boundingBox({ includeLabels: false }), room = 40;
    const zoom = Math.max(cy.minZoom(), Math.min(1.25, (host.clientWidth - 2 * room) / all.w, (host.clientHeight - 2 * room) / all.h));
    cy.viewport({ zoom, pan: { x: (host.clientWidth - zoom * (all.x1 + all.x2)) / 2, y: (host.clientHeight - zoom * (all.y1 + all.y2)) / 2 } });
  }

  // Names as many as have room, each on the side where it has: what is selected first, then identifiers by their accounts, then accounts by their requests.
  function name() {
    const zoom = cy.zoom(), moved = Math.abs(Math.log(zoom / scale)) > 0.01;
    scale = zoom;
    const wide = host.clientWidth, high = host.clientHeight, cell = 5, taken = new Set(), sides = new Map();
    const rank = n => (n.selected() ? 4 : 0) + (n.data('kind') === 'account' ? 0 : 1) + n.data('size');
    // Where something is selected, only what has to do with it is named.
    const seen = cy.nodes().filter(n => n.visible() && !n.hasClass('dim')).map(n => ({ n, p: n.renderedPosition(), w: n.renderedWidth() / 2, h: n.renderedHeight() / 2, rank: rank(n) }))
      .filter(({ p }) => p.x > -40 && p.y > -40 && p.x < wide + 40 && p.y < high + 20).sort((a, b) => b.rank - a.rank);
    const cells = (x, y, w, h) => { const all = []; for (let c = Math.floor(x / cell); c <= (x + w) / cell; c++) for (let r = Math.floor(y / cell); r <= (y + h) / cell; r++) all.push(c * 8192 + r); return all; };
    for (const { p, w, h } of seen) for (const at of cells(p.x - w + 1, p.y - h + 1, 2 * w - 2, 2 * h - 2)) taken.add(at);      // no label lies over a node
    for (const { n, p, w, h } of seen) {
      const long = Math.min(longest, n.data('label').length * letters * 0.56), half = letters / 2;
      const places = { '': [p.x - long / 2, p.y + h + 4], above: [p.x - long / 2, p.y - h - 3 - letters], right: [p.x + w + 5, p.y - half], left: [p.x - w - 5 - long, p.y - half] };
      let [side, room] = ['', null];
      for (const [key, [x, y]] of Object.entries(places)) {
        const all = cells(x, y, long, letters - 2);
        if (all.some(at => taken.has(at))) continue;
        [side, room] = [key, all];
        break;
      }
      if (!room && !n.selected()) continue;
      for (const at of room ?? []) taken.add(at);
      sides.set(n.id(), side);
    }
    cy.batch(() => cy.nodes().forEach(n => {
      const side = sides.get(n.id());
      n.toggleClass('named', side !== undefined);
      for (const key of ['above', 'right', 'left']) n.toggleClass(key, side === key);
    }));
    if (moved) cy.style().update();
  }

  let waiting = 0;
  const nameSoon = () => { clearTimeout(waiting); waiting = setTimeout(() => cy && name(), 90); };

  function sift() {
    const { hidden, from, to } = filter, off = new Set(hidden);
    cy.batch(() => {
      cy.edges().forEach(e => {
        const d = e.data();
        e.toggleClass('away', d.kind === 'suggested' ? off.has('suggested') : d.kind === 'use' && (d.to < from || d.from > to));
      });
      cy.nodes().forEach(n => {
        const d = n.data();
        if (d.kind === 'account') return;
        // What nobody is seen to use in these days is not there; nor is another account without the suggestion that leads to it.
        n.toggleClass('away', off.has(d.kind) || (off.has('idle') && ['hub', 'cut', 'alone'].includes(d.state)) || n.connectedEdges().every(e => e.hasClass('away')));
      });
    });
  }

  function mark(bring) {
    const it = chosen ? cy.getElementById(chosen) : cy.collection();
    cy.batch(() => {
      cy.elements().removeClass('lit dim').unselect();
      if (it.empty()) return;
      it.select();
      // Of an identifier those who use it; of an account also those it shares something with.
      let near = it.isEdge() ? it.union(it.connectedNodes()) : it.closedNeighborhood();
      if (it.isNode() && it.data('kind') === 'account') near = near.union(near.nodes().filter(n => n.data('kind') !== 'account').closedNeighborhood());
      near.addClass('lit');
      cy.elements().difference(near).addClass('dim');
    });
    if (!bring || it.empty()) return;
    const { x1, y1, x2, y2 } = it.renderedBoundingBox({ includeLabels: false });
    const closer = Math.max(cy.zoom(), Math.min(1, cy.zoom() * 3, 0.8));
    if (x1 >= 0 && y1 >= 0 && x2 <= host.clientWidth && y2 <= host.clientHeight && cy.zoom() >= 0.45) return;
    if (quick()) { cy.zoom(closer); cy.center(it); } else cy.animate({ zoom: closer, center: { eles: it } }, { duration: 140 });
  }

  function zoom(by) {
    cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: host.clientWidth / 2, y: host.clientHeight / 2 } });
  }

  function keys(event) {
    if (!cy || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowLeft: [48, 0], ArrowRight: [-48, 0], ArrowUp: [0, 48], ArrowDown: [0, -48] }[event.key];
    if (step) cy.panBy({ x: step[0], y: step[1] });
    else if (event.key === '+' || event.key === '=') zoom(1.3);
    else if (event.key === '-') zoom(1 / 1.3);
    else if (event.key === '0') fit();
    else if (event.key === 'Escape' && chosen) tell(null);
    else return;
    event.preventDefault();
  }

  const tell = id => net.invokeMethodAsync('SelectedAsync', id).catch(() => { });

  // The wheel scrolls the page until the graph is worked in; then it zooms.
  const focus = () => cy?.userZoomingEnabled(true), blur = () => cy?.userZoomingEnabled(false);

  // While the slider is drawn the graph follows at once; the address learns of it when it is let go.
  function slide(event) {
    if (!cy || !event.target.matches('[data-from], [data-to]')) return;
    const a = Number(from().value), b = Number(to().value);
    filter = { ...filter, from: Math.min(a, b), to: Math.max(a, b) };
    event.target.setAttribute('aria-valuetext', said(Number(event.target.value)));
    days().textContent = `Seen ${said(filter.from)} to ${said(filter.to)}`;
    sift();
    nameSoon();
  }

  const theme = () => cy?.style(style());
  document.addEventListener('cordon:theme', theme);
  host.addEventListener('keydown', keys);
  host.addEventListener('focus', focus);
  host.addEventListener('blur', blur);
  host.addEventListener('pointerdown', () => host.focus({ preventScroll: true }));
  box.addEventListener('input', slide);
  let wide = host.clientWidth;
  const watch = new ResizeObserver(() => {
    if (!cy || wide === host.clientWidth) return;
    wide = host.clientWidth;
    cy.resize();
    fit();
  });
  watch.observe(host);

  return {
    show(model, wanted, select) {
      const began = performance.now();
      cy?.destroy();
      const idle = new Set(model.nodes.filter(n => ['hub', 'cut', 'alone'].includes(n.state)).map(n => n.id));
      const large = model.nodes.length > many;
      cy = cytoscape({
        container: host,
        elements: [
          ...model.nodes.map(n => ({ group: 'nodes', data: n, position: { x: n.x, y: n.y } })),
          ...model.lines.map(l => ({ group: 'edges', data: { ...l, idle: idle.has(l.target) } })),
        ],
        style: style(), layout: { name: 'preset', fit: false }, minZoom: 0.04, maxZoom: 4,
        userZoomingEnabled: document.activeElement === host, boxSelectionEnabled: false, selectionType: 'single', autounselectify: false,
        hideEdgesOnViewport: large, textureOnViewport: false, pixelRatio: large ? 1 : 'auto',
      });
      filter = wanted;
      chosen = select;
      sift();
      fit();
      mark(Boolean(select));
      name();
      cy.on('viewport', nameSoon);
      cy.on('dragfree', 'node', nameSoon);
      cy.on('tap', event => tell(event.target === cy ? null : event.target.id()));
      cy.on('mouseover', 'node, edge', () => { host.style.cursor = 'pointer'; });
      cy.on('mouseout', 'node, edge', () => { host.style.cursor = ''; });
      host.dataset.drawn = Math.round(performance.now() - began);
    },
    look(wanted, select, moved) {
      filter = wanted;
      chosen = select;
      sift();
      mark(moved);
      nameSoon();
    },
    zoom, fit,
    destroy() {
      clearTimeout(waiting);
      watch.disconnect();
      document.removeEventListener('cordon:theme', theme);
      box.removeEventListener('input', slide);
      cy?.destroy();
      cy = null;
    },
  };
}
