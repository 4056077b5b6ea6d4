import type { ArchiveAsk } from '../api.ts';
import type { Visit } from '../visit.ts';
import { giveUp } from './store-page.ts';

/** Notes that what stands where this was asked cannot be taken, now or later. */
export function passOver(visit: Visit, ask: ArchiveAsk): void {
  const { tables, ledger } = visit;
  const above = tables.stretches
    .of(ledger.id)
    .find(({ first }) => first !== undefined && first === ask.before);
  if (above === undefined) giveUp(visit, ask);
  else tables.stretches.replace({ ...above, unreadable: true });
}
