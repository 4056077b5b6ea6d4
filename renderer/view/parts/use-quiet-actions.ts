import type { Settings } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import { useQuiet } from '../use-quiet.ts';
import type { Action } from './action.ts';

const hour = 60 * 60 * 1000;

/** Not to be disturbed for a while, or to be again. */
export function useQuietActions(): readonly Action[] {
  const { settings } = useApp();
  const preferences = usePart(settings, (state) => state.alertPreferences);
  const quiet = useQuiet();
  if (quiet) {
    const hint = strings.quiet.until(quiet.until);
    return [{ id: 'end quiet', icon: 'bell', text: strings.quiet.end, hint, run: quiet.end }];
  }
  const change = (part: (now: number) => Partial<Settings['alertPreferences']>) => () =>
    settings.change({ alertPreferences: { ...preferences, ...part(Date.now()) } });
  return [
    {
      id: 'quiet hour',
      icon: 'muted',
      text: strings.quiet.hour,
      run: change((now) => ({ quietUntil: now + hour })),
    },
    {
      id: 'quiet until tomorrow',
      icon: 'muted',
      text: strings.quiet.tomorrow,
      run: change((now) => ({ quietUntil: tomorrow(now) })),
    },
    {
      id: 'presenting',
      icon: 'lectern',
      text: strings.quiet.presenting,
      run: change((now) => ({ presentingUntil: now + hour })),
    },
  ];
}

/** At eight in the morning, by the clock of the device. */
function tomorrow(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 8).getTime();
}
