import { FaultError } from '#electron/model/fault.ts';
import type { ArchiveId, BareAddress, Timestamp } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import { findLinks } from '#electron/model/text/links.ts';
import { hasCase, hasTerms, type SearchWording, searchTerms } from '#electron/model/text/search-terms.ts';
import type { ResultSetRequest } from '#electron/stanza/0059-rsm.ts';
import type { ArchiveRequest } from '#electron/stanza/0313-archive.ts';
import type { ArchiveSearch } from '#electron/stanza/0431-search.ts';
import type { ChatHistoryQueryOptions, ChatMessageTrait } from './history-values.ts';

/** Messages that a query tells where it does not say how many. */
const usualLimit = 50;

/** FaultError `InvalidArgument` for what makes no sense. */
export function limitOf({ resultLimit = usualLimit }: ChatHistoryQueryOptions): number {
  if (Number.isInteger(resultLimit) && resultLimit > 0) return resultLimit;
  throw new FaultError('InvalidArgument', 'Ask for one message or more.', { field: 'resultLimit' });
}

/** The next page of what is looked through, behind `from`, and between which dates. */
export function stretchOf(
  { startingMessageId, dateBeginning: start, dateEnding: end, searchOrderReversed }: ChatHistoryQueryOptions,
  from: ArchiveId | undefined,
  max: number,
): Pick<ArchiveRequest, 'page' | 'start' | 'end'> {
  const page: ResultSetRequest = searchOrderReversed
    ? { max, before: from ?? null }
    : { max, ...(from !== undefined && { after: from }) };
  // Who goes on behind a message has been told where it is (reference: dates then do not count).
  if (startingMessageId !== undefined) return { page };
  for (const [field, time] of Object.entries({ dateBeginning: start, dateEnding: end })) {
    if (time !== undefined && !isTime(time)) throw noSuchTime(field);
  }
  return { page, ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

function isTime(time: Timestamp): boolean {
  return !Number.isNaN(new Date(time).getTime());
}

function noSuchTime(field: string): FaultError {
  return new FaultError('InvalidArgument', 'Say a time that exists, in milliseconds.', { field });
}

/** What an archive that can be searched (XEP-0431) is asked for. */
export function searchOf(options: ChatHistoryQueryOptions): ArchiveSearch {
  const { searchString = '', matchCaseSensitive, authors, traits } = options;
  return {
    text: searchString,
    words: wordingOf(options),
    ...(matchCaseSensitive && { caseSensitive: true }),
    ...(authors && { authors }),
    ...(traits && { traits }),
  };
}

/** Whether a message is what is looked for: what such an archive would say of it. */
export function matcherOf(options: ChatHistoryQueryOptions, own: BareAddress): (message: Message) => boolean {
  const { searchString = '', matchCaseSensitive, authors, traits = [] } = options;
  const wording = wordingOf(options);
  const terms = searchTerms(searchString, wording);
  const isAny = searchString.trim() === '';
  return (message) => {
    if (authors && !authors.includes(message.author.id)) return false;
    if (!traits.every((trait) => isA(trait, message, own))) return false;
    if (isAny) return true;
    const text = [message.storyTitle, message.text].filter(Boolean).join('\n');
    return (
      terms.length > 0 &&
      hasTerms(terms, wording, text) &&
      (!matchCaseSensitive || hasCase(terms, wording, text))
    );
  };
}

function wordingOf({ matchExactPhrase, matchAllWords }: ChatHistoryQueryOptions): SearchWording {
  if (matchExactPhrase) return 'phrase';
  return matchAllWords ? 'all' : 'any';
}

function isA(trait: ChatMessageTrait, message: Message, own: BareAddress): boolean {
  switch (trait) {
    case 'alert':
      return message.importance === 'Alert';
    case 'story':
      return message.storyTitle !== undefined;
    case 'link':
      return findLinks(message.text).length > 0;
    case 'mention':
      return (message.mentions ?? []).some(({ address }) => address === own);
  }
}
