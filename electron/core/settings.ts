import { join } from 'node:path';
import * as v from 'valibot';
import type { Settings } from '../bridge/contract.ts';
import { alertLevels, firstAlertPreferences } from '../model/alert.ts';
import { openJsonFile } from './json-file.ts';

const first = firstAlertPreferences;
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));
const quietHours = v.object({
  days: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))),
  ...{ from: minute, to: minute },
});

/** What is damaged falls back to what it was at first, and the rest stays. */
const alertPreferences = v.fallback(
  v.object({
    level: v.fallback(v.picklist(alertLevels), first.level),
    keywords: v.fallback(v.array(v.string()), []),
    quietHours: v.fallback(v.nullable(quietHours), null),
    quietUntil: v.fallback(v.nullable(v.number()), null),
    importantAnyway: v.fallback(v.boolean(), first.importantAnyway),
    presentingUntil: v.fallback(v.nullable(v.number()), null),
    secretsOutside: v.fallback(v.boolean(), first.secretsOutside),
  }),
  first,
);

const schema: v.GenericSchema<unknown, Settings> = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark', 'contrast']), 'system'),
  alerts: v.fallback(v.boolean(), true),
  openRoom: v.fallback(v.nullable(v.string()), null),
  sidebarWidth: v.fallback(v.number(), 260),
  collapsed: v.fallback(v.array(v.nullable(v.string())), []),
  addIns: v.fallback(v.boolean(), true),
  addInWidth: v.fallback(v.number(), 320),
  keys: v.fallback(v.record(v.string(), v.fallback(v.nullable(v.string()), '')), {}),
  knowsAudiences: v.fallback(v.boolean(), false),
  alertPreferences,
});

const initial: Settings = {
  theme: 'system',
  alerts: true,
  openRoom: null,
  sidebarWidth: 260,
  collapsed: [],
  addIns: true,
  addInWidth: 320,
  keys: {},
  knowsAudiences: false,
  alertPreferences: firstAlertPreferences,
};

export interface SettingsStore {
  readonly value: Settings;
  remember(change: Partial<Settings>): void;
}

/** What the window remembers of itself. Each field stands alone: one that is damaged falls back, the rest stays. */
export function openSettings(data: string): SettingsStore {
  const file = openJsonFile(join(data, 'settings.json'), schema, initial);
  return {
    get value() {
      return file.value;
    },
    remember: (change) => file.write({ ...file.value, ...change }),
  };
}
