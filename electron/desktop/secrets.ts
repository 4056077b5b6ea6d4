import type { SafeStorage } from 'electron';
import type { Secrets } from '../host/host.ts';

type KeyStore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>;

/**
 * Whether the system keeps a key that is this person's alone. On Linux without a key store Chromium encrypts
 * with a password that is in its source (`basic_text`), which keeps nothing.
 */
export async function hasKeyStore(keyStore: KeyStore, platform: NodeJS.Platform): Promise<boolean> {
  if (!(await keyStore.isAsyncEncryptionAvailable())) return false;
  if (platform !== 'linux') return true;
  const backend = keyStore.getSelectedStorageBackend();
  return backend !== 'basic_text' && backend !== 'unknown';
}

/** Secrets encrypted by the system's key store. `sealed` holds what comes out of it, in base64. */
export function sealedSecrets(keyStore: KeyStore, sealed: Secrets): Secrets {
  const set = async (name: string, secret: string) => {
    const encrypted = await keyStore.encryptStringAsync(secret);
    await sealed.set(name, encrypted.toString('base64'));
  };
  return {
    set,
    remove: (name) => sealed.remove(name),
    get: async (name) => {
      const kept = await sealed.get(name);
      if (kept === undefined) return undefined;
      const opened = await unseal(keyStore, kept);
      if (opened?.shouldReEncrypt) await set(name, opened.result);
      return opened?.result;
    },
  };
}

/** Undefined where the key is no longer the one it was sealed with: to be signed in again is all that helps. */
async function unseal(keyStore: KeyStore, kept: string) {
  try {
    return await keyStore.decryptStringAsync(Buffer.from(kept, 'base64'));
  } catch {
    return undefined;
  }
}

/** Secrets that were kept openly while there was no key store move into it as soon as there is one. */
export function movingInto(sealed: Secrets, open: Secrets): Secrets {
  const move = async (name: string) => {
    const secret = await open.get(name);
    if (secret === undefined) return undefined;
    await sealed.set(name, secret);
    await open.remove(name);
    return secret;
  };
  return {
    get: async (name) => (await sealed.get(name)) ?? (await move(name)),
    set: async (name, secret) => {
      await sealed.set(name, secret);
      await open.remove(name);
    },
    remove: async (name) => {
      await sealed.remove(name);
      await open.remove(name);
    },
  };
}
