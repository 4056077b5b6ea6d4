import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashContent, sha256, signatureFile } from '#electron/addin/package/content.ts';
import { readFolder } from '#electron/addin/package/folder.ts';
import { readManifest } from '#electron/addin/package/manifest.ts';
import { signedText } from '#electron/addin/package/signature.ts';

/**
 * Writes the publisher's signature into an add-in's built folder; answers the fingerprint by which Perch knows the
 * publisher. A key that is not there yet is made.
 */
export async function signAddIn(folder: string, keyFile: string): Promise<string> {
  const files = await readFolder(folder);
  const text = signedText(readManifest(files).id, hashContent(files));
  const privateKey = existsSync(keyFile) ? createPrivateKey(readFileSync(keyFile)) : makeKey(keyFile);
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64');
  writeFileSync(join(folder, signatureFile), JSON.stringify({ key: key.toString('base64'), signature }));
  return sha256(key);
}

function makeKey(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return privateKey;
}
