import * as v from 'valibot';
import type { AppCalls } from '../contract/app.ts';
import { type ChecksOf, link, nothing, room } from './parts.ts';

export const appChecks: ChecksOf<AppCalls> = {
  'app.snapshot': nothing,
  'app.remember': v.strictObject({
    theme: v.exactOptional(v.picklist(['system', 'light', 'dark', 'contrast'])),
    alerts: v.exactOptional(v.boolean()),
    openRoom: v.exactOptional(v.nullable(room)),
    sidebarWidth: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000))),
  }),
  'rooms.looking': v.strictObject({ room: v.nullable(room) }),
  'links.open': v.strictObject({ url: link }),
};
