import type { SafeStorage } from 'electron';
import { describe, expect, test } from 'vitest';
import { hasKeyStore, movingInto, sealedSecrets } from '#electron/desktop/secrets.ts';
import type { Secrets } from '#electron/host/host.ts';
import { standIn } from './stand-in.ts';

function memory(initial: Record<string, string> = {}): Secrets & { readonly kept: Map<string, string> } {
  const kept = new Map(Object.entries(initial));
  return {
    kept,
    get: async (name) => kept.get(name),
    set: async (name, secret) => void kept.set(name, secret),
    remove: async (name) => void kept.delete(name),
  };
}

/** Turns texts around and writes its key before them. */
function keyStore(key = 'k1', accepts = [key]): SafeStorage {
  const turned = (text: string) => [...text].reverse().join('');
  return standIn({
    encryptStringAsync: async (text: string) => Buffer.from(`${key}:${turned(text)}`),
    decryptStringAsync: async (sealed: Buffer) => {
      const [usedKey = '', rest = ''] = sealed.toString().split(':');
      if (!accepts.includes(usedKey)) throw new Error('another key');
      return { result: turned(rest), shouldReEncrypt: usedKey !== key };
    },
  });
}

describe('whether there is a key store', () => {
  test.each([
    ['linux', true, 'gnome_libsecret', true],
    ['linux', true, 'kwallet6', true],
    ['linux', true, 'basic_text', false],
    ['linux', true, 'unknown', false],
    ['linux', false, 'gnome_libsecret', false],
    ['darwin', true, undefined, true],
    ['win32', true, undefined, true],
    ['win32', false, undefined, false],
  ] as const)('%s, encryption %s, backend %s: %s', async (platform, available, backend, expected) => {
    const store = standIn<SafeStorage>({
      isAsyncEncryptionAvailable: async () => available,
      // Exists on Linux alone.
      ...(backend === undefined ? {} : { getSelectedStorageBackend: () => backend }),
    });
    expect(await hasKeyStore(store, platform)).toBe(expected);
  });
});

describe('secrets in the key store', () => {
  test('come back, and lie on the disk sealed', async () => {
    const disk = memory();
    const secrets = sealedSecrets(keyStore(), disk);
    await secrets.set('ada', 'swordfish');
    expect(await secrets.get('ada')).toBe('swordfish');
    expect([...disk.kept.values()].join()).not.toContain('swordfish');
    await secrets.remove('ada');
    expect(await secrets.get('ada')).toBeUndefined();
  });

  test('are gone when the system has a new key: the person signs in again', async () => {
    const disk = memory();
    await sealedSecrets(keyStore('k1'), disk).set('ada', 'swordfish');
    expect(await sealedSecrets(keyStore('k2'), disk).get('ada')).toBeUndefined();
  });

  test('are sealed anew when the key was renewed', async () => {
    const disk = memory();
    await sealedSecrets(keyStore('k1'), disk).set('ada', 'swordfish');
    expect(await sealedSecrets(keyStore('k2', ['k1', 'k2']), disk).get('ada')).toBe('swordfish');
    expect(await sealedSecrets(keyStore('k2'), disk).get('ada')).toBe('swordfish');
  });
});

describe('secrets from a time without a key store', () => {
  test('move into it when they are first read', async () => {
    const open = memory({ ada: 'swordfish' });
    const sealed = memory();
    expect(await movingInto(sealed, open).get('ada')).toBe('swordfish');
    expect(open.kept.size).toBe(0);
    expect(sealed.kept.get('ada')).toBe('swordfish');
  });

  test('are replaced and removed with the others', async () => {
    const open = memory({ ada: 'old', ben: 'old' });
    const sealed = memory();
    const secrets = movingInto(sealed, open);
    await secrets.set('ada', 'new');
    await secrets.remove('ben');
    expect(open.kept.size).toBe(0);
    expect(await secrets.get('ada')).toBe('new');
    expect(await secrets.get('ben')).toBeUndefined();
  });
});
