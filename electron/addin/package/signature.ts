import { createPublicKey, verify } from 'node:crypto';
import * as v from 'valibot';
import { sha256, signatureFile } from './content.ts';
import { type Files, refused } from './files.ts';

/** Ed25519 (RFC 8032); the key as SPKI (RFC 8410), both in base64. */
const schema = v.strictObject({
  key: v.pipe(v.string(), v.base64(), v.maxLength(200)),
  signature: v.pipe(v.string(), v.base64(), v.maxLength(200)),
});

/** What a publisher signs: this very add-in with this very content. */
export function signedText(manifestId: string, content: string): string {
  return `perch-addin\n${manifestId}\n${content}\n`;
}

/**
 * The fingerprint of the key that signed the content; undefined where nobody did. A signature that does not fit
 * is no missing one: throws `InvalidArgument`.
 */
export function publisherOf(files: Files, manifestId: string, content: string): string | undefined {
  const file = files.get(signatureFile);
  if (file === undefined) return undefined;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), new TextDecoder().decode(file));
  if (!read.success || !isSigned(read.output, signedText(manifestId, content))) {
    throw refused('its signature does not fit what it holds', signatureFile);
  }
  return sha256(Buffer.from(read.output.key, 'base64'));
}

function isSigned({ key, signature }: v.InferOutput<typeof schema>, text: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return (
      publicKey.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))
    );
  } catch {
    return false;
  }
}
