import * as v from 'valibot';
import { type AddInFrame, addInFaultCodes, type Telling } from '#addins/contract.ts';

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const telling = v.variant('name', [
  v.strictObject({ kind: v.literal('event'), name: v.literal('pressed'), body: v.strictObject({}) }),
  v.strictObject({
    kind: v.literal('event'),
    name: v.literal('leave'),
    body: v.strictObject({ to: v.picklist(['next', 'before', 'composer']) }),
  }),
]);
const frame = v.variant('kind', [
  telling,
  v.strictObject({
    kind: v.literal('ask'),
    id,
    name: v.pipe(v.string(), v.maxLength(100)),
    body: v.unknown(),
  }),
  v.strictObject({ kind: v.literal('answer'), id, body: v.unknown() }),
  v.strictObject({
    kind: v.literal('fault'),
    id,
    fault: v.strictObject({
      code: v.picklist(addInFaultCodes),
      text: v.pipe(v.string(), v.maxLength(1000)),
      retry: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
    }),
  }),
]);

/** A frame whose body nobody has looked at yet. */
export type ReadFrame =
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly body: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly body: unknown }
  | Extract<AddInFrame, { kind: 'fault' }>
  | Telling;

/** What came by a port, as a frame; undefined where it is none. */
export function readFrame(data: unknown): ReadFrame | undefined {
  const read = v.safeParse(frame, data);
  return read.success ? read.output : undefined;
}
