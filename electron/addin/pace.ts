import type { ActionName } from '#addins/contract.ts';
import { FaultError } from '../model/fault.ts';

/** How often an add-in may do what others notice, for all its rooms: at once, and then one in so many ms. */
const paces: { readonly [A in ActionName]?: { readonly burst: number; readonly every: number } } = {
  'messages.post': { burst: 10, every: 1_000 },
  'alerts.raise': { burst: 3, every: 10_000 },
  'http.fetch': { burst: 30, every: 200 },
  'history.search': { burst: 20, every: 100 },
  'history.page': { burst: 50, every: 50 },
};

/** What is left of a burst, and when it was counted. */
export interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** What is left after one more; undefined where it is too soon. */
export function take(
  bucket: Bucket | undefined,
  { burst, every }: { readonly burst: number; readonly every: number },
  now: number,
): Bucket | undefined {
  const left = bucket ? Math.min(burst, bucket.left + (now - bucket.at) / every) : burst;
  return left >= 1 ? { left: left - 1, at: now } : undefined;
}

/** Throws `LimitExceeded` where an add-in does something too often. The window counts everything; this is what leaves it. */
export function createPace(now: () => number): (addIn: string, name: ActionName) => void {
  const buckets = new Map<string, Bucket>();
  return (addIn, name) => {
    const pace = paces[name];
    if (!pace) return;
    const next = take(buckets.get(`${addIn} ${name}`), pace, now());
    if (!next) {
      throw new FaultError('LimitExceeded', `“${name}” is asked too often.`, {
        retry: Math.ceil(pace.every / 1000),
      });
    }
    buckets.set(`${addIn} ${name}`, next);
  };
}
