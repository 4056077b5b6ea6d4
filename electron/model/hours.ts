/** Hours of the day, on days of the week. */
export interface Hours {
  /** On which they begin: 0 is Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight, by the clock of the device; an end that is not later is on the next day. */
  readonly from: number;
  readonly to: number;
}

export const everyHour: Hours = { days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 0 };
