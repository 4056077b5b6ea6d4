import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const block = 512;

/** A folder as npm packs one: its files below `package/`, without what it has installed itself. */
export function packFolder(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.split('/').includes('node_modules'));
  const entries = files.flatMap((path) => writeEntry(`package/${path}`, readFileSync(join(folder, path))));
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * block)]));
}

/** POSIX 1003.1, ustar: a header of octal numbers, and the content in whole blocks. */
function writeEntry(path: string, content: Buffer): readonly Buffer[] {
  const header = Buffer.alloc(block);
  const slash = path.length <= 100 ? -1 : path.indexOf('/', path.length - 101);
  header.write(path.slice(slash + 1), 0);
  header.write('0000644', 100);
  header.write('0000000', 108);
  header.write('0000000', 116);
  header.write(octal(content.length), 124);
  header.write(octal(0), 136);
  header.write('        0', 148);
  header.write('ustar\0' + '00', 257);
  if (slash > 0) header.write(path.slice(0, slash), 345);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, content, Buffer.alloc((block - (content.length % block)) % block)];
}

function octal(number: number): string {
  return number.toString(8).padStart(11, '0');
}
