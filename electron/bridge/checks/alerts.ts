import * as v from 'valibot';
import { alertActions } from '#electron/model/alert-rule.ts';
import type { AlertCalls } from '../contract/alerts.ts';
import { address, alertLevel, type ChecksOf, key, line, optional, room } from './parts.ts';

const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));
const day = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6));
const hours = v.nullable(
  v.strictObject({ days: v.pipe(v.array(day), v.maxLength(7)), from: minute, to: minute }),
);
const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(256));
const some = v.pipe(line, v.nonEmpty());
const words = optional(v.pipe(v.array(some), v.maxLength(200)));

const rule = v.strictObject({
  id,
  name: line,
  scope: v.variant('kind', [
    v.strictObject({ kind: v.literal('all') }),
    v.strictObject({ kind: v.literal('category'), category: some }),
    v.strictObject({ kind: v.literal('room'), room }),
    v.strictObject({ kind: v.literal('person'), person: address }),
  ]),
  match: v.variant('kind', [
    v.strictObject({ kind: v.picklist(['everything', 'mention', 'keyword', 'important']) }),
    v.strictObject({ kind: v.literal('feed'), feed: id }),
  ]),
  action: v.picklist(alertActions),
  hours,
});

export const alertChecks: ChecksOf<AlertCalls> = {
  'alerts.choose': v.strictObject({
    level: optional(alertLevel),
    quietHours: optional(hours),
    importantAnyway: optional(v.boolean()),
    addKeywords: words,
    removeKeywords: words,
    putRules: optional(v.pipe(v.array(rule), v.maxLength(200))),
    removeRules: optional(v.pipe(v.array(id), v.maxLength(200))),
  }),
  'alerts.why': v.strictObject({ room, key }),
  'alerts.test': v.strictObject({ title: line, text: line }),
};
