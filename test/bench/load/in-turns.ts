/** Does something with each, so many at a time. */
export async function inTurns<T>(
  most: number,
  all: readonly T[],
  act: (one: T) => Promise<unknown>,
): Promise<void> {
  const left = all.values();
  const work = async (): Promise<void> => {
    for (const one of left) await act(one);
  };
  await Promise.all(Array.from({ length: most }, work));
}
