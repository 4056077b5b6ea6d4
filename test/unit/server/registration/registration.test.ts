import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashSecret } from '#electron/server/secrets.ts';
import { createInvitationStore } from '#electron/server/storage/invitations.ts';
import { makeForm } from '#electron/stanza/0004-form.ts';
import {
  type Registration,
  readRegistrationForm,
  writeRegistration,
  writeRegistrationForm,
} from '#electron/stanza/0077-registration.ts';
import { peopleCommands, peopleFields } from '#electron/stanza/0133-administration.ts';
import { offersRegistration, writePreauth } from '#electron/stanza/0445-preauth.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { ask, cleo, from, house, invite, join, list, stranger } from '../invitations/house.ts';
import { domain, run } from '../tokens/house.ts';

const refused = (condition: string, text: string) => ({ condition, text: expect.stringContaining(text) });
const isIn = async (...at: Parameters<typeof Device.signIn>): Promise<boolean> =>
  Device.signIn(...at).then(
    () => true,
    () => false,
  );

describe('somebody with an invitation', () => {
  it('makes an account, signs in with it, and is called what they wish', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    const device = await Device.connect(server);
    expect(offersRegistration(await device.open(domain))).toBe(true);
    expect(await ask(device, writePreauth(token))).toBeUndefined();
    const form = await device.asks('get', domain, writeRegistrationForm());
    expect(readRegistrationForm(form.getChild('query') ?? form)).toMatchObject({ username: '' });
    expect(await ask(device, writeRegistration(cleo))).toBeUndefined();
    const signedIn = await Device.signIn(server, 'cleo');
    const card = await signedIn.asks('get', undefined, xml('vCard', { xmlns: NS.vcard }));
    expect(String(card)).toContain('Cleo Vance');
  });

  it('may sign in on the same stream', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    const device = await stranger(server);
    await ask(device, writePreauth(token));
    await ask(device, writeRegistration(cleo));
    expect((await device.authenticate('cleo', cleo.password, 'SCRAM-SHA-256')).getName()).toBe('success');
  });

  it('does so once', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    expect(await join(server, token)).toBeUndefined();
    expect(await join(server, token, { ...cleo, username: 'dan' })).toMatchObject(
      refused('item-not-found', 'used already'),
    );
    expect(await isIn(server, 'dan', { password: cleo.password })).toBe(false);
  });

  it('does so once, however many come at the same moment', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    const names = ['cleo', 'dan', 'eve', 'fay'];
    const outcomes = await Promise.all(names.map((username) => join(server, token, { ...cleo, username })));
    expect(outcomes.filter((refusal) => refusal === undefined)).toHaveLength(1);
    const people = await Promise.all(names.map((name) => isIn(server, name, { password: cleo.password })));
    expect(people.filter((came) => came)).toHaveLength(1);
  });

  it('tries again after a name that was taken: the invitation is as good as before', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    const device = await stranger(server);
    await ask(device, writePreauth(token));
    const taken = { ...cleo, username: 'Ana' };
    expect(await ask(device, writeRegistration(taken))).toMatchObject(refused('conflict', 'is taken'));
    expect((await list(root))[0]?.state).toBe('open');
    expect(await ask(device, writeRegistration(cleo))).toBeUndefined();
    expect(await isIn(server, 'ana', { password: cleo.password })).toBe(false);
  });

  it('does not get the name of somebody who was removed', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    await run(
      root,
      peopleCommands.remove,
      makeForm('submit', NS.admin, { [peopleFields.addresses]: ['ana@localhost'] }),
    );
    expect(await join(server, token, { ...cleo, username: 'ana' })).toMatchObject({ condition: 'conflict' });
  });

  it.each<[string, Partial<Registration>, string, string]>([
    ['no name', { username: '' }, 'bad-request', 'a name and a password'],
    ['no password', { password: '' }, 'bad-request', 'a name and a password'],
    ['a short password', { password: '1234567' }, 'not-acceptable', 'at least 8'],
    ['an endless password', { password: 'a'.repeat(1_001) }, 'not-acceptable', 'at most 1000'],
    ['a name with a space', { username: 'a b' }, 'not-acceptable', 'Choose another name'],
    ['a name that is an address', { username: 'a@b' }, 'not-acceptable', 'Choose another name'],
    ['an endless name', { username: 'a'.repeat(65) }, 'not-acceptable', 'Choose another name'],
    ['a name with something invisible', { username: 'an\u200Da' }, 'not-acceptable', 'Choose another name'],
    ['a name that turns around', { username: 'an\u202Ea' }, 'not-acceptable', 'Choose another name'],
    ['the operator', { username: 'Perch-Operator' }, 'not-acceptable', 'Choose another name'],
    ['something invisible to be called by', { name: 'A\u202Ena' }, 'not-acceptable', 'to be called by'],
    ['something endless to be called by', { name: 'a'.repeat(257) }, 'not-acceptable', 'to be called by'],
  ])('is told what is wrong, and makes nothing: %s', async (_, wrong, condition, text) => {
    const { server, root } = await house();
    const { token } = await invite(root);
    expect(await join(server, token, { ...cleo, ...wrong })).toMatchObject(refused(condition, text));
    expect((await list(root))[0]?.state).toBe('open');
  });
});

