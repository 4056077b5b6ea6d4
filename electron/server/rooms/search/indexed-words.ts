import { findLinks } from '#electron/model/text/links.ts';
import { searchable } from '#electron/model/text/search-terms.ts';
import type { SearchTrait } from '#electron/stanza/0431-search.ts';
import { readRoomMessage } from '#electron/stanza/perch-message.ts';
import type { ArchivedMessage } from '../storage/archive-values.ts';
import type { RoomKey } from '../storage/room-values.ts';
import { readStored } from '../storage/stored-stanza.ts';

/** What the index holds of a message: what it is, as words of our own making, and what it says. */
export interface IndexedWords {
  readonly marks: string;
  readonly text: string;
}

export type Indexable = Pick<ArchivedMessage, 'kind' | 'author' | 'authorPublic' | 'stanza'> & {
  readonly room: RoomKey;
};

/**
 * Undefined for what says nothing. The index keeps no text of its own, so what went into it is computed again when it
 * is to be taken out: another result for the same message needs an index that is built anew.
 */
export function indexedWords(message: Indexable): IndexedWords | undefined {
  const stanza = message.kind === 'text' ? readStored(message) : undefined;
  const read = stanza && readRoomMessage(stanza);
  if (!read) return undefined;
  const { text, storyTitle, importance, mentions = [] } = read;
  const marks = [
    roomMark(message.room),
    // Whose address was not for everybody is found by it by nobody.
    ...(message.authorPublic ? [authorMark(message.author)] : []),
    ...(importance === 'Alert' ? [traitMark('alert', '')] : []),
    ...(storyTitle === undefined ? [] : [traitMark('story', '')]),
    ...(findLinks(text).length > 0 ? [traitMark('link', '')] : []),
    ...mentions.map(({ address }) => traitMark('mention', address)),
  ];
  return {
    marks: marks.join(' '),
    text: searchable(storyTitle === undefined ? text : `${storyTitle}\n${text}`),
  };
}

export function roomMark(room: RoomKey): string {
  return mark('r', String(room));
}

export function authorMark(address: string): string {
  return mark('a', hex(address));
}

/** `asker`: of whom a mention is looked for. */
export function traitMark(trait: SearchTrait, asker: string): string {
  return trait === 'mention' ? mark('m', hex(asker)) : mark('t', trait);
}

/** One word to the tokenizer, and none that anybody types: it begins with a private-use character. */
function mark(kind: string, value: string): string {
  return `\u{E000}${kind}${value}`;
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}
