import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { Settings } from './facts.ts';

/** What the window remembers of itself: changed at once, kept by the host. */
export interface SettingsStore {
  readonly state: StoreApi<Settings>;
  readonly load: (settings: Settings) => void;
  readonly change: (part: Partial<Settings>) => void;
}

export function createSettings(bridge: Bridge): SettingsStore {
  const state = createStore<Settings>(() => ({
    theme: 'system',
    alerts: true,
    openRoom: null,
    sidebarWidth: 264,
    collapsed: [],
    addIns: true,
    addInWidth: 320,
    keys: {},
    knowsAudiences: false,
    alertPreferences: {
      level: 'all',
      keywords: [],
      quietHours: null,
      quietUntil: null,
      importantAnyway: true,
      presentingUntil: null,
      secretsOutside: false,
    },
  }));
  return {
    state,
    load: (settings) => state.setState(settings),
    change: (part) => {
      state.setState(part);
      // Lost at worst: the window then forgets a width or a theme.
      bridge.call('app.remember', part).catch(() => undefined);
    },
  };
}
