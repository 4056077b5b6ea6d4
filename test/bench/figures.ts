/** A figure of several runs. */
export interface Figure {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function figure(values: readonly number[]): Figure {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low = Number.NaN] = sorted;
  const median =
    sorted.length % 2 === 1
      ? (sorted[Math.floor(middle)] ?? Number.NaN)
      : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
  return { median, low, high: sorted.at(-1) ?? Number.NaN };
}

/** Runs `warmUp` times for nothing, then `runs` times for the figure. */
export async function measure(
  once: () => Promise<number>,
  { warmUp = 1, runs = 5 }: { readonly warmUp?: number; readonly runs?: number } = {},
): Promise<Figure> {
  for (let i = 0; i < warmUp; i++) await once();
  const values: number[] = [];
  for (let i = 0; i < runs; i++) values.push(await once());
  return figure(values);
}

/** One line of a bench's table. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  /** What the machine itself can do, in the same run. */
  readonly floor?: Figure;
  readonly figure: Figure;
  /** The same of others, in the same run. */
  readonly beside?: Readonly<Record<string, Figure>>;
  /** What the ratio to the floor, or to the others, should be. */
  readonly target?: string;
}

export interface Bench {
  readonly name: string;
  /** What is measured, in a sentence. */
  readonly about: string;
  run(): Promise<readonly Row[]>;
}
