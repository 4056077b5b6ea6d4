import * as v from 'valibot';
import type { SharingCalls } from '../contract/sharing.ts';
import { type ChecksOf, line, nothing } from './parts.ts';

export const sharingChecks: ChecksOf<SharingCalls> = {
  'sharing.read': nothing,
  'sharing.start': v.strictObject({
    host: v.exactOptional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(255))),
    port: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
  }),
  'sharing.stop': nothing,
  'sharing.renewCertificate': nothing,
  'invitations.create': v.strictObject({
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
    note: line,
  }),
  'invitations.list': nothing,
  'invitations.withdraw': v.strictObject({ id: line }),
};
