import type { Fault } from '#electron/model/fault.ts';

/** The four kinds of frame that cross the bridge. */
export type Frame =
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly body: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly body: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: Fault }
  | { readonly kind: 'event'; readonly name: string; readonly body: unknown };

/** One end of a carrier. */
export interface Port {
  post(frame: Frame): void;
  /** Returns its undo. */
  onFrame(listener: (frame: unknown) => void): () => void;
  onClose(listener: () => void): () => void;
}
