import * as v from 'valibot';
import {
  type AlertChange,
  type AlertChoices,
  alertLevels,
  firstAlertChoices,
} from '#electron/model/alert.ts';
import { type AlertRule, alertActions } from '#electron/model/alert-rule.ts';

const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));
const hours = v.object({
  days: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
  from: minute,
  to: minute,
});
const level = v.picklist(alertLevels);
const words = v.array(v.string());

const rule: v.GenericSchema<unknown, AlertRule> = v.object({
  id: v.string(),
  name: v.string(),
  scope: v.variant('kind', [
    v.object({ kind: v.literal('all') }),
    v.object({ kind: v.literal('category'), category: v.string() }),
    v.object({ kind: v.literal('room'), room: v.string() }),
    v.object({ kind: v.literal('person'), person: v.string() }),
  ]),
  match: v.variant('kind', [
    v.object({ kind: v.picklist(['everything', 'mention', 'keyword', 'important']) }),
    v.object({ kind: v.literal('feed'), feed: v.string() }),
  ]),
  action: v.picklist(alertActions),
  hours: v.nullable(hours),
});

const first = firstAlertChoices;

/** As a file of this device says; what is damaged falls back to what it was at first, and the rest stays. */
export const choicesShape: v.GenericSchema<unknown, AlertChoices> = v.object({
  level: v.fallback(level, first.level),
  keywords: v.fallback(words, first.keywords),
  quietHours: v.fallback(v.nullable(hours), first.quietHours),
  importantAnyway: v.fallback(v.boolean(), first.importantAnyway),
  rules: v.fallback(v.array(rule), first.rules),
});

export const changeShape: v.GenericSchema<unknown, AlertChange> = v.object({
  level: v.exactOptional(level),
  quietHours: v.exactOptional(v.nullable(hours)),
  importantAnyway: v.exactOptional(v.boolean()),
  addKeywords: v.exactOptional(words),
  removeKeywords: v.exactOptional(words),
  putRules: v.exactOptional(v.array(rule)),
  removeRules: v.exactOptional(words),
});
