import type { Frame } from '#electron/bridge/contract.ts';
import type { LinkState } from './bridge.ts';

/** What brings frames to the host and back; unlike a `Port` it may come back after it was lost. */
export interface Carrier {
  /** False where the frame could not go out. Frames of the first moments are kept until the link is open. */
  post(frame: Frame): boolean;
  onFrame(listener: (frame: unknown) => void): () => void;
  onLink(listener: (state: LinkState) => void): () => void;
}
