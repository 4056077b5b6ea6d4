/**
 * What one frame may do at most. Beyond `asks` and `underWay` a call is refused; beyond `frames` and `weight` the frame
 * is taken down: whoever waits for answers never comes near them.
 */
export const limits = {
  asks: { burst: 200, perSecond: 100 },
  frames: { burst: 300, perSecond: 300 },
  underWay: 64,
  /** Letters in one message; a state of its own, or what it posts to a service, stays below. */
  weight: 2_000_000,
  /** Milliseconds: until the hello, from a filter's being ready to its verdict, for a card, for what it saves. */
  hello: 10_000,
  verdict: 500,
  card: 2000,
  saving: 1000,
  /** Between two questions whether it is still there, and for the answer. */
  heartbeat: 5000,
  answer: 10_000,
  /** A frame out of sight lives on so long, and hears of things so often. */
  hidden: 60_000,
  quiet: 1000,
  /** So many live out of sight; the one that was longest there goes first. */
  mostHidden: 5,
} as const;
