import type { Message } from '#electron/model/message.ts';
import type { HeardMessage } from './heard-message.ts';

/** Both rooms by server time, the public one first where it is the same; each keeps its own order whatever the time. */
export function mergedByTime(open: readonly Message[], secret: readonly Message[]): readonly HeardMessage[] {
  const merged: HeardMessage[] = [];
  let [first, second] = [0, 0];
  for (;;) {
    const [one, other] = [open[first], secret[second]];
    if (one && (!other || one.sentAt <= other.sentAt)) {
      merged.push({ audience: 'public', message: one });
      first += 1;
    } else if (other) {
      merged.push({ audience: 'private', message: other });
      second += 1;
    } else return merged;
  }
}
