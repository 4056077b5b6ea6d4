import * as v from 'valibot';
import type { Timestamp } from '#electron/model/ids.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { readInstant } from '#electron/stanza/values.ts';
import type { ImportItem } from './items.ts';
import { jsonLinesVersion } from './json-lines.ts';
import { largestEntry } from './limits.ts';
import { refusals } from './refusals.ts';

const name = v.pipe(v.string(), v.maxLength(10_000));
const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(1_000));
const roomAddress = v.pipe(
  v.string(),
  v.maxLength(3_071),
  v.transform((text) => bareJid(text)),
  v.string(),
  v.includes('@'),
);
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const time: v.GenericSchema<unknown, Timestamp> = v.union([
  v.pipe(v.number(), v.finite()),
  v.pipe(
    v.string(),
    v.maxLength(40),
    v.transform((text) => readInstant(text)),
    v.number(),
  ),
]);

const head = v.object({
  type: v.literal('perch-export'),
  version: v.number(),
  account: v.optional(v.string(), ''),
});

const entry = v.variant('type', [
  v.object({
    type: v.literal('room'),
    room: roomAddress,
    name: v.optional(name),
    description: v.optional(name),
    // Whatever else it says is no word that everybody could read it.
    secret: v.optional(v.unknown(), false),
    fromStart: v.optional(v.boolean(), false),
  }),
  v.object({
    type: v.literal('message'),
    room: roomAddress,
    archiveId: v.optional(id),
    originId: v.optional(id),
    sentAt: time,
    author: v.object({ id, name }),
    own: v.optional(v.boolean(), false),
    importance: v.fallback(v.picklist(['Regular', 'Alert']), 'Regular'),
    storyTitle: v.optional(v.string()),
    text: v.string(),
    via: v.optional(name),
    coded: v.optional(v.object({ kind: name, json: v.string() })),
    mentions: v.optional(v.array(v.object({ begin: place, end: place, address: id }))),
  }),
  v.object({ type: v.literal('gap') }),
  v.object({ type: v.literal('end'), messages: v.number() }),
]);

/** Reads our own export. Throws `InvalidArgument` where a line is none of it, or the end is missing. */
export async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<ImportItem> {
  let number = 0;
  let messages = 0;
  let ended = false;
  for await (const { line, isEnded } of linesOf(text)) {
    number += 1;
    const value = parse(line, () => {
      if (number === 1) return refusals.foreign();
      return isEnded ? refusals.line(number) : refusals.cut();
    });
    if (number === 1) yield readHead(value);
    else {
      const read = v.safeParse(entry, value);
      if (!read.success || ended) throw refusals.line(number);
      if (read.output.type === 'message') messages += 1;
      if (read.output.type === 'end') ended = read.output.messages === messages;
      else yield itemOf(read.output);
    }
  }
  if (!ended) throw number === 0 ? refusals.foreign() : refusals.cut();
}

function readHead(value: unknown): ImportItem {
  const read = v.safeParse(head, value);
  if (!read.success) throw refusals.foreign();
  if (read.output.version > jsonLinesVersion) throw refusals.newer();
  return { what: 'account', account: read.output.account };
}

type Entry = Exclude<v.InferOutput<typeof entry>, { type: 'end' }>;

function itemOf(read: Entry): ImportItem {
  if (read.type === 'gap') return { what: 'gap' };
  if (read.type === 'room') {
    const { room, name: called, description, secret, fromStart } = read;
    return {
      what: 'room',
      room,
      fromStart,
      ...(called !== undefined && { name: called }),
      ...(description !== undefined && { description }),
      ...(secret !== false && { secret: true }),
    };
  }
  const { type: _, archiveId, originId, storyTitle, mentions, via, coded, ...message } = read;
  return {
    what: 'message',
    message: {
      ...message,
      ...(archiveId !== undefined && { archiveId }),
      ...(originId !== undefined && { originId }),
      ...(storyTitle !== undefined && { storyTitle }),
      ...(mentions !== undefined && { mentions }),
      ...(via !== undefined && { via }),
      ...(coded !== undefined && { coded }),
    },
  };
}

function parse(line: string, refusal: () => Error): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw refusal();
  }
}

interface Line {
  readonly line: string;
  /** Something ends it: it is all there. */
  readonly isEnded: boolean;
}

/** Empty lines say nothing. A last line that nothing ends counts: what it says shows whether it is whole. */
async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest: string[] = [];
  let size = 0;
  for await (const chunk of text) {
    const parts = chunk.split('\n');
    for (const part of parts.slice(0, -1)) {
      const line = [...rest, part].join('').trim();
      rest = [];
      size = 0;
      if (line !== '') yield { line, isEnded: true };
    }
    const last = parts.at(-1) ?? '';
    rest.push(last);
    size += last.length;
    if (size > largestEntry) throw refusals.enormous();
  }
  const line = rest.join('').trim();
  if (line !== '') yield { line, isEnded: false };
}
