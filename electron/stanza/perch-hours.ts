import type { Hours } from '../model/hours.ts';
import { type Element, xml } from './xml.ts';

/** Hours of the day by days of the week: `days='1 2' from='22:00' to='07:00'`; 0 is Sunday. */
export function writeHours(name: string, { days, from, to }: Hours): Element {
  return xml(name, { days: days.join(' '), from: writeTime(from), to: writeTime(to) });
}

/** Undefined where something of it is not understood. */
export function readHours(element: Element): Hours | undefined {
  const { days = '', from = '', to = '', ...others } = element.attrs;
  const [begin, end] = [readTime(from), readTime(to)];
  const known = /^([0-6]( [0-6]){0,6})?$/.test(days) && Object.keys(others).every((name) => name === 'xmlns');
  if (!known || begin === undefined || end === undefined || element.children.length > 0) return undefined;
  return { days: days.split(' ').filter(Boolean).map(Number), from: begin, to: end };
}

function writeTime(minutes: number): string {
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function readTime(text: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
