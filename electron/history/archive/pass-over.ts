import type { Stretch } from '../stretch.ts';
import type { Visit } from '../visit.ts';
import type { ArchiveAsk } from './archive-ask.ts';
import { giveUp } from './store-page.ts';

/** Notes that what stands where this was asked cannot be taken, now or later. */
export function passOver(visit: Visit, ask: ArchiveAsk): void {
  const { stretches } = visit.tables;
  const known = stretches.of(visit.ledger.id);
  const above = known.find(({ first }) => first !== undefined && first === ask.before);
  const below = known.find(({ last }) => last !== undefined && last === ask.after);
  if (above !== undefined) stretches.replace({ ...above, unreadable: true });
  else if (below !== undefined) stretches.replace(withoutLast(below));
  else giveUp(visit, ask);
}

/** Nothing is asked after it any more. */
function withoutLast({ last: _, ...stretch }: Stretch): Stretch {
  return stretch;
}
