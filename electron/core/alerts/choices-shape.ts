import * as v from 'valibot';
import {
  type AlertChange,
  type AlertChoices,
  alertLevels,
  firstAlertChoices,
} from '#electron/model/alert.ts';
import { type AlertRule, alertActions } from '#electron/model/alert-rule.ts';
import { everyHour } from '#electron/model/hours.ts';

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

/** `damaged` stands for what is there and is not understood, `absent` for what is not there. */
function read<T>(shape: v.GenericSchema<unknown, T>, absent: T, damaged: T): v.GenericSchema<unknown, T> {
  return v.fallback(shape, (dataset) => (dataset?.value === undefined ? absent : damaged));
}

/** Of many those that are understood. */
function each<T>(shape: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, readonly T[]> {
  const understood = (one: unknown): readonly T[] => {
    const { success, output } = v.safeParse(shape, one);
    return success ? [output] : [];
  };
  return v.pipe(
    v.array(v.unknown()),
    v.transform((all) => all.flatMap(understood)),
  );
}

/** What is damaged counts as `damaged` says; the rest stays. */
function shapeWith(damaged: AlertChoices): v.GenericSchema<unknown, AlertChoices> {
  return v.object({
    level: read(level, first.level, damaged.level),
    keywords: v.fallback(each(v.string()), first.keywords),
    quietHours: read(v.nullable(hours), first.quietHours, damaged.quietHours),
    importantAnyway: read(v.boolean(), first.importantAnyway, damaged.importantAnyway),
    rules: v.fallback(each(rule), first.rules),
  });
}

/** As a file of this device says. What is damaged makes nothing louder, as it does not on the server. */
export const choicesShape = shapeWith({
  ...first,
  level: 'mentions',
  quietHours: everyHour,
  importantAnyway: false,
});
/** The server is told of it as of something that was chosen: nothing is guessed. */
export const oldChoicesShape = shapeWith(first);

export const changeShape: v.GenericSchema<unknown, AlertChange> = v.object({
  level: v.exactOptional(level),
  quietHours: v.exactOptional(v.nullable(hours)),
  importantAnyway: v.exactOptional(v.boolean()),
  addKeywords: v.exactOptional(words),
  removeKeywords: v.exactOptional(words),
  putRules: v.exactOptional(v.array(rule)),
  removeRules: v.exactOptional(words),
});
