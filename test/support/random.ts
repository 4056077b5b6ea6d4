/** The seed of this run: printed, and given by PERCH_SEED where a run is to be repeated. */
export const seed = Number(process.env.PERCH_SEED ?? '1');

/** Full numbers, by `npm run soak`; a sample of them otherwise. */
export const soak = process.env.PERCH_SOAK === '1';

/** Random numbers from 0 to under 1 that a seed determines (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
