import type { Alert } from '../model/alert.ts';

/** One alert for several of a room that came on each other's heels; it leads to the first. */
export function burstOf<A extends Omit<Alert, 'shownByHost'>>(alerts: readonly A[]): A | undefined {
  const [first] = alerts;
  const last = alerts.at(-1);
  if (!first || !last || first === last) return first;
  const count = `${alerts.length} new messages`;
  const isHidden = last.outside.text !== last.text;
  return {
    ...last,
    key: first.key,
    because: 'burst',
    text: `${count}. The last one: ${last.text}`,
    outside: isHidden
      ? { ...last.outside, text: `${count} in a secret room.` }
      : { ...last.outside, text: `${count}. The last one: ${last.text}` },
    sound: alerts.some(({ sound }) => sound),
  };
}
