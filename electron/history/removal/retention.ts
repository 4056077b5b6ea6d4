import type { MessageKey, Timestamp } from '#electron/model/ids.ts';
import type { ArchivePage } from '#electron/model/message.ts';
import { keyOf, timeOf, topKey } from '../keys.ts';
import { ends } from '../stretch.ts';
import type { Visit } from '../visit.ts';
import { uncount } from './remove-rows.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * Removes at most `limit` of the messages that are older than the room is kept for. From then on nothing older is
 * stored or asked for: the archive would bring it back.
 */
export function removeOld(visit: Visit, now: Timestamp, limit: number): void {
  const { tables, ledger } = visit;
  if (ledger.keep_days === null) return;
  // Also back again, after a clock that was wrong.
  ledger.kept_from = keptFrom(ledger.keep_days, now);
  tables.takenBack.forgetBefore(ledger.id, timeOf(ledger.kept_from));
  const rows = tables.messages.removeBelow(ledger.id, ledger.kept_from, limit);
  if (rows.length === 0) return;
  uncount(visit, rows);
  beginAt(visit, ledger.kept_from);
}

/** The key below which nothing stays. */
export function keptFrom(days: number, now: Timestamp): MessageKey {
  return keyOf(now - days * day);
}

/** Null keeps for ever; then what was removed may be fetched again. */
export function keepFor({ tables, ledger, continuity }: Visit, days: number | null): void {
  ledger.keep_days = days;
  const [first] = tables.stretches.of(ledger.id);
  if (ledger.kept_from > 0 && first !== undefined) {
    const row = tables.messages.at(ledger.id, first.fromKey);
    const { first: _, ...rest } = first;
    if (row === undefined && first.id !== continuity.open) tables.stretches.remove(first);
    else tables.stretches.replace({ ...rest, bottom: false, ...ends(row?.archive_id, undefined) });
  }
  ledger.kept_from = 0;
}

/** The room begins where it is kept from: what is before is no gap. */
function beginAt({ tables, ledger }: Visit, start: MessageKey): void {
  const stretches = tables.stretches.of(ledger.id);
  const begins = Math.max(
    stretches.findLastIndex(({ fromKey }) => fromKey <= start),
    0,
  );
  for (const gone of stretches.slice(0, begins)) tables.stretches.remove(gone);
  const [first, next] = stretches.slice(begins);
  if (first === undefined) return;
  const { first: _, ...rest } = first;
  const key = tables.messages.from(ledger.id, first.fromKey, 1)[0]?.key ?? topKey;
  const isEmpty = key >= (next?.fromKey ?? topKey);
  const fromKey = isEmpty ? Math.min(start, next?.fromKey ?? topKey) : key;
  tables.stretches.replace({ ...rest, fromKey, bottom: true });
}

/** A page of the archive without what is older than the room is kept for. */
export function keptOf(page: ArchivePage, start: MessageKey): ArchivePage {
  const messages = page.messages.filter(({ sentAt }) => keyOf(sentAt) >= start);
  if (messages.length === page.messages.length) return page;
  const { first: _, complete: __, messages: ___, ...rest } = page;
  return { ...rest, messages, complete: true, ...ends(messages[0]?.archiveId, page.last) };
}
