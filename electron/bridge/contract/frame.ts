import type { Fault } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';

/** The four kinds of frame that cross the bridge. */
export type Frame =
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly name: string;
      readonly body: unknown;
      /** Whom the window shows, null for nobody: what belongs to an account is not done for another one. */
      readonly account?: BareAddress | null;
    }
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
