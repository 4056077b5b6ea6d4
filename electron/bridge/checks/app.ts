import * as v from 'valibot';
import type { AppCalls } from '../contract/app.ts';
import { alertLevel, type ChecksOf, line, link, nothing, room } from './parts.ts';

const width = v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)));

const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));
const day = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6));
const until = v.nullable(v.pipe(v.number(), v.safeInteger()));
const alertPreferences = v.strictObject({
  level: alertLevel,
  keywords: v.pipe(v.array(line), v.maxLength(200)),
  quietHours: v.nullable(
    v.strictObject({ days: v.pipe(v.array(day), v.maxLength(7)), from: minute, to: minute }),
  ),
  quietUntil: until,
  importantAnyway: v.boolean(),
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
  'alerts.test': v.strictObject({ title: line, text: line }),
  'links.open': v.strictObject({ url: link }),
};
