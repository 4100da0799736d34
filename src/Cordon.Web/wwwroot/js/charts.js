// Draws figures over time with uPlot: a plot for each TimeChart, redrawn with the theme and with its width.
import uPlot from '../lib/uplot/uPlot.esm.js';
import { keep } from './page.js';

const height = 220;
const hour = 3600, day = 24 * hour;
const clock = ['\n{D} {MMM} {YYYY}', null, '\n{D} {MMM}', null, null, null, 1];
// uPlot's own table is 12-hour: increment, text, then what is added when the year, month, day… changes.
const times = [
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
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export function timeChart(host, net) {
  const figure = host.closest('figure');
  let utc = !/(?:^|; )zone=browser/.test(document.cookie);
  let data, spec, plot;

  const at = seconds => utc ? uPlot.tzDate(new Date(seconds * 1e3), 'Etc/UTC') : new Date(seconds * 1e3);
  const say = (key, text) => { const place = figure.querySelector(`[data-value="${key}"]`); if (place) place.textContent = text; };
  const stamp = uPlot.fmtDate('{D} {MMM} {YYYY}, {HH}:{mm}');

  function read(u) {
    const i = u.cursor.idx;
    figure.classList.toggle('chart-reading', i != null);
    if (i == null) {
      for (const key of ['at', 'requests', 'errors', 'latency']) say(key, '');
      return;
    }
    say('at', stamp(at(data[0][i])) + (utc ? ' UTC' : ''));
    say('requests', whole.format(data[1][i]));
    say('errors', whole.format(data[2][i] ?? 0));
    if (data[3]) say('latency', data[3][i] == null ? '—' : whole.format(data[3][i]) + ' ms');
  }

  function chosen(u) {
    const { left, width } = u.select;
    if (width < 4) return;
    const from = u.posToVal(left, 'x'), to = u.posToVal(left + width, 'x');
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    net.invokeMethodAsync('ZoomedAsync', from, to).catch(() => { });
  }

  function draw() {
    plot?.destroy();
    plot = null;
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
    const axes = [{ ...axis, values: times, space: 72, size: 40 }, count];
    const scales = { x: { range: [data[0][0], data[0][data[0].length - 1] + spec.step] }, y: { range: (_, least, most) => [0, Math.max(1, most) * 1.08] } };
    if (data[3]) {
      const crowded = data[0].length > host.clientWidth / 8;
      series.push({ stroke: css('--chart-latency'), width: 1.25, dash: [1, 3], scale: 'ms', points: { show: !crowded, size: 5, fill: css('--chart-latency') } });
      axes.push({ ...axis, side: 1, scale: 'ms', size: 56, grid: { show: false }, values: (_, all) => all.map(duration) });
      scales.ms = { range: (_, least, most) => [0, Math.max(1, most || 1) * 1.08] };
    }
    plot = new uPlot({
      width: host.clientWidth, height, series, axes, scales, tzDate: at, legend: { show: false },
      padding: [8, data[3] ? 0 : 28, 0, 0],
      cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { size: 6 } },
      hooks: { setCursor: [read], setSelect: [chosen] },
    }, data, host);
  }

  const theme = () => draw();
  document.addEventListener('cordon:theme', theme);
  let width = host.clientWidth;
  const watch = new ResizeObserver(() => {
    if (width === host.clientWidth) return;
    width = host.clientWidth;
    if (plot) plot.setSize({ width, height }); else draw();
  });
  watch.observe(host);

  // A dashed line along the whole axis would only say that nothing happened.
  const withoutZeros = all => Array.from(all, (v, i) => v === 0 && !all[i - 1] && !all[i + 1] ? null : v);

  return {
    isUtc: () => utc,
    setUtc(now) { utc = now; keep('zone', now ? 'utc' : 'browser'); draw(); },
    show(from, step, latency, bytes) {
      const all = new Float64Array(bytes.slice().buffer), n = all.length / (latency ? 3 : 2);       // slice: a view need not start at a multiple of 8
      spec = { step };
      data = [Float64Array.from({ length: n }, (_, i) => from + i * step), all.subarray(0, n), withoutZeros(all.subarray(n, 2 * n))];
      if (latency) data.push(Array.from(all.subarray(2 * n), v => Number.isNaN(v) ? null : v));
      draw();
    },
    destroy() { watch.disconnect(); document.removeEventListener('cordon:theme', theme); plot?.destroy(); },
  };
}
