/** What is handed to echarts: JSON, so that the server draws from it and a page can carry it. */

export interface ChartOption {
  animation: false;
  textStyle: object;
  grid: { left: number; right: number; top: number; bottom: number };
  xAxis: object[];
  yAxis: object;
  series: ChartSeries[];
}

export interface ChartSeries {
  type: 'line';
  data: readonly (readonly [number, number])[];
  markLine?: { data: Mark[]; [more: string]: unknown };
  [more: string]: unknown;
}

/** A line across, with its word: at an instant, or at a value. */
export interface Mark {
  name: string;
  xAxis?: number;
  yAxis?: number;
  label: object;
}

/** What a page carries for whoever wants to explore a drawing. */
export interface Explored {
  option: ChartOption;
  /** The series whose points are gone through, and what is said at each. */
  stops: number;
  said: readonly string[];
}
