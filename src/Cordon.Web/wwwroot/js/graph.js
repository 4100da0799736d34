// Draws a cluster with cytoscape. Places come with the data; here they are drawn, moved, filtered and pointed at.
import cytoscape from '../lib/cytoscape/cytoscape.esm.min.mjs';

const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const quick = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const said = days => day.format(new Date(days * 864e5));

const many = 300;                         // from here on lines rest while the view is moved, and labels wait for a closer look
const shapes = { account: 'ellipse', outside: 'ellipse', card: 'round-rectangle', wallet: 'diamond', bank: 'hexagon', device: 'round-rectangle' };
const width = n => n.kind === 'account' ? 20 + 26 * n.size : n.kind === 'outside' ? 18 : n.kind === 'device' ? 16 + 6 * n.size : n.kind === 'card' ? 30 + 10 * n.size : 26 + 8 * n.size;
const height = n => n.kind === 'device' ? 28 + 10 * n.size : n.kind === 'card' ? 18 + 6 * n.size : width(n);

function style() {
  const text = css('--graph-text'), ground = css('--graph-ground'), line = css('--graph-line'), lit = css('--graph-lit');
  const colour = { account: css('--graph-account'), card: css('--graph-card'), device: css('--graph-device') };
  const of = kind => colour[kind === 'outside' ? 'account' : kind === 'wallet' || kind === 'bank' ? 'card' : kind];
  return [
    { selector: 'node', style: { shape: n => shapes[n.data('kind')], width: n => width(n.data()), height: n => height(n.data()), 'background-color': n => of(n.data('kind')), 'border-width': 1.5, 'border-color': n => of(n.data('kind')) } },
    { selector: 'node', style: { label: 'data(label)', color: text, 'font-family': css('--font') || 'sans-serif', 'font-size': 12, 'text-valign': 'bottom', 'text-margin-y': 4, 'text-outline-width': 2.5, 'text-outline-color': ground, 'text-max-width': 132, 'text-wrap': 'ellipsis', 'min-zoomed-font-size': 6.5 } },
    { selector: 'node[kind = "outside"]', style: { 'background-opacity': 0, 'border-style': 'dotted' } },
    { selector: 'node[state = "flagged"]', style: { 'border-width': 3.5, 'border-color': css('--chart-flag') } },
    { selector: 'node[state = "hub"], node[state = "alone"]', style: { 'background-color': ground, 'border-width': 2 } },
    { selector: 'node[state = "cut"]', style: { 'background-color': ground, 'border-width': 2, 'border-style': 'dashed' } },
    { selector: 'edge', style: { width: 1.6, 'line-color': line, 'curve-style': 'haystack', 'haystack-radius': 0, 'overlay-padding': 6 } },
    { selector: 'edge[?cut], edge[?idle]', style: { 'line-style': 'dashed', 'line-dash-pattern': [6, 4] } },
    { selector: 'edge[kind = "join"]', style: { width: 2.5, 'line-color': colour.account } },
    { selector: 'edge[kind = "suggested"]', style: { 'line-style': 'dotted', width: 2, 'line-color': css('--graph-suggested') } },
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
    cy.fit(cy.elements(':visible'), 36);
    if (cy.zoom() > 1.25) { cy.zoom(1.25); cy.center(cy.elements(':visible')); }
  }

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
    },
    zoom, fit,
    destroy() {
      watch.disconnect();
      document.removeEventListener('cordon:theme', theme);
      box.removeEventListener('input', slide);
      cy?.destroy();
    },
  };
}
