import type { ResultSetRequest } from '#electron/stanza/0059-rsm.ts';
import {
  type ArchiveEnd,
  type ArchiveRequest,
  readArchiveEnd,
  readArchiveResult,
  writeArchiveRequest,
} from '#electron/stanza/0313-archive.ts';
import type { ArchiveSearch } from '#electron/stanza/0431-search.ts';
import { addressOf, errorOf, type Person } from './house.ts';

export interface SearchFound {
  readonly texts: readonly string[];
  readonly ids: readonly string[];
  readonly end: ArchiveEnd | undefined;
  readonly error: string | undefined;
}

type More = Partial<Omit<ArchiveRequest, 'page' | 'search'>>;

/** Searches a room, or where none is named the rooms that the search names. */
export function searches(
  person: Person,
  room: string,
  search: ArchiveSearch,
  page: ResultSetRequest = {},
  more: More = {},
): SearchFound {
  const query = writeArchiveRequest({ page, flipped: false, queryId: 'q', ...more, search }).toString();
  const answers = person.sends('iq', { to: addressOf(room), type: 'set', id: 'a' }, query);
  const results = answers.flatMap((one) => readArchiveResult(one) ?? []);
  const last = answers.at(-1);
  return {
    texts: results.map(({ forwarded }) => forwarded.stanza.getChildText('body') ?? ''),
    ids: results.map(({ id }) => id),
    end: last && readArchiveEnd(last),
    error: errorOf(last),
  };
}
