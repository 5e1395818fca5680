/** Figures as people read them. */
import type { Figure } from './figure.ts';

export function written(value: number, { unit }: Pick<Figure, 'unit'>): string {
  if (value === Infinity) return 'not reached';
  if (unit === 'share') return `${digits(value * 100)} %`;
  if (unit === 'days') return `${digits(value)} d`;
  if (unit === 'number') return digits(value);
  if (value < 1) return `${digits(value * 60)} min`;
  return value < 48 ? `${digits(value)} h` : `${digits(value / 24)} d`;
}

/** Three significant digits, no more than two behind the point, no zeros at the end. */
function digits(value: number): string {
  const size = Math.abs(value);
  return String(Number(value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2)));
}
