import type { ArchiveId } from '../model/ids.ts';
import { ends, type Stretch } from './stretch.ts';

/**
 * What is known, in this process only, of how a room's live messages continue its archive. Nothing of it outlives
 * a restart: then nobody knows what was said in between.
 */
export interface Continuity {
  /** Counts the spells of being joined and of not being joined; a late answer is recognised by it. */
  readonly epoch: number;
  readonly joined: boolean;
  /** The stretch that the next live message continues; always the room's last. */
  readonly open?: number;
  /** The newest page was stored in this epoch. */
  readonly fresh: boolean;
  /** Ids at which the archive gave nothing that fits; it is asked there again in the next epoch only. */
  readonly stuck: readonly ArchiveId[];
}

export const unknownContinuity: Continuity = { epoch: 0, joined: false, fresh: false, stuck: [] };

export function joinedNow({ epoch }: Continuity): Continuity {
  return { epoch: epoch + 1, joined: true, fresh: false, stuck: [] };
}

export function interruptedNow({ epoch }: Continuity): Continuity {
  return { epoch: epoch + 1, joined: false, fresh: false, stuck: [] };
}

export function withOpen(continuity: Continuity, open: number): Continuity {
  return { ...continuity, open };
}

export function withStuck(continuity: Continuity, id: ArchiveId): Continuity {
  return { ...continuity, stuck: [...continuity.stuck, id] };
}

/** The stretches without the ends at which nothing is to be had now. */
export function askable(stretches: readonly Stretch[], { stuck }: Continuity): readonly Stretch[] {
  if (stuck.length === 0) return stretches;
  const open = (id: ArchiveId | undefined) => (id !== undefined && stuck.includes(id) ? undefined : id);
  return stretches.map(({ first, last, ...rest }) => ({ ...rest, ...ends(open(first), open(last)) }));
}