describe('an invitation that does not count', () => {
  it('has expired', async () => {
    const { server, root, database } = await house();
    const times = { madeAt: Date.now() - 2_000, until: Date.now() - 1_000 };
    const madeBy = 'root@localhost';
    createInvitationStore(database).add({ hash: hashSecret('old'), madeBy, rooms: [], ...times });
    expect(await join(server, 'old')).toMatchObject(refused('item-not-found', 'has expired'));
    expect((await list(root))[0]?.state).toBe('expired');
  });

  it('is from somebody who may not invite any more', async () => {
    const { server, root } = await house();
    await server.putAccount('max', "max's password", { administrator: true });
    const max = await Device.signIn(server, 'max');
    const { token } = await invite(max);
    const whom = makeForm('submit', NS.admin, { [peopleFields.addresses]: ['max@localhost'] });
    await run(root, peopleCommands.disable, whom);
    expect(await join(server, token)).toMatchObject(refused('item-not-found', 'withdrawn'));
    await run(root, peopleCommands.enable, whom);
    expect(await join(server, token)).toBeUndefined();
  });

  it('stops counting between its being shown and the account', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    const device = await stranger(server);
    await ask(device, writePreauth(token));
    expect(await join(server, token)).toBeUndefined();
    expect(await ask(device, writeRegistration({ ...cleo, username: 'dan' }))).toMatchObject(
      refused('item-not-found', 'used already'),
    );
  });

  it('is no invitation', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    for (const wrong of ['x', token.slice(1), `${token} `, token.toLowerCase()]) {
      expect(await join(server, wrong)).toMatchObject(refused('item-not-found', 'not known'));
    }
  });
});

describe('somebody without one', () => {
  it('learns nothing, not even whether a name is taken', async () => {
    const { server } = await house();
    const device = await stranger(server);
    const answers = [
      await ask(device, writeRegistration({ ...cleo, username: 'ana' })),
      await ask(device, writeRegistration(cleo)),
      await ask(device, writeRegistrationForm()),
    ];
    for (const answer of answers) expect(answer).toMatchObject(refused('forbidden', 'an invitation first'));
  });

  it('is slowed down in guessing, and nobody who comes from elsewhere is', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    const guesser = await stranger(server, from('203.0.113.9'));
    let guesses = 0;
    while ((await ask(guesser, writePreauth(`guess ${guesses}`)))?.condition === 'item-not-found') guesses++;
    expect(guesses).toBeLessThan(100);
    expect(await ask(guesser, writePreauth(token))).toMatchObject({ condition: 'resource-constraint' });
    expect(await ask(await stranger(server, from('203.0.113.10')), writePreauth(token))).toBeUndefined();
  });

  it('can ask for nothing else', async () => {
    const { server } = await house();
    const device = await stranger(server);
    device.send(xml('iq', { type: 'get', id: '1', to: domain }, xml('query', { xmlns: NS.discoInfo })));
    expect(String(await device.hears('error'))).toContain('not-authorized');
  });
});

describe('whatever is asked before sign-in', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('ana', 'a'.repeat(2_000), '\u202E', '', ' '));
  const child = fc
    .tuple(fc.constantFrom('username', 'password', 'name', 'remove', 'email', 'x'), text)
    .map(([name, value]) => xml(name, {}, value));
  const payload = fc
    .tuple(
      fc.constantFrom('query', 'preauth', 'x'),
      fc.constantFrom(NS.register, NS.preauth),
      text,
      fc.array(child),
    )
    .map(([name, xmlns, token, children]) => xml(name, { xmlns, token }, ...children));

  it('is answered, and nobody gets an account by it', async () => {
    const { server } = await house();
    const device = await stranger(server);
    await fc.assert(
      fc.asyncProperty(payload, fc.constantFrom('get', 'set'), async (asked, type) => {
        expect((await device.asks(type, domain, asked)).attrs.type).toBe('error');
      }),
      // Fewer than there are free guesses.
      { numRuns: 40 },
    );
  });

  it('is answered to whoever has an invitation too', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    const device = await stranger(server);
    await ask(device, writePreauth(token));
    const isAnswer = ({ attrs: { type } }: Element): boolean => type === 'result' || type === 'error';
    await fc.assert(
      fc.asyncProperty(payload, fc.constantFrom('get', 'set'), async (asked, type) => {
        expect(isAnswer(await device.asks(type, domain, asked))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('somebody who is signed in', () => {
  it('cannot show an invitation', async () => {
    const { server, root } = await house();
    const { token } = await invite(root);
    const ana = await Device.signIn(server, 'ana');
    expect((await ask(ana, writePreauth(token)))?.condition).toBe('service-unavailable');
    expect((await list(root))[0]?.state).toBe('open');
  });
});
