import type { Privacy } from '#electron/model/room.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { Relation, Relations, Rights } from './relations.ts';

/** What somebody may try on a room, who may, and what everybody else is told. */
export interface Operation {
  readonly name: string;
  /** Where the room is, what whoever tries it is called there, and the id of something that was said in it. */
  readonly stanzas: (room: string, nickname: string, said: string) => readonly Element[];
  readonly allowed: (rights: Rights, privacy: Privacy) => Relations;
  /**
   * The answer to those who may know of the room and not do this. A refusal is a condition; `nothing` is an answer
   * that tells nothing of the room.
   */
  readonly refused: string | ((relation: Relation, rights: Rights, privacy: Privacy) => string);
  /** It is tried from inside the room by those who may enter it. */
  readonly inside?: true;
  /** The answer is a list, and has to tell of the room or not: here as this text. */
  readonly tells?: (room: string) => string;
  /** It changes the room, which has to be put right again. */
  readonly changes?: true;
  /** There is no room after it, for anybody to try anything on. */
  readonly ends?: true;
  /** What somebody does to the room beforehand. */
  readonly prepared?: (room: string) => { readonly by: Relation; readonly stanza: Element };
}

/** Inside without a voice it is forbidden; from outside nothing is said at all. */
export const silenced = (relation: Relation, { enter }: Rights): string =>
  enter.has(relation) ? 'forbidden' : 'not-acceptable';
export const posts = { allowed: ({ post }: Rights) => post, refused: silenced, inside: true } as const;
export const manages = {
  allowed: ({ manage }: Rights) => manage,
  refused: 'forbidden',
  changes: true,
} as const;
export const administers = {
  allowed: ({ administrators }: Rights) => administrators,
  refused: 'forbidden',
} as const;
