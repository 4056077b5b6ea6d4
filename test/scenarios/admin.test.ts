import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApplicationEndpoint, registerByInvitation } from '#electron/chat/index.ts';
import { peopleCommands } from '#electron/stanza/0133-administration.ts';
import { readInvitationLink } from '#electron/stanza/invitation-link.ts';
import { runAdmin, startAdministered } from '#test/support/administration.ts';
import { startPerchServer } from '#test/support/perch-server.ts';

let house: Awaited<ReturnType<typeof startAdministered>>;

beforeAll(async () => {
  house = await startAdministered();
});

afterAll(() => house?.stop());

const admin = (args: readonly string[], input?: string) => house.admin(args, input);
const refusedAs = (code: string) => ({ fault: { code } });

describe('whoever runs the server', () => {
  it('adds somebody, whose password is read from standard input', async () => {
    await admin(['people', 'add', 'nora', '--name', 'Nora Lind'], 'a good password\n');
    const nora = await house.signIn('nora', 'a good password');
    expect(await admin(['people', 'list'])).toMatch(/^nora@localhost\s+Nora Lind\s+signed in$/m);
    await nora.terminate();
  });

  it('adds somebody, whose password is in a file', async () => {
    const file = join(house.folder, 'secret');
    writeFileSync(file, 'from the file\n');
    await admin(['people', 'add', 'otto', '--new-password-file', file]);
    await (await house.signIn('otto', 'from the file')).terminate();
  });

  it('adds somebody who has no password', async () => {
    await admin(['people', 'add', 'robot', '--no-password']);
    await expect(house.signIn('robot', 'x')).rejects.toMatchObject(refusedAs('NotAuthorized'));
  });

  it('disables people and lets them in again', async () => {
    await admin(['people', 'add', 'pia'], 'a good password\n');
    const pia = await house.signIn('pia', 'a good password');
    const gone = new Promise((resolve) => pia.on('stateChanged', resolve));
    await admin(['people', 'disable', 'pia']);
    expect(await gone).toBe('Terminated');
    await expect(house.signIn('pia', 'a good password')).rejects.toMatchObject(refusedAs('AccountDisabled'));
    expect(await admin(['people', 'list'])).toMatch(/^pia@localhost.*disabled$/m);
    await admin(['people', 'enable', 'pia@localhost']);
    await (await house.signIn('pia', 'a good password')).terminate();
  });

  it('gives somebody another password', async () => {
    await admin(['people', 'add', 'rolf'], 'the first one\n');
    await admin(['people', 'password', 'rolf'], 'the second one\n');
    await expect(house.signIn('rolf', 'the first one')).rejects.toMatchObject(refusedAs('NotAuthorized'));
    await (await house.signIn('rolf', 'the second one')).terminate();
  });

  it('removes somebody for ever', async () => {
    await admin(['people', 'add', 'sven'], 'a good password\n');
    await admin(['people', 'remove', 'sven']);
    await expect(house.signIn('sven', 'a good password')).rejects.toMatchObject(refusedAs('NotAuthorized'));
    expect(await admin(['people', 'list'])).not.toContain('sven');
    const again = await runAdmin(['people', 'add', 'sven', '--data', house.data], 'another password\n');
    expect(again).toMatchObject({ code: 1, error: expect.stringContaining("somebody else's address") });
  });

  it('makes, lists and revokes tokens', async () => {
    const made = ['--name', 'Builds', '--rights', 'read,post', '--rooms', 'all', '--until', '2099-12-31'];
    const token = (await admin(['token', 'add', 'builds', ...made])).trim();
    const bot = new ApplicationEndpoint({
      address: 'builds@localhost',
      token,
      webSocket: house.server.webSocket,
    });
    await bot.establish();
    const list = await admin(['token', 'list']);
    const [id = ''] =
      /^(\S+)\s+builds@localhost\s+Builds\s+read,post\s+all\s+2099-12-31/m.exec(list)?.slice(1) ?? [];
    expect(list).not.toContain(token);
    const gone = new Promise((resolve) => bot.on('stateChanged', resolve));
    await admin(['token', 'revoke', id]);
    expect(await gone).toBe('Terminated');
    expect(await admin(['token', 'list'])).not.toContain(id);
  });

  it('makes invitations that let one person in, and takes them back', async () => {
    const link = (await admin(['invite', 'create', '--days', '2', '--note', 'for Tove'])).trim();
    const invitation = readInvitationLink(link);
    const newcomer = { name: 'tove', password: 'a good password' };
    await registerByInvitation({ ...invitation, webSocket: house.server.webSocket }, newcomer);
    await (await house.signIn('tove', 'a good password')).terminate();
    await admin(['invite', 'create', '--note', 'for nobody']);
    const list = await admin(['invite', 'list']);
    expect(list).toMatch(/used\s.*tove@localhost\s+for Tove/);
    const [, open = ''] = /^(\S+)\s+open\s.*for nobody$/m.exec(list) ?? [];
    await admin(['invite', 'withdraw', open]);
    expect(await admin(['invite', 'list'])).toMatch(new RegExp(`^${open}\\s+withdrawn`, 'm'));
  });

  it('has whatever else the server offers done, as on its rooms', async () => {
    expect(await admin(['command', 'list'])).toMatch(/^people-list\s+List people$/m);
    expect(await admin(['command', 'list', '--at', 'rooms'])).toContain('category-add');
    const asked = await runAdmin(['command', 'run', 'category-add', '--at', 'rooms', '--data', house.data]);
    expect(asked).toMatchObject({ code: 2, error: expect.stringMatching(/^ {2}name\s+Name\s+needed$/m) });
    const values = [
      'name=Trading',
      'allowed=localhost',
      'creators=quinn@localhost',
      'creators=root@localhost',
      'files=no',
    ];
    await admin(['command', 'run', 'category-add', ...values, '--at', 'rooms']);
    const categories = await admin(['command', 'run', 'category-list', '--at', 'rooms']);
    expect(categories).toMatch(/Trading.*quinn@localhost.root@localhost/);
    const unknown = await runAdmin([
      'command',
      'run',
      'category-add',
      'nam=x',
      '--at',
      'rooms',
      '--data',
      house.data,
    ]);
    expect(unknown).toMatchObject({ code: 2, error: expect.stringContaining('There is no field nam.') });
  });

  it('types passwords where the command asks for one, and never writes them', async () => {
    await admin(['people', 'add', 'xenia'], 'the first one\n');
    const node = peopleCommands.password;
    const change = ['command', 'run', node, 'accountjid=xenia@localhost'];
    const written = await runAdmin([...change, 'password=the second one', '--data', house.data]);
    expect(written).toMatchObject({ code: 2, error: expect.stringContaining('password=-') });
    await admin([...change, 'password=-'], 'the second one\n');
    await (await house.signIn('xenia', 'the second one')).terminate();
  });

  it('copies everything, and a server starts from the copy', async () => {
    await admin(['people', 'add', 'ulla'], 'a good password\n');
    const copy = join(house.folder, 'restored');
    mkdirSync(copy);
    await admin(['backup', '--to', join(copy, 'server.sqlite')]);
    expect(statSync(join(copy, 'server.sqlite')).mode & 0o777).toBe(0o600);
    const restored = await startPerchServer({ data: copy });
    const ulla = await house.signIn('ulla', 'a good password', { webSocket: restored.webSocket });
    await ulla.terminate();
    await restored.stop();
    const other = join(house.folder, 'other.sqlite');
    const both = await Promise.all([
      runAdmin(['backup', '--to', other, '--data', house.data]),
      runAdmin(['backup', '--to', other, '--data', house.data]),
    ]);
    expect(both.map(({ code }) => code).toSorted()).toEqual([0, 1]);
    const twice = await runAdmin(['backup', '--to', join(copy, 'server.sqlite'), '--data', house.data]);
    expect(twice).toMatchObject({ code: 1, error: expect.stringContaining('exists: choose another') });
  });
});
