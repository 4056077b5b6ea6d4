import { useApp, usePart } from '../app-context.ts';
import { datesIn } from '../dates.ts';

/** Writes a day as the person's language does. */
export function useDay(): (at: number) => string {
  const { session } = useApp();
  const language = usePart(session, ({ host }) => host.language);
  return (at) => datesIn(language).day(at, Date.now());
}
