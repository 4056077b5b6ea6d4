import type { ImportItem } from './items.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readXmlArchive } from './read-xml-archive.ts';
import { refusals } from './refusals.ts';

/** Reads a file to be imported, whichever of the formats it has; what it begins with says so. */
export async function* readFile(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ImportItem> {
  const text = decode(bytes);
  let start = '';
  while (start.trim() === '') {
    const { value, done } = await text.next();
    if (done) throw refusals.foreign();
    // Space before the first sign tells nothing and is not kept.
    start = value;
  }
  const whole = chain(start, text);
  const sign = start.trimStart()[0];
  if (sign === '{') yield* readJsonLines(whole);
  else if (sign === '<') yield* readXmlArchive(whole);
  else throw refusals.foreign();
}

async function* chain(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Without a byte order mark. Throws where it is no UTF-8, as with every program and picture. */
async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw refusals.notText();
    throw error;
  }
}
