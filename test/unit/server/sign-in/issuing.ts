import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createIssuer, type NewPerson } from '#electron/server/sign-on/issuer.ts';
import type { IssuerOptions } from '#electron/server/sign-on/issuer-options.ts';

export const issuer = 'https://id.example';
export const configuration = `${issuer}/.well-known/openid-configuration`;
export const keysAt = 'https://keys.example/jwks';
export const now = Date.UTC(2026, 0, 2, 12);
const seconds = now / 1_000;

export type Signer = Awaited<ReturnType<typeof signer>>;

/** A key, and tokens signed with it. */
export async function signer(kid: string, algorithm = 'ES256') {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return {
    published: { ...(await exportJWK(publicKey)), kid, alg: algorithm },
    token: (claims: Readonly<Record<string, unknown>> = {}, header: Readonly<Record<string, string>> = {}) =>
      new SignJWT({
        iss: issuer,
        aud: 'perch',
        sub: 'subject-1',
        preferred_username: 'ana',
        iat: seconds,
        exp: seconds + 300,
        ...claims,
      })
        .setProtectedHeader({ alg: algorithm, kid, ...header })
        .sign(privateKey),
  };
}

/** An issuer as the server sees it: what it answers, when it is asked, whose accounts are whose. */
export function world(options: Partial<IssuerOptions> = {}) {
  const answers = new Map<string, unknown>();
  const asked: string[] = [];
  const logged: string[] = [];
  const accounts = new Set(['ana']);
  const subjects = new Map<string, string>();
  const clocks = { wall: now, monotonic: 0 };
  const publish = (...signers: readonly Signer[]): void => {
    answers.set(configuration, { issuer, jwks_uri: keysAt });
    answers.set(keysAt, { keys: signers.map(({ published }) => published) });
  };
  const made = createIssuer(
    {
      issuer,
      clientId: 'perch',
      audience: 'chat',
      userClaim: 'preferred_username',
      createAccounts: false,
      ...options,
    },
    {
      domain: 'localhost',
      accounts: {
        of: (_, subject) => subjects.get(subject),
        claim: async ({ subject, account, make }: NewPerson) => {
          if ([...subjects.values()].includes(account) || !(accounts.has(account) || make)) return false;
          accounts.add(account);
          subjects.set(subject, account);
          return true;
        },
      },
      clock: () => clocks.wall,
      now: () => clocks.monotonic,
      log: (text) => logged.push(text),
      fetchJson: async (url) => {
        asked.push(url);
        if (!answers.has(url)) throw new Error('nobody answers');
        return answers.get(url);
      },
    },
  );
  return { ...made, answers, asked, logged, accounts, subjects, clocks, publish };
}
