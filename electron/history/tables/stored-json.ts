import * as v from 'valibot';
import type { CodedContent } from '#electron/model/message.ts';
import type { Mention } from '#electron/model/text/message-part.ts';

const mentions = v.array(v.object({ begin: v.number(), end: v.number(), address: v.string() }));
const coded = v.object({ kind: v.string(), json: v.string() });

/** Who is mentioned, as a row keeps it; nothing where it keeps nothing that can be read. */
export function readMentions(json: string | null): { mentions?: readonly Mention[] } {
  const value = read(mentions, json);
  return value === undefined ? {} : { mentions: value };
}

/** What is said to programs, as a row keeps it. */
export function readCoded(json: string | null): { coded?: CodedContent } {
  const value = read(coded, json);
  return value === undefined ? {} : { coded: value };
}

function read<T>(schema: v.GenericSchema<unknown, T>, json: string | null): T | undefined {
  if (json === null) return undefined;
  try {
    return v.parse(schema, JSON.parse(json));
  } catch {
    return undefined;
  }
}
