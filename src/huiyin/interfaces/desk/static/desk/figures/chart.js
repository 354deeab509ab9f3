// Draws the table's rows as a chart. The table is the page; whoever has no script, or reads by ear, loses nothing.
"use strict";
(() => {
  const place = document.querySelector("[data-chart]");
  const data = place && document.getElementById(place.dataset.chart);
  if (!data || typeof echarts === "undefined") return;
  const said = JSON.parse(data.textContent);
  const style = getComputedStyle(document.documentElement);
  const colour = (name, fallback) => style.getPropertyValue(name).trim() || fallback;
  const many = said.labels.length > 8 && !said.line;
  place.hidden = false;
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", said.title);
  if (many) place.style.height = `${Math.min(60, 5 + said.labels.length * 2)}rem`;
  const chart = echarts.init(place, null, { renderer: "canvas" });
  const names = { type: "category", data: said.labels, inverse: many, axisLabel: { width: many ? 130 : 90, overflow: "truncate" } };
  const amounts = { type: "value", minInterval: said.whole ? 1 : 0, axisLabel: { formatter: `{value}${said.unit}` } };
  const series = (name, values, ink) => ({
    name, data: values, type: said.line ? "line" : "bar", itemStyle: { color: ink }, lineStyle: { color: ink },
    barMaxWidth: 26, symbolSize: 7, connectNulls: false,
  });
  const shown = [series(said.names[0], said.values, colour("--accent", "#1f6f5c"))];
  if (said.before.some((one) => one !== null)) {
    shown.push(series(said.names[1], said.before, colour("--ink-soft", "#6b645a")));
  }
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 12, right: 24, top: 40, bottom: 12, containLabel: true },
    legend: { top: 8 },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true },
    xAxis: many ? amounts : names,
    yAxis: many ? names : amounts,
    series: shown,
  });
  new ResizeObserver(() => chart.resize()).observe(place);
})();
