import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { firstSettings, type Settings } from './facts.ts';

/** What the window remembers of itself: changed at once, kept by the host. */
export interface SettingsStore {
  readonly state: StoreApi<Settings>;
  readonly load: (settings: Settings) => void;
  readonly change: (part: Partial<Settings>) => void;
}

export function createSettings(bridge: Bridge): SettingsStore {
  const state = createStore<Settings>(() => firstSettings);
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
