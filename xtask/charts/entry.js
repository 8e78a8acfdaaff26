// The part of ECharts that Carteira draws with: a chart that uses another part says so on the console, and it is added
// here. `lines` series are left out: their tooltip runs script (CVE-2026-45249).
import * as core from "echarts/core";
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  AxisPointerComponent,
  BrushComponent,
  DataZoomComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";
import portuguese from "echarts/i18n/langPT-br-obj.js";

core.use([
  BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart,
  AriaComponent, AxisPointerComponent, BrushComponent, DataZoomComponent, DatasetComponent,
  GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent,
  TooltipComponent, VisualMapComponent, LabelLayout, CanvasRenderer,
]);

core.registerLocale("PT-BR", portuguese);

// HTML tooltips carry style attributes, which the page's CSP refuses: they are drawn on the canvas instead.
core.registerPreprocessor((option) => {
  for (const axis of [option.xAxis, option.yAxis].flat()) if (axis) axis.axisLabel = inPortuguese(axis.axisLabel);
  const tooltips = [option.tooltip, ...[option.series].flat().map((series) => series?.tooltip)].flat();
  for (const tooltip of tooltips) {
    if (!tooltip) continue;
    tooltip.renderMode = "richText";
    tooltip.valueFormatter = (value) => (typeof value === "number" ? whole.format(value) : "—");
  }
});

const whole = new Intl.NumberFormat("pt-BR", { maximumFractionDigits: 2 });
const short = new Intl.NumberFormat("pt-BR", { notation: "compact", maximumFractionDigits: 1 });

/** Options are data and bring no functions; ECharts alone would write 10,000. `{value}` becomes 9.500 or 10 mil. */
function inPortuguese(label) {
  if (typeof label?.formatter !== "string") return label;
  const words = label.formatter;
  const figure = (value) => (Math.abs(value) < 10_000 ? whole : short).format(value);
  return { ...label, formatter: (value) => words.replace("{value}", typeof value === "number" ? figure(value) : value) };
}

/** ECharts with Portuguese as the language of every chart. */
globalThis.echarts = {
  ...core,
  init: (element, theme, options) => core.init(element, theme, { renderer: "canvas", locale: "PT-BR", ...options }),
};
export default globalThis.echarts;
