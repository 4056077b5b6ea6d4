import type { App } from 'electron';

/**
 * True for the first Perch on this data directory. A later one hands its arguments (a link, perhaps) to the
 * first and must end.
 */
export function claimInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  onAnother: (args: readonly string[]) => void,
): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, args) => onAnother(args));
  return true;
}
