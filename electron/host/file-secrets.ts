import { chmod, open, readFile, rename } from 'node:fs/promises';
import * as v from 'valibot';
import { FaultError } from '../model/fault.ts';
import type { Secrets } from './host.ts';

const contents = v.record(v.string(), v.string());

/**
 * Secrets of the plain host: a file that only its owner can read. They are derived keys and tokens, never a
 * password. Written beside and renamed, so that a crash leaves the old file or the new one.
 */
export function fileSecrets(file: string): Secrets {
  let queue: Promise<unknown> = Promise.resolve();
  const change = (edit: (secrets: Map<string, string>) => void): Promise<void> => {
    const done = queue.then(async () => {
      const secrets = await read(file);
      edit(secrets);
      await write(file, secrets);
    });
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    get: async (name) => (await read(file)).get(name),
    set: (name, secret) => change((secrets) => secrets.set(name, secret)),
    remove: (name) => change((secrets) => secrets.delete(name)),
  };
}

async function read(file: string): Promise<Map<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), contents), text);
  if (parsed.success) return new Map(Object.entries(parsed.output));
  throw new FaultError('StorageFailed', `${file} is damaged. Remove it and sign in again.`);
}

async function write(file: string, secrets: ReadonlyMap<string, string>): Promise<void> {
  const beside = `${file}.new`;
  const handle = await open(beside, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(Object.fromEntries(secrets)));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await chmod(beside, 0o600);
  await rename(beside, file);
}
