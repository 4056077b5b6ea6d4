import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Manifest } from '#addins/contract.ts';
import { hashContent } from '#electron/addin/package/content.ts';
import type { Files } from '#electron/addin/package/files.ts';
import { signedText } from '#electron/addin/package/signature.ts';

export const manifest: Manifest = {
  id: 'com.example.cards',
  name: 'Cards',
  description: 'Shows what bots say.',
  author: 'Example Ltd',
  version: '1.0.0',
  contract: { from: 1, to: 1 },
  entry: 'index.html',
  rights: { required: [{ right: 'messages.read', purpose: 'To show messages.' }], optional: [] },
  hosts: [],
  formats: [],
};

/** What an add-in's folder holds. */
export function packageFiles(
  changes: Partial<Manifest> = {},
  more: Readonly<Record<string, string>> = {},
): Files {
  const all = {
    'perch-addin.json': JSON.stringify({ ...manifest, ...changes }),
    'index.html': '<!doctype html><title>Cards</title><script type="module" src="main.js"></script>',
    'main.js': 'export {};',
    ...more,
  };
  return new Map(Object.entries(all).map(([path, text]) => [path, Buffer.from(text)]));
}

export function writeFolder(folder: string, files: Files): string {
  for (const [path, content] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

export interface Publisher {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export function publisher(): Publisher {
  return generateKeyPairSync('ed25519');
}

/** The files with the signature of this publisher beside them. */
export function signed(files: Files, { publicKey, privateKey }: Publisher, id = manifest.id): Files {
  const signature = sign(null, Buffer.from(signedText(id, hashContent(files))), privateKey);
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const file = { key: key.toString('base64'), signature: signature.toString('base64') };
  return new Map([...files, ['perch-addin.sig', Buffer.from(JSON.stringify(file))]]);
}

interface ZipOptions {
  /** The size that each entry announces, where it is not its own. */
  readonly announce?: (size: number) => number;
  /** Unix mode of each entry. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
}

/** A zip as every tool writes one (APPNOTE 6.3.10), or as an attacker would. */
export function zipOf(files: Iterable<readonly [string, Uint8Array]>, options: ZipOptions = {}): Buffer {
  const { announce = (size) => size, mode = 0o100644, flags = 0, method = 8 } = options;
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(announce(content.length), 18);
    common.writeUInt16LE(name.length, 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), common, name]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(mode * 0x10000, 6);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, tail, name]));
    local.push(header, packed);
    offset += header.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
