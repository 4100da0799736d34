// Draws figures over time with uPlot: a plot for each TimeChart, redrawn with the theme and with its width.
import uPlot from '../lib/uplot/uPlot.esm.js';
import { keep } from './page.js';

const strip = 9;                              // of bands under the axis, in pixels; css/charts.css makes room for them
const hour = 3600, day = 24 * hour;
const clock = ['\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1];
// uPlot's own table is 12-hour: increment, text, then what is added when the year, month, day… changes.
export const times = [
  [365 * day, '{YYYY}', null, null, null, null, null, null, 1],
  [28 * day, '{MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [day, '{D} {MMM}', '\n{YYYY}', null, null, null, null, null, 1],
  [hour, '{HH}:{mm}', ...clock],
  [60, '{HH}:{mm}', ...clock],
];
const whole10 = Array.from({ length: 10 }, (_, e) => [1, 2, 5].map(n => n * 10 ** e)).flat();      // requests are counted: no halves
const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const short = v => compact.format(v).replace('K', 'k');
const duration = ms => ms >= 1000 ? compact.format(ms / 1000) + ' s' : compact.format(ms) + ' ms';
const percent = v => (v === 0 || v >= 10 ? v.toFixed(0) : v.toFixed(1)) + ' %';
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export function timeChart(host, net) {
  const figure = host.closest('figure');
  let utc = !/(?:^|; )zone=browser/.test(document.cookie);
  let data, spec, plot, health, healthHost;
  const sync = { key: crypto.randomUUID?.() ?? String(Math.random()), filters: { pub: type => type === 'mousemove' || type === 'mouseleave' } };
  let bands = [], points = [];

  const strips = () => bands.reduce((most, band) => Math.max(most, band.strip + 1), 0);
  const size = () => ({ width: host.clientWidth, height: host.clientHeight });

  const at = seconds => utc ? uPlot.tzDate(new Date(seconds * 1e3), 'Etc/UTC') : new Date(seconds * 1e3);
  const say = (key, text) => { const place = figure.querySelector(`[data-value="${key}"]`); if (place) place.textContent = text; };
  const stamp = uPlot.fmtDate('{D} {MMM} {YYYY}, {HH}:{mm}');

  function read(u) {
    const i = u.cursor.idx;
    figure.classList.toggle('chart-reading', i != null);
    if (i == null) {
      for (const key of ['at', 'requests', 'errors', 'failures', 'latency', 'marks']) say(key, '');
      return;
    }
    say('at', stamp(at(data[0][i])) + (utc ? ' UTC' : ''));
    say('requests', whole.format(data[1][i]));
    say('errors', whole.format(data[2][i] ?? 0));
    const here = data[0][i], next = here + spec.step;
    say('marks', [...bands.filter(b => b.from < next && b.to > here), ...points.filter(p => p.at >= here && p.at < next)].map(m => m.label).join(' · '));
    if (spec.failures) say('failures', spec.failures[i] == null ? '—' : percent(spec.failures[i]));
    if (spec.latency) say('latency', spec.latency[i] == null ? '—' : whole.format(spec.latency[i]) + ' ms');
  }

  function chosen(u) {
    const { left, width } = u.select;
    if (width < 4) return;
    const from = u.posToVal(left, 'x'), to = u.posToVal(left + width, 'x');
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    net.invokeMethodAsync('ZoomedAsync', from, to).catch(() => { });
  }

  // A band's place on the canvas, in its own pixels; a short one is still to be seen.
  function placed(u, band) {
    const { left, width } = u.bbox, end = left + width, least = 3 * devicePixelRatio;
    const clamp = x => Math.min(end, Math.max(left, x));
    const x = clamp(u.valToPos(band.from, 'x', true)), to = clamp(u.valToPos(band.to, 'x', true));
    return [Math.min(x, end - least), Math.max(to - x, least)];
  }

  // Behind the lines: a breath of the band's colour, so that the eye finds what lies above it.
  function drawBehind(u) {
    const { ctx, bbox } = u;
    ctx.save();
    for (const band of bands) {
      const [x, width] = placed(u, band);
      ctx.globalAlpha = 0.09;
      ctx.fillStyle = css(`--chart-${band.kind}`);
      ctx.fillRect(x, bbox.top, width, bbox.height);
    }
    ctx.restore();
  }

  // Under the axis: flags are full, incidents hatched, bans hollow, so that colour is not all that tells them apart.
  function drawStrips(u) {
    const { ctx, bbox } = u, ratio = devicePixelRatio;
    for (const band of bands) {
      const [x, width] = placed(u, band), y = bbox.top + bbox.height + (5 + band.strip * strip) * ratio, tall = (strip - 2) * ratio;
      ctx.save();
      ctx.setLineDash([]);                    // a series may have left its own
      ctx.fillStyle = ctx.strokeStyle = css(`--chart-${band.kind}`);
      ctx.lineWidth = ratio;
      ctx.beginPath();
      ctx.rect(x, y, width, tall);
      ctx.globalAlpha = band.kind === 'flag' ? 0.75 : 0.2;
      ctx.fill();
      ctx.clip();
      ctx.globalAlpha = 1;
      ctx.lineWidth = 2 * ratio;              // half of it is clipped
      ctx.stroke();
      if (band.kind === 'incident') {
        ctx.lineWidth = ratio;
        ctx.beginPath();
        for (let at = x - tall; at < x + width; at += 5 * ratio) { ctx.moveTo(at, y + tall); ctx.lineTo(at + tall, y); }
        ctx.stroke();
      }
      ctx.restore();
    }
    for (const point of points) {
      const i = Math.floor((point.at - data[0][0]) / spec.step);
      if (!(i in data[1])) continue;
      const x = u.valToPos(data[0][i] + spec.step / 2, 'x', true), side = 4 * ratio, tip = Math.max(bbox.top + 2 * side, u.valToPos(data[1][i], 'y', true) - 2 * ratio);
      ctx.save();
      ctx.fillStyle = css('--chart-point');
      ctx.beginPath();
      ctx.moveTo(x, tip);
      ctx.lineTo(x - side, tip - 2 * side);
      ctx.lineTo(x + side, tip - 2 * side);
      ctx.fill();
      ctx.restore();
    }
  }

  // The pointer on a strip: which band it is on. The plot's own cursor ends at the axis.
  function hover(event) {
    const box = plot?.over.getBoundingClientRect();
    const row = box ? Math.floor((event.clientY - box.bottom - 5) / strip) : -1;
    const at = box && row >= 0 && row < strips() ? plot.posToVal(event.clientX - box.left, 'x') : null;
    const slack = at === null ? 0 : plot.posToVal(2, 'x') - plot.posToVal(0, 'x');
    host.title = at === null ? '' : bands.filter(b => b.strip === row && b.from - slack <= at && b.to + slack >= at).map(b => b.label).join('\n');
  }

  function latencyLine() {
    const crowded = data[0].length > host.clientWidth / 8;
    return { stroke: css('--chart-latency'), width: 1.5, dash: [2, 2], scale: 'ms', points: { show: !crowded, size: 5, fill: css('--chart-latency') } };
  }

  const latencyAxis = axis => ({ ...axis, side: 1, scale: 'ms', size: 56, grid: { show: false }, values: (_, all) => all.map(duration) });
  const latencyRange = (_, least, most) => [0, Math.max(1, most || 1) * 1.08];

  // How the platform bore it, under what it was asked: the same axis of time, the same cursor.
  function drawHealth(axis, x, right) {
    const series = [{}, { stroke: css('--chart-errors'), fill: css('--chart-errors-fill'), width: 1.5, dash: [5, 3], paths: uPlot.paths.stepped({ align: 1 }), points: { show: false } }];
    const axes = [{ ...axis, values: times, space: 72, size: 40 }, { ...axis, size: 48, space: 24, values: (_, all) => all.map(percent) }];
    const scales = { x, y: { range: (_, least, most) => [0, Math.min(100, Math.max(1, (most || 0) * 1.08))] } };
    if (spec.latency) {
      series.push(latencyLine());
      axes.push(latencyAxis({ ...axis, space: 24 }));
      scales.ms = { range: latencyRange };
    }
    health = new uPlot({
      width: healthHost.clientWidth, height: healthHost.clientHeight, series, axes, scales, tzDate: at, legend: { show: false }, padding: [8, spec.latency ? 0 : right, 0, 0],
      cursor: { y: false, sync, drag: { x: true, y: false, setScale: false }, points: { size: 6 } },
      hooks: { setCursor: [read], setSelect: [chosen] },
    }, [data[0], spec.failures, ...(spec.latency ? [spec.latency] : [])], healthHost);
  }

  function draw() {
    plot?.destroy();
    health?.destroy();
    plot = health = null;
    if (!data || !host.clientWidth) return;
    const quiet = css('--chart-text'), line = css('--chart-line');
    const font = `12px ${css('--font') || 'sans-serif'}`;
    const axis = { stroke: quiet, font, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1, size: 4 } };
    const steps = uPlot.paths.stepped({ align: 1 });
    const count = { ...axis, size: 48, incrs: whole10, values: (_, all) => all.map(short) };
    const series = [
      {},
      { stroke: css('--chart-requests'), fill: css('--chart-requests-fill'), width: 1.5, paths: steps, points: { show: false } },
      { stroke: css('--chart-errors'), width: 1.5, dash: [5, 3], paths: steps, points: { show: false } },
    ];
    const under = strips() * strip;
    const axes = [{ ...axis, values: times, space: 72, size: 40 + under, gap: 5 + under }, count];
    const scales = { x: { range: [data[0][0], data[0][data[0].length - 1] + spec.step] }, y: { range: (_, least, most) => [0, Math.max(1, most) * 1.08] } };
    if (data[3]) {
      series.push(latencyLine());
      axes.push(latencyAxis(axis));
      scales.ms = { range: latencyRange };
    }
    const right = spec.failures && spec.latency ? 56 : 28;
    plot = new uPlot({
      ...size(), series, axes, scales, tzDate: at, legend: { show: false },
      padding: [8, data[3] ? 0 : right, 0, 0],
      cursor: { y: false, sync, drag: { x: true, y: false, setScale: false }, points: { size: 6 } },
      hooks: { setCursor: [read], setSelect: [chosen], drawClear: [drawBehind], draw: [drawStrips] },
    }, data, host);
    if (spec.failures) drawHealth(axis, scales.x, right);
  }

  const theme = () => draw();
  document.addEventListener('cordon:theme', theme);
  let width = host.clientWidth;
  const watch = new ResizeObserver(() => {
    if (width === host.clientWidth) return;
    width = host.clientWidth;
    if (!plot) { draw(); return; }
    plot.setSize(size());
    health?.setSize({ width: healthHost.clientWidth, height: healthHost.clientHeight });
  });
  watch.observe(host);
  host.addEventListener('mousemove', hover);

  // A dashed line along the whole axis would only say that nothing happened.
  const withoutZeros = all => Array.from(all, (v, i) => v === 0 && !all[i - 1] && !all[i + 1] ? null : v);

  return {
    isUtc: () => utc,
    mark(wantedBands, wantedPoints) { bands = wantedBands; points = wantedPoints; draw(); },
    setUtc(now) { utc = now; keep('zone', now ? 'utc' : 'browser'); draw(); },
    show(from, step, latency, bytes, under) {
      const lines = 2 + (under ? 1 : 0) + (latency ? 1 : 0);
      const all = new Float64Array(bytes.slice().buffer), n = all.length / lines;                   // slice: a view need not start at a multiple of 8
      const line = i => all.subarray(i * n, (i + 1) * n), told = i => Array.from(line(i), v => Number.isNaN(v) ? null : v);
      healthHost = under;
      spec = { step, failures: under ? told(2) : null, latency: latency ? told(lines - 1) : null };
      data = [Float64Array.from({ length: n }, (_, i) => from + i * step), line(0), withoutZeros(line(1))];
      if (latency && !under) data.push(spec.latency);
      draw();
    },
    destroy() { watch.disconnect(); document.removeEventListener('cordon:theme', theme); host.removeEventListener('mousemove', hover); plot?.destroy(); health?.destroy(); },
  };
}
