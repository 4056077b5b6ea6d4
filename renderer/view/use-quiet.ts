import { useEffect, useState } from 'react';
import { useApp, usePart } from './app-context.ts';

export interface Quiet {
  readonly kind: 'on' | 'onPresenting';
  /** As the person reads a clock. */
  readonly until: string;
  readonly end: () => void;
}

/** That nothing alerts for a while, as somebody asked; undefined where it does. */
export function useQuiet(): Quiet | undefined {
  const { settings, session } = useApp();
  const preferences = usePart(settings, (state) => state.alertPreferences);
  const language = usePart(session, ({ host }) => host.language);
  const { quietUntil, presentingUntil } = preferences;
  const until = Math.max(quietUntil ?? 0, presentingUntil ?? 0);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const left = until - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), left);
    return () => clearTimeout(timer);
  }, [until]);
  if (until <= now) return undefined;
  const { format } = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
  return {
    kind: (presentingUntil ?? 0) > now ? 'onPresenting' : 'on',
    until: format(until),
    end: () =>
      settings.change({ alertPreferences: { ...preferences, quietUntil: null, presentingUntil: null } }),
  };
}
