import {
  hasCase,
  isLong,
  type SearchTerm,
  type SearchWording,
  searchable,
  searchTerms,
} from '#electron/model/text/search-terms.ts';
import type { SearchTrait } from '#electron/stanza/0431-search.ts';
import type { RoomKey } from '../storage/room-values.ts';
import { authorMark, roomMark, traitMark } from './indexed-words.ts';

/** What is looked for, as the index is asked; everything that is given must hold. */
export interface WordQuery {
  readonly rooms: readonly RoomKey[];
  readonly text: string;
  readonly wording: SearchWording;
  /** Undefined: whoever wrote it. */
  readonly authors: readonly string[] | undefined;
  readonly traits: readonly SearchTrait[];
  /** Of whom mentions are looked for. */
  readonly asker: string;
}

/** So many rooms are named to the index; of more, what is found is looked at. */
const mostNamed = 32;

/**
 * The query as an FTS5 expression; undefined where it asks for words and has none that could be found. Each word is
 * met by longer ones that begin with it, from two letters on. Every word is quoted, so that nothing that was typed is
 * read as syntax (FTS5, 3.1: strings).
 */
export function matchExpression(query: WordQuery): string | undefined {
  const { rooms, authors, traits, asker } = query;
  const terms = searchTerms(query.text, query.wording);
  if (terms.length === 0 && query.text.trim() !== '') return undefined;
  const words = terms.map(writeTerm).join(query.wording === 'any' ? ' OR ' : ' AND ');
  const marks = [
    ...(authors ? [anyOf(authors.map(authorMark))] : []),
    ...traits.map((trait) => anyOf([traitMark(trait, asker)])),
  ];
  const isNamed = rooms.length <= mostNamed || (terms.length === 0 && marks.length === 0);
  if (isNamed) marks.push(anyOf(rooms.map(roomMark)));
  const parts = [...marks.map((mark) => `marks : ${mark}`), ...(words ? [`text : (${words})`] : [])];
  return parts.join(' AND ');
}

/** Whether a text that was found has the words just as they were typed. */
export function hasTypedCase({ text, wording }: WordQuery, found: string): boolean {
  return hasCase(searchTerms(text, wording), wording, found);
}

function writeTerm(term: SearchTerm): string {
  // Folded, other signs become quotes, too.
  const quoted = `"${searchable(term.text).replaceAll('"', ' ')}"`;
  return term.isOpen && isLong(term) ? `${quoted}*` : quoted;
}

function anyOf(marks: readonly string[]): string {
  return `(${marks.map((mark) => `"${mark}"`).join(' OR ') || '""'})`;
}
