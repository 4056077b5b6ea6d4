import { describe, expect, it } from 'vitest';
import { openDatabase } from '#electron/server/server.ts';
import type { Database } from '#electron/server/storage/database.ts';
import { type Form, formValues, makeForm } from '#electron/stanza/0004-form.ts';
import { readDiscoInfo, readDiscoItems } from '#electron/stanza/0030-disco.ts';
import { type Command, readCommand, writeCommand } from '#electron/stanza/0050-commands.ts';
import { writePubSubRequest } from '#electron/stanza/0060-pubsub.ts';
import { peopleCommands, peopleFields, readPeople } from '#electron/stanza/0133-administration.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { addTokenCommand, writeTokenWish } from '#electron/stanza/perch-tokens.ts';
import { readStanzaError, type StanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device, isMessage, message } from './device.ts';
import { runServer } from './running.ts';

async function house(...names: readonly string[]) {
  const database = openDatabase(':memory:');
  const server = await runServer(names, {}, database);
  await server.putAccount('root', "root's password", { administrator: true });
  const root = await Device.signIn(server, 'root');
  return { server, root, database };
}

/** The tables in which something of this account is kept. */
function tablesWith(database: Database.Database, name: string): readonly unknown[] {
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_schema AS t WHERE type = 'table'
       AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE name = 'account')`,
    )
    .pluck()
    .all();
  return tables.filter((table) =>
    database.prepare(`SELECT 1 FROM "${table}" WHERE account IN (?, ? || '@localhost')`).get(name, name),
  );
}

async function run(device: Device, node: string, form?: Form): Promise<Command | StanzaError> {
  const answer = await device.asks('set', 'localhost', writeCommand({ node, ...(form && { form }) }));
  const outcome = answer.attrs.type === 'error' ? readStanzaError(answer) : readCommand(answer);
  if (!outcome) throw new Error(`Neither done nor refused: ${answer}`);
  return outcome;
}

const submit = (values: Readonly<Record<string, string | boolean | readonly string[]>>): Form =>
  makeForm('submit', NS.admin, values);
const about = (...names: readonly string[]): Form =>
  submit({ [peopleFields.addresses]: names.map((name) => `${name}@localhost`) });

async function mayEnter(server: { webSocket: string; domain: string }, name: string, password: string) {
  const device = await Device.connect(server);
  await device.open(server.domain);
  return (await device.authenticate(name, password, 'SCRAM-SHA-256')).getName() === 'success';
}

describe('commands', () => {
  it('are listed for whoever may run them, and for nobody else', async () => {
    const { server, root } = await house('ana');
    const ana = await Device.signIn(server, 'ana');
    const look = async (device: Device) => {
      const query = xml('query', { xmlns: NS.discoItems, node: NS.commands });
      const answer = (await device.asks('get', 'localhost', query)).getChild('query');
      return answer && readDiscoItems(answer)?.items.map(({ node }) => node);
    };
    expect(await look(root)).toEqual(expect.arrayContaining(Object.values(peopleCommands)));
    expect(await look(ana)).not.toContain(peopleCommands.add);
    const info = await ana.asks('get', 'localhost', xml('query', { xmlns: NS.discoInfo }));
    const query = info.getChild('query');
    expect(query && readDiscoInfo(query)?.features).toContain(NS.commands);
  });

  it('hand out their form, and end where they are cancelled', async () => {
    const { root } = await house();
    const waiting = await run(root, peopleCommands.add);
    expect(waiting).toMatchObject({ status: 'executing', form: { type: 'form', title: 'Add a person' } });
    const cancel = writeCommand({ node: peopleCommands.add, action: 'cancel', sessionId: '7' });
    const answer = readCommand(await root.asks('set', 'localhost', cancel));
    expect(answer).toMatchObject({ status: 'canceled', sessionId: '7' });
  });

  it('name what is missing, and what is unknown', async () => {
    const { root } = await house();
    const missing = { condition: 'bad-request', text: '“Address” is missing.' };
    expect(await run(root, peopleCommands.add, submit({}))).toMatchObject(missing);
    expect(await run(root, 'urn:nonsense')).toMatchObject({ condition: 'item-not-found' });
    const back = writeCommand({ node: peopleCommands.add, action: 'prev' });
    expect((await root.asks('set', 'localhost', back)).attrs.type).toBe('error');
  });

  it.each(Object.entries(peopleCommands))('refuse people who do not administer: %s', async (_, node) => {
    const { server } = await house('ana', 'ben');
    const ana = await Device.signIn(server, 'ana');
    const form = submit({
      [peopleFields.address]: 'ben@localhost',
      [peopleFields.addresses]: ['ben@localhost'],
      [peopleFields.password]: 'another password',
      [peopleFields.administrator]: true,
    });
    expect(await run(ana, node)).toMatchObject({ condition: 'forbidden' });
    expect(await run(ana, node, form)).toMatchObject({ condition: 'forbidden' });
    expect(await mayEnter(server, 'ben', "ben's password")).toBe(true);
  });
});

describe('an administrator', () => {
  it('adds a person, who signs in', async () => {
    const { server, root } = await house();
    const form = submit({
      [peopleFields.address]: 'Cleo@localhost',
      [peopleFields.password]: 'open sesame',
      [peopleFields.displayName]: 'Cleo Diaz',
    });
    expect(await run(root, peopleCommands.add, form)).toMatchObject({ status: 'completed' });
    expect(await mayEnter(server, 'cleo', 'open sesame')).toBe(true);
    const listed = await run(root, peopleCommands.list);
    expect('form' in listed && listed.form && readPeople(listed.form)).toEqual([
      {
        address: 'cleo@localhost',
        displayName: 'Cleo Diaz',
        administrator: false,
        disabled: false,
        devices: 0,
      },
      { address: 'root@localhost', administrator: true, disabled: false, devices: 1 },
    ]);
    const addresses = await run(root, peopleCommands.addresses);
    expect(
      'form' in addresses && addresses.form && formValues(addresses.form, peopleFields.registered),
    ).toEqual(['cleo@localhost', 'root@localhost']);
  });

  it.each([
    ['conflict', { [peopleFields.address]: 'ana@localhost', [peopleFields.password]: 'long enough' }],
    ['jid-malformed', { [peopleFields.address]: 'ana@elsewhere', [peopleFields.password]: 'long enough' }],
    ['jid-malformed', { [peopleFields.address]: 'perch-operator@localhost' }],
    ['jid-malformed', { [peopleFields.address]: 'localhost' }],
    ['not-acceptable', { [peopleFields.address]: 'cleo@localhost', [peopleFields.password]: 'short' }],
    [
      'not-acceptable',
      {
        [peopleFields.address]: 'cleo@localhost',
        [peopleFields.password]: 'long enough',
        [peopleFields.verify]: 'long enougH',
      },
    ],
  ])('is told what is wrong with a new person: %s', async (condition, values) => {
    const { root } = await house('ana');
    expect(await run(root, peopleCommands.add, submit(values))).toMatchObject({ condition });
  });

  it('gives somebody another password, which ends what the old one began', async () => {
    const { server, root } = await house('ana');
    const ana = await Device.signIn(server, 'ana');
    const form = submit({
      [peopleFields.address]: 'ana@localhost',
      [peopleFields.password]: 'another password',
    });
    await run(root, peopleCommands.password, form);
    await ana.closed();
    expect(await mayEnter(server, 'ana', "ana's password")).toBe(false);
    expect(await mayEnter(server, 'ana', 'another password')).toBe(true);
  });

  it('disables people, who are out at once, and enables them again', async () => {
    const { server, root } = await house('ana', 'ben');
    const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
    await run(root, peopleCommands.disable, about('ana', 'ben'));
    await Promise.all([ana.closed(), ben.closed()]);
    expect(await mayEnter(server, 'ana', "ana's password")).toBe(false);
    await run(root, peopleCommands.enable, about('ana'));
    expect(await mayEnter(server, 'ana', "ana's password")).toBe(true);
    expect(await mayEnter(server, 'ben', "ben's password")).toBe(false);
  });

  it('disables all that are named or nobody', async () => {
    const { server, root } = await house('ana');
    expect(await run(root, peopleCommands.disable, about('ana', 'nobody'))).toMatchObject({
      condition: 'item-not-found',
    });
    expect(await mayEnter(server, 'ana', "ana's password")).toBe(true);
  });

  it.each([peopleCommands.disable, peopleCommands.remove])(
    'cannot lock themselves out by %s',
    async (node) => {
      const { root } = await house();
      expect(await run(root, node, about('root'))).toMatchObject({ condition: 'not-allowed' });
      const form = submit({ [peopleFields.address]: 'root@localhost', [peopleFields.administrator]: false });
      expect(await run(root, peopleCommands.administrator, form)).toMatchObject({ condition: 'not-allowed' });
    },
  );

  it('makes administrators, and ends that', async () => {
    const { server, root } = await house('ana');
    const ana = await Device.signIn(server, 'ana');
    const say = (administrator: boolean) =>
      run(
        root,
        peopleCommands.administrator,
        submit({ [peopleFields.address]: 'ana@localhost', [peopleFields.administrator]: administrator }),
      );
    await say(true);
    expect(await run(ana, peopleCommands.list)).toMatchObject({ status: 'completed' });
    await say(false);
    expect(await run(ana, peopleCommands.list)).toMatchObject({ condition: 'forbidden' });
  });

  it('signs people out, who may come back', async () => {
    const { server, root } = await house('ana');
    const [one, other] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ana')];
    await run(root, peopleCommands.endSession, submit({ [peopleFields.addresses]: [one.address] }));
    await one.closed();
    await other.asks('get', undefined, xml('ping', { xmlns: NS.ping }));
    await run(root, peopleCommands.endSession, about('ana'));
    await other.closed();
    await Device.signIn(server, 'ana');
  });
});

describe('a person who is removed', () => {
  it('is out at once, and leaves nothing to whoever would come after them', async () => {
    const { server, root, database } = await house('ana', 'ben');
    const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
    await ana.asks('set', undefined, xml('vCard', { xmlns: NS.vcard }, xml('FN', {}, 'Ana')));
    const items = [{ payload: xml('note', { xmlns: 'urn:note' }) }];
    await ana.asks('set', undefined, writePubSubRequest({ kind: 'publish', node: 'urn:note', items }));
    const scope = { rights: ['read'], rooms: 'all' } as const;
    await run(root, addTokenCommand, writeTokenWish({ account: 'ana@localhost', name: 'Bot', ...scope }));
    ana.send(xml('presence', { type: 'subscribe', to: 'ben@localhost' }));
    await ben.hears((one) => one.attrs.type === 'subscribe');
    ben.send(xml('presence', { type: 'subscribed', to: 'ana@localhost' }));
    await ana.hears((one) => one.attrs.type === 'subscribed');
    ben.send(message('ana@localhost', 'For you.'));
    await ana.hears(isMessage('For you.'));
    const kept = ['archive', 'contact', 'credential', 'pep_node', 'token', 'vcard'];
    expect(tablesWith(database, 'ana')).toEqual(expect.arrayContaining(kept));
    await run(root, peopleCommands.remove, about('ana'));
    await ana.closed();
    expect(tablesWith(database, 'ana')).toEqual([]);
    expect(await mayEnter(server, 'ana', "ana's password")).toBe(false);
    const roster = await ben.asks('get', undefined, xml('query', { xmlns: NS.roster }));
    expect(String(roster)).not.toContain('subscription="from"');
    const again = submit({ [peopleFields.address]: 'ana@localhost', [peopleFields.password]: 'long enough' });
    expect(await run(root, peopleCommands.add, again)).toMatchObject({ condition: 'conflict' });
  });
});
