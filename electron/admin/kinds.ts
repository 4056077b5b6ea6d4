import { instant } from './instant.ts';
import { usageFault } from './usage.ts';
import type { Desk } from './verb.ts';
import { listed } from './words.ts';

/** What an option, or a word, of the command line stands for. */
export interface Kind {
  /** What is written there, for the help. */
  readonly takes: string;
  /** It has to be given. */
  readonly needed?: true;
  /** What the command's form takes; throws UsageFault. */
  read(text: string, desk: Desk): string | readonly string[];
}

/** As it stands: a name, a sentence. */
export function words(takes: string): Kind {
  return { takes, read: (text) => text };
}

export const room: Kind = { takes: 'ROOM', read: (text, desk) => desk.room(text) };
export const person: Kind = { takes: 'ADDRESS', read: (text, desk) => desk.address(text) };
export const people: Kind = { takes: 'ADDRESS,…', read: (text, desk) => listed(text).map(desk.address) };
export const principals: Kind = { takes: 'WHO,…', read: (text, desk) => listed(text).map(desk.principal) };

export const yesOrNo: Kind = {
  takes: 'yes|no',
  read: (text) => {
    if (text !== 'yes' && text !== 'no') throw usageFault(`“${text}”: say yes or no.`);
    return text === 'yes' ? '1' : '0';
  },
};

/** A day means all of it: from its beginning, or to its end. */
export function date(edge: 'begin' | 'end'): Kind {
  return { takes: 'DATE', read: (text) => instant(text, edge) };
}

export function needed(kind: Kind): Kind {
  return { ...kind, needed: true };
}
