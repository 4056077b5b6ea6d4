import * as v from 'valibot';
import type { AppCalls } from '../contract/app.ts';
import { type ChecksOf, line, link, nothing, room } from './parts.ts';

const width = v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)));

const until = v.nullable(v.pipe(v.number(), v.safeInteger()));
const alertPreferences = v.strictObject({
  quietUntil: until,
  presentingUntil: until,
  secretsOutside: v.boolean(),
});

const keys = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(64)), v.nullable(v.pipe(v.string(), v.maxLength(64)))),
  v.maxEntries(500),
);

export const appChecks: ChecksOf<AppCalls> = {
  'app.snapshot': nothing,
  'app.remember': v.strictObject({
    theme: v.exactOptional(v.picklist(['system', 'light', 'dark', 'contrast'])),
    alerts: v.exactOptional(v.boolean()),
    alertPreferences: v.exactOptional(alertPreferences),
    openRoom: v.exactOptional(v.nullable(room)),
    sidebarWidth: width,
    collapsed: v.exactOptional(v.pipe(v.array(v.nullable(line)), v.maxLength(1000))),
    addIns: v.exactOptional(v.boolean()),
    addInWidth: width,
    keys: v.exactOptional(keys),
    knowsAudiences: v.exactOptional(v.boolean()),
  }),
  'rooms.looking': v.strictObject({ room: v.nullable(room), beside: v.exactOptional(room) }),
  'links.open': v.strictObject({ url: link }),
};
