import { NS } from '#electron/stanza/namespaces.ts';
import type { Kind } from './kinds.ts';
import { show } from './result.ts';
import { roomService } from './room-service.ts';
import { usageFault } from './usage.ts';
import type { Desk, Given, Verb } from './verb.ts';

type Kinds = Readonly<Record<string, Kind>>;

/** A command of the room service (docs/protocol.md), and how its fields are given. */
export interface RoomCommand {
  readonly words: string;
  readonly does: string;
  /** The command, where it is not called as the words are. */
  readonly command?: string;
  /** The fields that follow the words, in this order; all of them have to be there. */
  readonly first?: Kinds;
  /** The fields that are options; `--name` fills `name` unless `fields` says otherwise. */
  readonly options?: Kinds;
  readonly fields?: Readonly<Record<string, string>>;
}

/** One thing that the room service does, by words of the command line. */
export function roomVerb(asked: RoomCommand): Verb {
  const { words, does, first = {}, options = {}, command = words.replace(' ', '-') } = asked;
  const text = { type: 'string' } as const;
  return {
    words,
    does,
    takes: [...Object.values(first).map(({ takes }) => takes), ...Object.entries(options).map(usage)].join(
      ' ',
    ),
    options: Object.fromEntries(Object.keys(options).map((option) => [option, text])),
    run: async (given, desk) =>
      show(await desk.execute(`${NS.perch}#${command}`, readFields(asked, given, desk), { at: roomService })),
  };
}

function usage([option, { takes, needed }]: readonly [string, Kind]): string {
  return needed ? `--${option} ${takes}` : `[--${option} ${takes}]`;
}

function readFields(
  { first = {}, options = {}, fields = {} }: RoomCommand,
  given: Given,
  desk: Desk,
): Readonly<Record<string, string | readonly string[]>> {
  const kinds = Object.values(first);
  if (given.words.length !== kinds.length) {
    const what = kinds.map(({ takes }) => takes).join(' and ');
    throw usageFault(what ? `Give ${what}, and nothing else without an option.` : 'This takes no words.');
  }
  const named = Object.entries(first).map(
    ([field, kind], index) => [field, kind.read(given.words[index] ?? '', desk)] as const,
  );
  const more = Object.entries(options).flatMap(([option, kind]) => {
    const text = given.text(option);
    if (text === undefined && kind.needed) throw usageFault(`--${option} is missing.`);
    return text === undefined ? [] : [[fields[option] ?? option, kind.read(text, desk)] as const];
  });
  return Object.fromEntries([...named, ...more]);
}
