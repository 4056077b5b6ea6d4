import { beforeAll, describe, expect, it } from 'vitest';
import { configuration, issuer, keysAt, type Signer, signer, world } from './issuing.ts';

const minute = 60_000;
let first: Signer;
let second: Signer;
beforeAll(async () => {
  [first, second] = await Promise.all([signer('first'), signer('second')]);
});

describe('An issuer’s keys', () => {
  it('are fetched once for many, and again after ten minutes', async () => {
    const { verify, publish, asked, clocks } = world();
    publish(first);
    const token = await first.token();
    await Promise.all([verify(token), verify(token), verify(token)]);
    expect(asked).toEqual([configuration, keysAt]);
    clocks.monotonic += 11 * minute;
    await verify(token);
    expect(asked).toHaveLength(4);
  });

  it('that are new are found at once, and those that are gone count no longer', async () => {
    const { verify, publish } = world();
    publish(first);
    await verify(await first.token());
    publish(second);
    expect(await verify(await second.token())).toHaveProperty('signIn');
    expect(await verify(await first.token())).toMatchObject({ refused: 'not-authorized' });
  });

  it('are not fetched for everybody who makes one up', async () => {
    const { verify, publish, asked, clocks } = world();
    publish(first);
    const forger = await signer('made up');
    const token = await forger.token();
    for (let attempt = 0; attempt < 20; attempt++) {
      expect(await verify(token)).toMatchObject({ refused: 'not-authorized' });
    }
    expect(asked).toHaveLength(6);
    clocks.monotonic += 2 * minute;
    publish(first, second);
    expect(await verify(await second.token())).toHaveProperty('signIn');
  });

  it('are good for a day while the issuer does not answer, and no longer', async () => {
    const { verify, publish, answers, clocks, logged } = world();
    publish(first);
    const token = await first.token();
    await verify(token);
    answers.clear();
    clocks.monotonic += 23 * 60 * minute;
    expect(await verify(token)).toHaveProperty('signIn');
    expect(logged).toEqual([expect.stringContaining('nobody answers')]);
    clocks.monotonic += 2 * 60 * minute;
    expect(await verify(token)).toMatchObject({ refused: 'temporary-auth-failure' });
    publish(first);
    clocks.monotonic += 2 * minute;
    expect(await verify(token)).toHaveProperty('signIn');
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['nothing', {}],
    ['a text', { [configuration]: 'Hello' }],
    ['another issuer', { [configuration]: { issuer: 'https://other.example', jwks_uri: keysAt } }],
    ['keys without TLS', { [configuration]: { issuer, jwks_uri: 'http://keys.example/jwks' } }],
    ['keys at no address', { [configuration]: { issuer, jwks_uri: 7 } }],
    ['no keys', { [configuration]: { issuer, jwks_uri: keysAt }, [keysAt]: { keys: 'none' } }],
    [
      'keys of no kind',
      { [configuration]: { issuer, jwks_uri: keysAt }, [keysAt]: { keys: [{ kid: 'x' }] } },
    ],
  ])(
    'that it answers with %s are nobody’s: one sentence to the client, one to those who run the server',
    async (_, given) => {
      const { verify, answers, logged } = world();
      for (const [url, answer] of Object.entries(given)) answers.set(url, answer);
      expect(await verify(await first.token())).toEqual({
        refused: 'temporary-auth-failure',
        text: 'The sign-on service cannot be asked now: try again later.',
      });
      expect(logged).toEqual([expect.stringContaining(issuer)]);
    },
  );
});
