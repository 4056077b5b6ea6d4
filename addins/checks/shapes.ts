import * as v from 'valibot';
import type { Card, Coded, Json } from '../contract.ts';

const line = v.pipe(v.string(), v.maxLength(1024));
const tone = v.exactOptional(v.picklist(['neutral', 'good', 'warning', 'bad']));

/** Deeper than anybody writes, and shallow enough for every walk over it. */
const deepest = 32;

/** Anything that JSON can say, of bounded depth. What comes by a port may hold more: dates, maps, itself. */
export const json: v.GenericSchema<unknown, Json> = v.custom<Json>(
  (value) => isJson(value, deepest),
  'must be JSON',
);

export const coded: v.GenericSchema<unknown, Coded> = v.strictObject({
  kind: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:\S{1,200}$/i)),
  data: json,
});

export const card: v.GenericSchema<unknown, Card> = v.strictObject({
  title: line,
  tone,
  blocks: v.pipe(
    v.array(
      v.variant('kind', [
        v.strictObject({ kind: v.literal('text'), text: v.pipe(v.string(), v.maxLength(10_000)) }),
        v.strictObject({
          kind: v.literal('facts'),
          facts: v.pipe(v.array(v.strictObject({ name: line, value: line, tone })), v.maxLength(50)),
        }),
        v.strictObject({
          kind: v.literal('table'),
          head: v.pipe(v.array(line), v.maxLength(12)),
          rows: v.pipe(v.array(v.pipe(v.array(line), v.maxLength(12))), v.maxLength(100)),
        }),
        v.strictObject({
          kind: v.literal('progress'),
          label: line,
          part: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
        }),
        v.strictObject({ kind: v.literal('link'), text: line, url: v.pipe(v.string(), v.maxLength(8192)) }),
      ]),
    ),
    v.maxLength(30),
  ),
});

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === 0) return false;
  if (Array.isArray(value)) return value.every((each) => isJson(each, depth - 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.values(value).every((each) => isJson(each, depth - 1));
}
