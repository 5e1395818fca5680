/** echarts with what our drawings are made of and nothing else of it: draws on the server, and in the browser from the same options. */
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from '../option.ts';

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** @returns an SVG element as echarts writes it */
export function svgOf(option: ChartOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(asMeant(option));
    return chart.renderToSVGString({ useViewBox: true });
  } finally {
    chart.dispose();
  }
}

export function liveChart(place: HTMLElement, option: ChartOption, size: Size): EChartsType {
  const chart = init(place, null, { renderer: 'svg', ...size });
  chart.setOption(asMeant(option));
  return chart;
}

export interface Size {
  width: number;
  height: number;
}

const STAYS = { disabled: true };

/**
 * Words of marks as they are: as a template, braces in them would mean something. Nothing is brightened where somebody points:
 * that can be computed of no colour that the style sheet decides.
 */
function asMeant(option: ChartOption): Record<string, unknown> {
  const series = option.series.map(({ markLine, ...one }) =>
    markLine === undefined
      ? { ...one, emphasis: STAYS }
      : {
          ...one,
          emphasis: STAYS,
          markLine: {
            ...markLine,
            data: markLine.data.map((mark) => ({
              ...mark,
              label: { ...mark.label, formatter: () => mark.name },
            })),
          },
        },
  );
  return { ...option, series };
}
