import { decodeJwt, exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';

const algorithm = 'RS256';

/** A key to sign with, in private JWK. */
export async function newSigningKey(id: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: id, use: 'sig', alg: algorithm };
}

/** The same token with other claims, signed by the same key: what a provider with a wrong clock would have given. */
export async function signedAnew(
  token: string,
  key: JWK,
  change: (claims: JWTPayload) => JWTPayload,
): Promise<string> {
  const { at_hash: _, ...claims } = decodeJwt(token);
  const typ = 'scope' in claims ? 'at+jwt' : 'JWT';
  return new SignJWT(change(claims))
    .setProtectedHeader({ alg: algorithm, typ, ...(key.kid && { kid: key.kid }) })
    .sign(await importJWK(key, algorithm));
}

/** Moves every instant of a token by so many seconds. */
export function moved(claims: JWTPayload, seconds: number): JWTPayload {
  const { iat, exp, nbf } = claims;
  return {
    ...claims,
    ...(iat !== undefined && { iat: iat + seconds }),
    ...(exp !== undefined && { exp: exp + seconds }),
    ...(nbf !== undefined && { nbf: nbf + seconds }),
  };
}
