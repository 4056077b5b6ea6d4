import { withOpen } from '../continuity.ts';
import { topKey } from '../keys.ts';
import { keyAbove, type Stretch } from '../stretch.ts';
import type { Visit } from '../visit.ts';
import type { ArchiveAsk } from './archive-ask.ts';
import { type Meeting, type Woven, weave } from './weave.ts';

/** Writes down what the page joined, and whether live messages continue it. */
export function weaveIn(
  visit: Visit,
  stretches: readonly Stretch[],
  ask: ArchiveAsk,
  meeting: Meeting,
): void {
  const { continuity } = visit;
  const woven = weave(stretches, meeting, keyAbove(stretches, visit.ledger.newest));
  if (ask.before === null) visit.continuity = { ...continuity, fresh: true };
  if (woven === undefined) return;
  const id = replaceBy(visit, stretches, woven);
  const wasOpen = woven.absorbed.some((stretch) => stretch.id === continuity.open);
  if (wasOpen || isLiveEdge(visit, ask, id)) visit.continuity = withOpen(visit.continuity, id);
}

/** An archive that holds nothing before this stretch leaves no gap where nothing is stored before it either. */
function replaceBy(
  { tables, ledger }: Visit,
  stretches: readonly Stretch[],
  { stretch, absorbed }: Woven,
): number {
  const isFirst = stretch.bottom && tables.messages.keyBelow(ledger.id, stretch.fromKey) === 0;
  const below = isFirst ? stretches.filter(({ fromKey }) => fromKey <= stretch.fromKey) : [];
  for (const gone of new Set([...below, ...absorbed])) tables.stretches.remove(gone);
  const next = tables.stretches.of(ledger.id).find(({ fromKey }) => fromKey > stretch.fromKey);
  const row = tables.messages.from(ledger.id, stretch.fromKey, 1)[0];
  const isEmpty = row === undefined || row.key >= (next?.fromKey ?? topKey);
  const fromKey = isEmpty ? stretch.fromKey : row.key;
  return tables.stretches.add(ledger.id, { ...stretch, fromKey }, absorbed[0]?.id).id;
}

/** The archive's end, told while live messages come without a hole: the next of them continues it. */
function isLiveEdge({ tables, ledger, continuity }: Visit, ask: ArchiveAsk, id: number): boolean {
  if (!continuity.joined || continuity.open !== undefined || continuity.epoch !== ask.epoch) return false;
  return ask.before === null && tables.stretches.of(ledger.id).at(-1)?.id === id;
}
