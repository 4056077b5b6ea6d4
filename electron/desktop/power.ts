import type { PowerMonitor } from 'electron';

/** Calls `onWake` when the machine comes back from sleep: connections that look alive are dead by then. */
export function watchPower(powerMonitor: Pick<PowerMonitor, 'on' | 'off'>, onWake: () => void): () => void {
  powerMonitor.on('resume', onWake);
  return () => powerMonitor.off('resume', onWake);
}
