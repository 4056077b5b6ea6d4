import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { NoticesStore } from './notices.ts';
import type { Spot } from './place.ts';
import type { SettingsStore } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

interface Parts {
  readonly bridge: Bridge;
  readonly notices: NoticesStore;
  readonly settings: SettingsStore;
  readonly surroundings: Surroundings;
  readonly show: (spot: Spot) => void;
}

/** In milliseconds: of several alerts in a row one is heard. */
const betweenSounds = 2_000;

/**
 * Shows each alert in one place: in the window while somebody looks at it, else by the host where it did so
 * already, else by the browser. Whether there is an alert at all was decided by the host. Returns its undo.
 */
export function attachAlerts({ bridge, notices, settings, surroundings, show }: Parts): () => void {
  let silentUntil = 0;
  const sound = (): void => {
    const now = surroundings.now();
    if (now < silentUntil) return;
    silentUntil = now + betweenSounds;
    surroundings.chime();
  };
  return bridge.listen('alert.raised', (alert) => {
    if (alert.sound && settings.state.getState().alerts) sound();
    if (surroundings.looking()) return notices.show({ kind: 'alert', alert });
    if (alert.shownByHost || !settings.state.getState().alerts) return;
    const { room, key, outside } = alert;
    surroundings.notify({ ...outside, tag: room, onClick: () => show({ room, key }) });
  });
}
