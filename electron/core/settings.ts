import { join } from 'node:path';
import * as v from 'valibot';
import { firstSettings, type Settings } from '../bridge/contract.ts';
import { openJsonFile } from './json-file.ts';

const first = firstSettings;

/** What is damaged falls back to what it was at first, and the rest stays. */
const alertPreferences = v.fallback(
  v.object({
    quietUntil: v.fallback(v.nullable(v.number()), null),
    presentingUntil: v.fallback(v.nullable(v.number()), null),
    secretsOutside: v.fallback(v.boolean(), first.alertPreferences.secretsOutside),
  }),
  first.alertPreferences,
);

const schema: v.GenericSchema<unknown, Settings> = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark', 'contrast']), 'system'),
  alerts: v.fallback(v.boolean(), true),
  openRoom: v.fallback(v.nullable(v.string()), null),
  sidebarWidth: v.fallback(v.number(), first.sidebarWidth),
  collapsed: v.fallback(v.array(v.nullable(v.string())), []),
  addIns: v.fallback(v.boolean(), true),
  addInWidth: v.fallback(v.number(), first.addInWidth),
  keys: v.fallback(v.record(v.string(), v.fallback(v.nullable(v.string()), '')), {}),
  knowsAudiences: v.fallback(v.boolean(), false),
  alertPreferences,
});

export interface SettingsStore {
  readonly value: Settings;
  remember(change: Partial<Settings>): void;
}

/** What the window remembers of itself. Each field stands alone: one that is damaged falls back, the rest stays. */
export function openSettings(data: string): SettingsStore {
  const file = openJsonFile(join(data, 'settings.json'), schema, first);
  return {
    get value() {
      return file.value;
    },
    remember: (change) => file.write({ ...file.value, ...change }),
  };
}
