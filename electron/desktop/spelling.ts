import type { Session } from 'electron';
import type { PreferenceFile } from './preferences.ts';

export interface Spelling {
  enabled(): boolean;
  enable(on: boolean): void;
}

/**
 * Windows and macOS check the spelling themselves. On Linux Chromium fetches a dictionary from Google, which
 * nobody asked for: there it is off until the person ticks it.
 */
export function createSpelling(
  session: Pick<Session, 'setSpellCheckerEnabled'>,
  preferences: PreferenceFile,
  platform: NodeJS.Platform,
): Spelling {
  const enabled = () => preferences.value.spelling ?? platform !== 'linux';
  session.setSpellCheckerEnabled(enabled());
  return {
    enabled,
    enable: (on) => {
      preferences.change({ spelling: on });
      session.setSpellCheckerEnabled(on);
    },
  };
}
