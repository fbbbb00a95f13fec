// The data_visualization block, drawn as labelled bars: exact to read, and the
// same for every kind of chart.
import { h } from '../dom.js';

function bar(label, value, largest, series) {
  const fill = h('span', { class: `bar-fill series-${series % 4}` });
  fill.style.width = `${largest ? (Math.abs(value) / largest) * 100 : 0}%`;
  return h('div', { class: 'bar' }, h('span', { class: 'bar-label' }, label), h('span', { class: 'bar-track' }, fill), h('span', { class: 'bar-value' }, String(value)));
}

/** A chart with its title; every value stands beside its bar. */
export function chart(block) {
  const given = block.chart ?? {};
  const series = given.series ?? [{ name: '', data: given.segments ?? [] }];
  const points = series.flatMap((one, at) => (one.data ?? []).map((point) => ({ ...point, series: at, name: one.name })));
  const largest = Math.max(0, ...points.map((point) => Math.abs(point.value)));
  const several = series.length > 1;
  return h('figure', { class: 'chart' }, h('figcaption', {}, block.title?.text ?? block.title ?? 'Chart'),
    points.map((point) => bar(several ? `${point.label} · ${point.name}` : point.label, point.value, largest, point.series)));
}
