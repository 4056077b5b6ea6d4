import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { FaultError } from '../model/fault.ts';
import type { Secrets } from './host.ts';
import { replaceFile } from './replace-file.ts';

const contents = v.record(v.string(), v.string());

/**
 * Secrets of the plain host: a file that only its owner can read. They are derived keys and tokens, never a
 * password.
 */
export function fileSecrets(file: string): Secrets {
  let queue: Promise<unknown> = Promise.resolve();
  const change = (edit: (secrets: Map<string, string>) => void): Promise<void> => {
    const done = queue.then(async () => {
      const secrets = await read(file);
      edit(secrets);
      replaceFile(file, JSON.stringify(Object.fromEntries(secrets)));
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
