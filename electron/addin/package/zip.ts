import { crc32, inflateRawSync } from 'node:zlib';
import { checkPath, createMeter, type Files, limits, refused, tooLarge } from './files.ts';

/** PKWARE's APPNOTE 6.3.10: 4.3.16 end of central directory, 4.3.12 central headers, 4.3.7 local headers. */
const endSignature = 0x06054b50;
const headerSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endSize = 22;
const longestComment = 0xffff;

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Reads an add-in out of a zip. Only what every zip tool writes for plain files is taken: stored or deflated, no
 * encryption, no links, no 64-bit sizes. No entry grows beyond the size that it announces.
 */
export function readZip(bytes: Uint8Array): Files {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (zip.length > limits.size) throw tooLarge(`more than ${limits.size / 1024 / 1024} MB`);
  const files = new Map<string, Uint8Array>();
  const count = createMeter();
  for (const entry of entriesOf(zip)) {
    if (entry.path.endsWith('/')) continue;
    count(entry.size);
    if (files.has(entry.path)) throw refused(`the zip holds “${entry.path}” twice`);
    files.set(checkPath(entry.path), contentOf(zip, entry));
  }
  return files;
}

function entriesOf(zip: Buffer): readonly Entry[] {
  const end = findEnd(zip);
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== headerSignature) throw damaged();
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    entries.push(entryAt(zip, at, name ?? 0));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function entryAt(zip: Buffer, at: number, nameLength: number): Entry {
  const path = zip.toString('utf8', at + 46, at + 46 + nameLength);
  const isEncrypted = (zip.readUInt16LE(at + 8) & 1) === 1;
  // The upper half is the file's mode where a Unix wrote it (4.4.15): 0120000 is a symbolic link.
  const mode = zip.readUInt32LE(at + 38) >>> 16;
  const isLink = (mode & 0o170000) === 0o120000;
  if (isEncrypted || isLink) throw refused(`“${path}” is ${isLink ? 'a link' : 'encrypted'}`);
  return {
    path,
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    packed: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    offset: zip.readUInt32LE(at + 42),
  };
}

function contentOf(zip: Buffer, { path, method, crc, packed, size, offset }: Entry): Uint8Array {
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== localSignature) throw damaged();
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const raw = zip.subarray(start, start + packed);
  if (raw.length !== packed) throw damaged();
  const content = method === 0 ? Uint8Array.from(raw) : method === 8 ? inflate(raw, size) : undefined;
  if (content === undefined) throw refused(`“${path}” is packed in a way that Perch does not read`);
  if (content.length !== size || crc32(content) !== crc) throw damaged();
  return content;
}

/** Throws where there is more than was announced: a bomb says little and holds much. */
function inflate(raw: Buffer, size: number): Uint8Array {
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw damaged();
  }
}

function findEnd(zip: Buffer): number {
  const first = Math.max(0, zip.length - endSize - longestComment);
  for (let at = zip.length - endSize; at >= first; at -= 1) {
    if (zip.readUInt32LE(at) === endSignature) return at;
  }
  throw refused('this is no zip');
}

function damaged() {
  return refused('the zip is damaged');
}
