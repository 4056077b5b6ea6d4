/** A stream that can be told to wait. */
export interface Pausable {
  pause(): void;
  resume(): void;
}

export interface Moments {
  /** Milliseconds from any moment on. */
  readonly now: () => number;
  /** Runs as soon as everything else that is due has had its turn. */
  readonly nextTurn: (act: () => void) => void;
}

/**
 * How long reading goes on before anything else may happen, in milliseconds. Storing has the same turn, and the window's
 * frame is 16; a piece of 64 KiB that takes longer is read to its end.
 */
export const longestReading = 2;

/**
 * Node reads from a socket as long as something comes, two megabytes in one turn of the event loop (libuv, `uv__read`),
 * and a page of an archive comes in one piece: whoever else waits, as the window or a message that is to be sent,
 * would wait for all of it. The answer is called before each frame is read; what is in hand by then is still read.
 */
export function giveWay(source: Pausable, { now, nextTurn }: Moments): () => void {
  let begun: number | undefined;
  let isPaused = false;
  const goOn = (): void => {
    begun = undefined;
    if (isPaused) source.resume();
    isPaused = false;
  };
  return () => {
    if (begun === undefined) {
      begun = now();
      nextTurn(goOn);
    } else if (!isPaused && now() - begun >= longestReading) {
      isPaused = true;
      source.pause();
    }
  };
}
