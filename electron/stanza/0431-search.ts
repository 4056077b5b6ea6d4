import type { RoomAddress, Timestamp } from '../model/ids.ts';
import type { SearchWording } from '../model/text/search-terms.ts';
import { type Form, type FormField, formValue, formValues } from './0004-form.ts';
import { NS } from './namespaces.ts';
import { readBoolean, readCount, readInstant, writeInstant } from './values.ts';
import { type Element, xml } from './xml.ts';

const searchWordings = ['any', 'all', 'phrase'] as const satisfies readonly SearchWording[];

/** What a message can be looked for by beside its words. `mention`: of whoever asks. */
export const searchTraits = ['alert', 'story', 'link', 'mention'] as const;
export type SearchTrait = (typeof searchTraits)[number];

/** What is looked for in an archive, or in several (XEP-0431; docs/protocol.md, "Searching archives"). */
export interface ArchiveSearch {
  readonly text?: string;
  /** `all` unless said. */
  readonly words?: SearchWording;
  readonly caseSensitive?: boolean;
  /** Addresses, one of which must have written it. */
  readonly authors?: readonly string[];
  /** All of which it must be. */
  readonly traits?: readonly SearchTrait[];
  /** Where: asked of the service, which searches many at once. */
  readonly rooms?: readonly RoomAddress[];
}

/** Where a search looked, and how much fits. */
export interface ArchivesSearched {
  /** Those that the asker may read; any other is left out. */
  readonly rooms: readonly { readonly room: RoomAddress; readonly count?: number }[];
  /** There are more than were counted. */
  readonly more: boolean;
  /** What was said from then on is not indexed yet, and was not searched. */
  readonly until?: Timestamp;
}

const field = {
  text: `{${NS.fullText}}fulltext`,
  words: `{${NS.perch}}words`,
  caseSensitive: `{${NS.perch}}case`,
  authors: `{${NS.perch}}author`,
  traits: `{${NS.perch}}trait`,
  rooms: `{${NS.perch}}room`,
} as const;

/** The fields of the form that says what a room's archive can be asked for. */
export const searchFilters: readonly FormField[] = [
  { name: field.text, type: 'text-single', values: [] },
  {
    name: field.words,
    type: 'list-single',
    values: [],
    options: searchWordings.map((value) => ({ value })),
  },
  { name: field.caseSensitive, type: 'boolean', values: [] },
  { name: field.authors, type: 'jid-multi', values: [] },
  { name: field.traits, type: 'list-multi', values: [], options: searchTraits.map((value) => ({ value })) },
];

/** The same where several are searched at once. */
export const searchRoomsFilter: FormField = { name: field.rooms, type: 'jid-multi', values: [] };

/** Undefined where the form asks for nothing of this. */
export function readArchiveSearch(form: Form): ArchiveSearch | 'malformed' | undefined {
  if (!Object.values(field).some((name) => formValues(form, name))) return undefined;
  const [text, wording, cased] = [field.text, field.words, field.caseSensitive].map((name) =>
    formValue(form, name),
  );
  const words = searchWordings.find((one) => one === wording);
  const caseSensitive = readBoolean(cased);
  const named = formValues(form, field.traits) ?? [];
  const traits = searchTraits.filter((one) => named.includes(one));
  const isMalformed =
    (wording !== undefined && !words) ||
    (cased !== undefined && caseSensitive === undefined) ||
    named.some((one) => !traits.some((trait) => trait === one));
  if (isMalformed) return 'malformed';
  const [authors, rooms] = [formValues(form, field.authors), formValues(form, field.rooms)];
  return {
    ...(text !== undefined && { text }),
    ...(words && { words }),
    ...(caseSensitive !== undefined && { caseSensitive }),
    ...(authors && { authors }),
    ...(traits.length > 0 && { traits }),
    ...(rooms && { rooms }),
  };
}

/** As values of a form; what is not asked for is undefined. */
export function searchValues({ text, words, caseSensitive, authors, traits, rooms }: ArchiveSearch) {
  return {
    [field.text]: text,
    [field.words]: words,
    [field.caseSensitive]: caseSensitive,
    [field.authors]: authors,
    [field.traits]: traits,
    [field.rooms]: rooms,
  };
}

export function writeArchivesSearched({ rooms, more, until }: ArchivesSearched): Element {
  return xml(
    'searched',
    {
      xmlns: NS.perch,
      more: more ? '1' : undefined,
      until: until === undefined ? undefined : writeInstant(until),
    },
    ...rooms.map(({ room, count }) => xml('room', { jid: room, count })),
  );
}

/** Reads what ends a page; undefined where it says nothing of this. */
export function readArchivesSearched(end: Element): ArchivesSearched | undefined {
  const searched = end.getChild('searched', NS.perch);
  if (!searched) return undefined;
  const rooms = searched.getChildren('room', NS.perch).flatMap(({ attrs: { jid, count } }) => {
    const counted = readCount(count);
    return typeof jid === 'string' ? [{ room: jid, ...(counted !== undefined && { count: counted }) }] : [];
  });
  const until = readInstant(searched.attrs.until);
  return { rooms, more: searched.attrs.more === '1', ...(until !== undefined && { until }) };
}
