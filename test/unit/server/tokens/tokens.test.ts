import { describe, expect, it } from 'vitest';
import { type Form, makeForm } from '#electron/stanza/0004-form.ts';
import { peopleCommands, peopleFields } from '#electron/stanza/0133-administration.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import {
  addTokenCommand,
  type ListedToken,
  listTokensCommand,
  readTokenList,
  revokeTokenCommand,
  writeTokenWish,
} from '#electron/stanza/perch-tokens.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { desk, domain, house, makeToken, prove, run, signInBy } from './house.ts';

const right = { account: 'bot@localhost', name: 'Builds', rights: ['read'], rooms: [desk] } as const;

async function list(root: Device): Promise<readonly ListedToken[]> {
  const outcome = await run(root, listTokensCommand);
  return 'form' in outcome && outcome.form ? readTokenList(outcome.form) : [];
}

const revocation = (id: string): Form => makeForm('submit', NS.perch, { id });

describe('a token', () => {
  it('signs a program in, as an account that need not have been there', async () => {
    const { server, root } = await house();
    const { token, account } = await makeToken(root);
    const bot = await signInBy(server, token);
    expect(account).toBe('bot@localhost');
    expect(bot.address).toMatch(/^bot@localhost\//);
    expect(token).toMatch(/^perch_[\w-]{43}$/);
  });

  it('is listed with what it may, who made it, and when it was used, and never again with its secret', async () => {
    const { server, root } = await house();
    const until = Date.now() + 60_000;
    const { id, token } = await makeToken(root, { ...right, rights: ['read', 'post'], until });
    const wish = { id, ...right, rights: ['read', 'post'], until, madeBy: 'root@localhost' };
    const before = await list(root);
    expect(before).toMatchObject([wish]);
    expect(before[0]).not.toHaveProperty('usedAt');
    await signInBy(server, token);
    expect((await list(root))[0]?.usedAt).toBeGreaterThan(0);
    const answer = await run(root, listTokensCommand);
    expect(JSON.stringify(answer)).not.toContain(token.slice(6));
  });

  it('lets nobody in who has not all of it', async () => {
    const { server, root } = await house();
    const { token } = await makeToken(root);
    for (const wrong of [
      token.slice(0, -1),
      `${token}a`,
      `${token.slice(0, -1)}_`,
      'perch_',
      token.toUpperCase(),
    ]) {
      const outcome = await prove(await Device.connect(server), wrong);
      expect(outcome).toMatchObject({ kind: 'failure', condition: 'not-authorized' });
    }
  });

  it('ends, when it is revoked, with everything that was done by it', async () => {
    const { server, root } = await house();
    const [one, other] = [await makeToken(root), await makeToken(root)];
    const [first, second] = [await signInBy(server, one.token), await signInBy(server, other.token)];
    expect(await run(root, revokeTokenCommand, revocation(one.id))).toMatchObject({ status: 'completed' });
    expect(String(await first.hears('error'))).toContain('credentials-revoked');
    await first.closed();
    expect(await prove(await Device.connect(server), one.token)).toMatchObject({
      condition: 'not-authorized',
    });
    expect((await second.asks('get', domain, xml('ping', { xmlns: NS.ping }))).attrs.type).toBe('result');
    expect((await list(root)).map(({ id }) => id)).toEqual([other.id]);
    expect(await run(root, revokeTokenCommand, revocation(one.id))).toMatchObject({
      condition: 'item-not-found',
    });
  });

  it('that is revoked cannot be come back to by resuming', async () => {
    const { server, root } = await house();
    const { id, token } = await makeToken(root);
    const bot = await signInBy(server, token);
    bot.send(xml('enable', { xmlns: NS.streamManagement, resume: 'true' }));
    const previd: string = (await bot.hears('enabled')).attrs.id;
    await bot.cut();
    await run(root, revokeTokenCommand, revocation(id));
    const again = await makeToken(root);
    const next = await Device.connect(server);
    await prove(next, again.token);
    await next.open(domain);
    next.send(xml('resume', { xmlns: NS.streamManagement, previd, h: '0' }));
    expect(String(await next.hears('failed'))).toContain('item-not-found');
  });

  it('cannot be used to resume what somebody else may do', async () => {
    const { server, root } = await house();
    await server.putAccount('bot', "bot's password");
    const person = await Device.signIn(server, 'bot');
    person.send(xml('enable', { xmlns: NS.streamManagement, resume: 'true' }));
    const previd: string = (await person.hears('enabled')).attrs.id;
    await person.cut();
    const { token } = await makeToken(root);
    const bot = await Device.connect(server);
    await prove(bot, token);
    await bot.open(domain);
    bot.send(xml('resume', { xmlns: NS.streamManagement, previd, h: '0' }));
    expect(String(await bot.hears('failed'))).toContain('item-not-found');
  });

  it('pushes nobody of the same account out', async () => {
    const { server, root } = await house();
    await server.putAccount('bot', "bot's password");
    const person = await Device.signIn(server, 'bot', { resource: 'phone' });
    const { token } = await makeToken(root);
    const bot = await signInBy(server, token, 'phone');
    expect(bot.address).not.toBe(person.address);
    expect((await person.asks('get', undefined, xml('ping', { xmlns: NS.ping }))).attrs.type).toBe('result');
  });

  it('ends with its time', async () => {
    const { server, root } = await house();
    const { token } = await makeToken(root, { until: Date.now() + 400 });
    const bot = await signInBy(server, token);
    expect(String(await bot.hears('error'))).toContain('credentials-expired');
    const outcome = await prove(await Device.connect(server), token);
    expect(outcome).toMatchObject({ kind: 'failure', condition: 'credentials-expired' });
  });

  it('ends with its account', async () => {
    const { server, root } = await house();
    const { token } = await makeToken(root);
    const bot = await signInBy(server, token);
    const whom = makeForm('submit', NS.admin, { [peopleFields.addresses]: ['bot@localhost'] });
    await run(root, peopleCommands.disable, whom);
    await bot.closed();
    expect(await prove(await Device.connect(server), token)).toMatchObject({ condition: 'account-disabled' });
    await run(root, peopleCommands.remove, whom);
    expect(await list(root)).toEqual([]);
    expect(await prove(await Device.connect(server), token)).toMatchObject({ condition: 'not-authorized' });
  });
});

describe('making a token', () => {
  it.each([
    ['an account elsewhere', { account: 'bot@elsewhere.example' }, 'jid-malformed'],
    ['the operator', { account: 'perch-operator@localhost' }, 'jid-malformed'],
    ['the server', { account: 'localhost' }, 'jid-malformed'],
    ['a room that is not there', { rooms: [desk, 'nowhere@rooms.localhost'] }, 'item-not-found'],
    ['a room elsewhere', { rooms: ['desk@rooms.elsewhere.example'] }, 'item-not-found'],
    ['a time that is past', { until: 1_000 }, 'not-acceptable'],
    ['no rights', { rights: [] }, 'bad-request'],
    ['no rooms', { rooms: [] }, 'bad-request'],
  ])('is refused, with nothing half made: %s', async (_, wrong, condition) => {
    const { root } = await house();
    expect(await run(root, addTokenCommand, writeTokenWish({ ...right, ...wrong }))).toMatchObject({
      condition,
    });
    expect(await list(root)).toEqual([]);
    const people = await run(root, peopleCommands.addresses);
    expect(JSON.stringify(people)).not.toContain('bot@');
  });

  it.each([addTokenCommand, listTokensCommand, revokeTokenCommand])(
    'is for administrators: %s',
    async (node) => {
      const { ana } = await house();
      expect(await run(ana, node, writeTokenWish(right))).toMatchObject({ condition: 'forbidden' });
    },
  );
});
