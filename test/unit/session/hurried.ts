import { realSurroundings } from '#electron/session/surroundings.ts';

/** Waits between attempts are cut to a moment; everything else takes its time. */
export const hurried = {
  ...realSurroundings,
  after: (milliseconds: number, action: () => void) =>
    realSurroundings.after(milliseconds < 5_000 ? 1 : milliseconds, action),
};
