// Draws the activity of several accounts on one axis of time, a lane each, with uPlot's axis, cursor and selection.
import uPlot from '../lib/uplot/uPlot.esm.js';
import { times } from './charts.js';

const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const stamp = uPlot.fmtDate('{D} {MMM} {YYYY}, {HH}:{mm}');

export function lanes(host, net, tall) {
  const figure = host.closest('figure'), axis = 40;
  // The zone that was chosen on any chart.
  const utc = !/(?:^|; )zone=browser/.test(document.cookie);
  const at = seconds => utc ? uPlot.tzDate(new Date(seconds * 1e3), 'Etc/UTC') : new Date(seconds * 1e3);
  let plot, spec;

  function draw(u) {
    const { ctx, bbox } = u, ratio = devicePixelRatio, { from, step, count, values, buckets, flags, most } = spec;
    const x = seconds => u.valToPos(seconds, 'x', true), lane = bbox.height / count;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (const flag of flags) {
      const left = Math.max(bbox.left, x(flag.from)), width = Math.max(3 * ratio, Math.min(bbox.left + bbox.width, x(flag.to)) - left), top = bbox.top + flag.lane * lane;
      // Where several lie over each other it is the darker.
      ctx.fillStyle = css('--chart-flag');
      ctx.globalAlpha = 0.4;
      ctx.fillRect(left, top + lane - 4 * ratio, width, 3 * ratio);
    }
    ctx.globalAlpha = 1;
    ctx.fillStyle = css('--chart-requests');
    const thin = Math.max(1, x(from + step) - x(from));
    for (let i = 0; i < count; i++) {
      const foot = bbox.top + (i + 1) * lane - 5 * ratio;
      for (let b = 0; b < buckets; b++) {
        const value = values[i * buckets + b];
        // By the root: a quiet account is still seen beside a loud one.
        if (value) { const high = Math.max(ratio, Math.sqrt(value / most) * (lane - 9 * ratio)); ctx.fillRect(x(from + b * step), foot - high, thin, high); }
      }
    }
    ctx.fillStyle = css('--chart-line');
    for (let i = 1; i <= count; i++) ctx.fillRect(bbox.left, Math.round(bbox.top + i * lane) - ratio, bbox.width, ratio);
    ctx.restore();
  }

  function read(u) {
    const b = u.cursor.idx;
    figure.classList.toggle('chart-reading', b != null);
    figure.querySelector('[data-value=at]').textContent = b == null ? '' : stamp(at(u.data[0][b])) + (utc ? ' UTC' : '');
    for (const place of figure.querySelectorAll('[data-lane]')) {
      const value = b == null ? 0 : spec.values[Number(place.dataset.lane) * spec.buckets + b];
      place.textContent = value ? whole.format(value) : '';
    }
  }

  function chosen(u) {
    const { left, width } = u.select;
    if (width < 4) return;
    const from = u.posToVal(left, 'x'), to = u.posToVal(left + width, 'x');
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    net.invokeMethodAsync('ZoomedAsync', from, to).catch(() => { });
  }

  function make() {
    plot?.destroy();
    plot = null;
    if (!spec || !host.clientWidth) return;
    const { from, step, count, buckets } = spec, line = css('--chart-line');
    plot = new uPlot({
      width: host.clientWidth, height: count * tall + axis, tzDate: at, legend: { show: false }, padding: [0, 28, 0, 28],
      series: [{}, { show: true, points: { show: false } }],
      axes: [{ stroke: css('--chart-text'), font: `12px ${css('--font') || 'sans-serif'}`, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1, size: 4 }, values: times, space: 72, size: axis }, { show: false }],
      scales: { x: { range: [from, from + buckets * step] }, y: { range: [0, 1] } },
      cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { show: false } },
      hooks: { draw: [draw], setCursor: [read], setSelect: [chosen] },
    }, [Float64Array.from({ length: buckets }, (_, i) => from + i * step), Array(buckets).fill(null)], host);
  }

  document.addEventListener('cordon:theme', make);
  let width = host.clientWidth;
  const watch = new ResizeObserver(() => {
    if (width === host.clientWidth) return;
    width = host.clientWidth;
    if (plot) plot.setSize({ width, height: spec.count * tall + axis });
    else make();
  });
  watch.observe(host);

  return {
    show(from, step, count, bytes, flags) {
      const values = new Int32Array(bytes.slice().buffer);          // slice: a view need not start at a multiple of 4
      spec = { from, step, count, values, flags, buckets: values.length / count, most: values.reduce((most, v) => Math.max(most, v), 1) };
      make();
    },
    destroy() { watch.disconnect(); document.removeEventListener('cordon:theme', make); plot?.destroy(); },
  };
}
