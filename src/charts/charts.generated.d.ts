import type { ChartOption } from './option.ts';
export function svgOf(option: ChartOption, width: number, height: number): string;
