import * as v from 'valibot';
import type { AppCalls } from '../contract/app.ts';
import { type ChecksOf, link, nothing, room } from './parts.ts';

const width = v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)));

export const appChecks: ChecksOf<AppCalls> = {
  'app.snapshot': nothing,
  'app.remember': v.strictObject({
    theme: v.exactOptional(v.picklist(['system', 'light', 'dark', 'contrast'])),
    alerts: v.exactOptional(v.boolean()),
    openRoom: v.exactOptional(v.nullable(room)),
    sidebarWidth: width,
    addIns: v.exactOptional(v.boolean()),
    addInWidth: width,
  }),
  'rooms.looking': v.strictObject({ room: v.nullable(room) }),
  'links.open': v.strictObject({ url: link }),
};
