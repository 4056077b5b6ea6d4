import * as v from 'valibot';
import { exportFormats } from '#electron/model/transfer.ts';
import type { TransferCalls } from '../contract/transfer.ts';
import { type ChecksOf, line, nothing, optional, room } from './parts.ts';

const time = v.pipe(v.number(), v.safeInteger());
const wish = v.strictObject({
  rooms: optional(v.pipe(v.array(room), v.minLength(1), v.maxLength(10_000))),
  from: optional(time),
  until: optional(time),
  format: v.picklist(exportFormats),
});

export const transferChecks: ChecksOf<TransferCalls> = {
  'transfer.read': nothing,
  'transfer.extent': wish,
  'transfer.export': wish,
  'transfer.import': v.strictObject({ upload: optional(line) }),
  'transfer.stop': nothing,
  'transfer.undo': nothing,
  'rooms.keep': v.strictObject({
    room,
    days: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500))),
  }),
};
