// The part of ECharts that Carteira draws with. `lines` series are left out: their tooltip runs script (CVE-2026-45249).
import * as core from "echarts/core";
import { BarChart, BoxplotChart, CustomChart, HeatmapChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  AxisPointerComponent,
  BrushComponent,
  CalendarComponent,
  DataZoomComponent,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  ToolboxComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import { LabelLayout, UniversalTransition } from "echarts/features";
import { CanvasRenderer } from "echarts/renderers";
import portuguese from "echarts/i18n/langPT-br-obj.js";

core.use([
  BarChart, BoxplotChart, CustomChart, HeatmapChart, LineChart, PieChart, ScatterChart,
  AriaComponent, AxisPointerComponent, BrushComponent, CalendarComponent, DataZoomComponent, DatasetComponent,
  GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TitleComponent,
  ToolboxComponent, TooltipComponent, VisualMapComponent, LabelLayout, UniversalTransition, CanvasRenderer,
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
