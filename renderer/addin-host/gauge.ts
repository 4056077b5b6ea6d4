/** So many at once, and then so many in each second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Whether one more may pass at this moment (a bucket that fills at a steady rate). `now` in milliseconds. */
export function createGauge({ burst, perSecond }: Rate): (now: number) => boolean {
  let left = burst;
  let last: number | undefined;
  return (now) => {
    left = Math.min(burst, left + (Math.max(0, now - (last ?? now)) * perSecond) / 1000);
    last = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
