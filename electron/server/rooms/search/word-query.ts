import type { SearchTrait, SearchWording } from '#electron/stanza/0431-search.ts';
import type { RoomKey } from '../storage/room-values.ts';
import { authorMark, roomMark, searchable, traitMark } from './indexed-words.ts';

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

/** A word, or several that stand beside each other. */
interface Term {
  readonly text: string;
  readonly isPhrase: boolean;
}

/** More than anybody types; a pasted book must not become a query. */
const mostTerms = 32;
const longestText = 1000;
/** So many rooms are named to the index; of more, what is found is looked at. */
const mostNamed = 32;

/**
 * The query as an FTS5 expression; undefined where it asks for words and has none that could be found. Each word is
 * met by longer ones that begin with it, from two letters on. Every word is quoted, so that nothing that was typed is
 * read as syntax (FTS5, 3.1: strings).
 */
export function matchExpression(query: WordQuery): string | undefined {
  const { rooms, authors, traits, asker } = query;
  const terms = termsOf(query);
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

/** Whether a text has the terms just as they were typed. */
export function hasCase(query: Pick<WordQuery, 'text' | 'wording'>, text: string): boolean {
  const normal = text.normalize('NFC');
  const has = (term: Term): boolean => normal.includes(term.text.normalize('NFC'));
  return query.wording === 'any' ? termsOf(query).some(has) : termsOf(query).every(has);
}

/** What stands between quotes is a phrase; a quote that was left open closes at the end. */
function termsOf({ text, wording }: Pick<WordQuery, 'text' | 'wording'>): readonly Term[] {
  const typed = text.slice(0, longestText).replaceAll('\0', ' ').toWellFormed();
  if (wording === 'phrase') return phrase(typed.replaceAll('"', ' '));
  return typed
    .split('"')
    .flatMap((part, index) => (index % 2 === 1 ? phrase(part) : part.split(/\s+/u).flatMap(word)))
    .slice(0, mostTerms);
}

function phrase(text: string): readonly Term[] {
  return isSearchable(text) ? [{ text: text.trim(), isPhrase: true }] : [];
}

function word(text: string): readonly Term[] {
  return isSearchable(text) ? [{ text, isPhrase: false }] : [];
}

function writeTerm({ text, isPhrase }: Term): string {
  const folded = searchable(text);
  const quoted = `"${folded}"`;
  const last = folded.match(/[\p{L}\p{N}\p{M}]+(?=[^\p{L}\p{N}\p{M}]*$)/u)?.[0] ?? '';
  return !isPhrase && [...last].length >= 2 ? `${quoted}*` : quoted;
}

function anyOf(marks: readonly string[]): string {
  return `(${marks.map((mark) => `"${mark}"`).join(' OR ') || '""'})`;
}

/** Whether the tokenizer finds a word in it. */
function isSearchable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
