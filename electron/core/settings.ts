import { join } from 'node:path';
import * as v from 'valibot';
import type { Settings } from '../bridge/contract.ts';
import { openJsonFile } from './json-file.ts';

const schema: v.GenericSchema<unknown, Settings> = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark', 'contrast']), 'system'),
  alerts: v.fallback(v.boolean(), true),
  openRoom: v.fallback(v.nullable(v.string()), null),
  sidebarWidth: v.fallback(v.number(), 260),
  addIns: v.fallback(v.boolean(), true),
  addInWidth: v.fallback(v.number(), 320),
});

const initial: Settings = {
  theme: 'system',
  alerts: true,
  openRoom: null,
  sidebarWidth: 260,
  addIns: true,
  addInWidth: 320,
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
