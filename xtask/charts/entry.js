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
  const tooltips = [option.tooltip, ...[option.series].flat().map((series) => series?.tooltip)].flat();
  for (const tooltip of tooltips) if (tooltip) tooltip.renderMode = "richText";
});

/** ECharts with Portuguese as the language of every chart. */
globalThis.echarts = {
  ...core,
  init: (element, theme, options) => core.init(element, theme, { renderer: "canvas", locale: "PT-BR", ...options }),
};
export default globalThis.echarts;
