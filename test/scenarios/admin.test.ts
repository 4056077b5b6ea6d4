import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ApplicationEndpoint,
  registerByInvitation,
  UserEndpoint,
  type UserEndpointSettings,
} from '#electron/chat/index.ts';
import { readInvitationLink } from '#electron/stanza/invitation-link.ts';
import { password } from '#test/support/chat-server.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';
import { makeTls, type TlsMaterial } from '#test/support/tls.ts';

const main = join(projectRoot, 'electron', 'admin', 'main.ts');

let folder: TemporaryFolder;
let data: string;
let tls: TlsMaterial;
let server: PerchServer;

beforeAll(async () => {
  folder = temporaryFolder('admin');
  data = join(folder.path, 'data');
  tls = await makeTls(folder.path, ['DNS:localhost', 'IP:127.0.0.1']);
  server = await startPerchServer({ data, tls, users: ['root', 'quinn'] });
  await admin(['people', 'administrator', 'root', 'yes']);
});

afterAll(async () => {
  await server?.stop();
  folder?.remove();
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a command to its end, with these lines on its standard input. */
async function run(args: readonly string[], input = ''): Promise<Outcome> {
  const child = spawn(projectNode, [main, ...args], { cwd: folder.path });
  child.stdin.end(input);
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, error };
}

/** On the server's machine; answers what it printed. */
async function admin(args: readonly string[], input?: string): Promise<string> {
  const { code, out, error } = await run([...args, '--data', data], input);
  if (code !== 0) throw new Error(`Ended with ${code}: ${error}`);
  return out;
}

function signIn(name: string, secret: string, settings: Partial<UserEndpointSettings> = {}) {
  const user = new UserEndpoint({
    address: `${name}@localhost`,
    credential: { password: secret },
    webSocket: server.webSocket,
    ...settings,
  });
  return user.establish().then(() => user);
}

const refusedAs = (code: string) => ({ fault: { code } });

describe('whoever runs the server', () => {
  it('adds somebody, whose password is read from standard input', async () => {
    await admin(['people', 'add', 'nora', '--name', 'Nora Lind'], 'a good password\n');
    const nora = await signIn('nora', 'a good password');
    expect(await admin(['people', 'list'])).toMatch(/^nora@localhost\s+Nora Lind\s+signed in$/m);
    await nora.terminate();
  });

  it('adds somebody, whose password is in a file', async () => {
    const file = join(folder.path, 'secret');
    writeFileSync(file, 'from the file\n');
    await admin(['people', 'add', 'otto', '--new-password-file', file]);
    await (await signIn('otto', 'from the file')).terminate();
  });

  it('adds somebody who has no password', async () => {
    await admin(['people', 'add', 'robot', '--no-password']);
    await expect(signIn('robot', 'x')).rejects.toMatchObject(refusedAs('NotAuthorized'));
  });

  it('disables people and lets them in again', async () => {
    await admin(['people', 'add', 'pia'], 'a good password\n');
    const pia = await signIn('pia', 'a good password');
    const gone = new Promise((resolve) => pia.on('stateChanged', resolve));
    await admin(['people', 'disable', 'pia']);
    expect(await gone).toBe('Terminated');
    await expect(signIn('pia', 'a good password')).rejects.toMatchObject(refusedAs('AccountDisabled'));
    expect(await admin(['people', 'list'])).toMatch(/^pia@localhost.*disabled$/m);
    await admin(['people', 'enable', 'pia@localhost']);
    await (await signIn('pia', 'a good password')).terminate();
  });

  it('gives somebody another password', async () => {
    await admin(['people', 'add', 'rolf'], 'the first one\n');
    await admin(['people', 'password', 'rolf'], 'the second one\n');
    await expect(signIn('rolf', 'the first one')).rejects.toMatchObject(refusedAs('NotAuthorized'));
    await (await signIn('rolf', 'the second one')).terminate();
  });

  it('removes somebody for ever', async () => {
    await admin(['people', 'add', 'sven'], 'a good password\n');
    await admin(['people', 'remove', 'sven']);
    await expect(signIn('sven', 'a good password')).rejects.toMatchObject(refusedAs('NotAuthorized'));
    expect(await admin(['people', 'list'])).not.toContain('sven');
    const again = await run(['people', 'add', 'sven', '--data', data], 'another password\n');
    expect(again).toMatchObject({ code: 1, error: expect.stringContaining("somebody else's address") });
  });

  it('makes, lists and revokes tokens', async () => {
    const made = ['--name', 'Builds', '--rights', 'read,post', '--rooms', 'all', '--until', '2099-12-31'];
    const token = (await admin(['token', 'add', 'builds', ...made])).trim();
    const bot = new ApplicationEndpoint({ address: 'builds@localhost', token, webSocket: server.webSocket });
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
    await registerByInvitation({ ...invitation, webSocket: server.webSocket }, newcomer);
    await (await signIn('tove', 'a good password')).terminate();
    await admin(['invite', 'create', '--note', 'for nobody']);
    const list = await admin(['invite', 'list']);
    expect(list).toMatch(/used\s.*tove@localhost\s+for Tove/);
    const [, open = ''] = /^(\S+)\s+open\s.*for nobody$/m.exec(list) ?? [];
    await admin(['invite', 'withdraw', open]);
    expect(await admin(['invite', 'list'])).toMatch(new RegExp(`^${open}\\s+withdrawn`, 'm'));
  });

  it('copies everything, and a server starts from the copy', async () => {
    await admin(['people', 'add', 'ulla'], 'a good password\n');
    const copy = join(folder.path, 'restored');
    mkdirSync(copy);
    await admin(['backup', '--to', join('restored', 'server.sqlite')]);
    expect(statSync(join(copy, 'server.sqlite')).mode & 0o777).toBe(0o600);
    const restored = await startPerchServer({ data: copy });
    const ulla = await signIn('ulla', 'a good password', { webSocket: restored.webSocket });
    await ulla.terminate();
    await restored.stop();
    const twice = await run(['backup', '--to', join(copy, 'server.sqlite'), '--data', data]);
    expect(twice).toMatchObject({ code: 1, error: expect.stringContaining('exists: choose another') });
  });
});

describe('an administrator from afar', () => {
  const from = (name: string): readonly string[] => {
    const url = server.secureWebSocket ?? '';
    return ['--address', `${name}@localhost`, '--url', url, '--ca', tls.caFile];
  };

  it('signs in over TLS, with a password from standard input', async () => {
    const { code, out } = await run(['people', 'list', ...from('root')], `${password}\n`);
    expect(code).toBe(0);
    expect(out).toMatch(/^root@localhost\s+administrator\s+signed in$/m);
  });

  it('gives one password after the other: the own first', async () => {
    const added = await run(['people', 'add', 'vera', ...from('root')], `${password}\na good password\n`);
    expect(added).toMatchObject({ code: 0 });
    await (await signIn('vera', 'a good password')).terminate();
  });

  it('cannot have files written on the server', async () => {
    const file = join(folder.path, 'stolen.sqlite');
    const tried = await run(['backup', '--to', file, ...from('root')], `${password}\n`);
    expect(tried).toMatchObject({ code: 1, error: expect.stringContaining('You do not have the right') });
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    [['people', 'list']],
    [['people', 'add', 'walt', '--no-password']],
    [['people', 'remove', 'ben']],
    [['people', 'administrator', 'quinn', 'yes']],
    [['token', 'list']],
    [['token', 'add', 'x', '--name', 'x', '--rights', 'read', '--rooms', 'all']],
  ])('who is none is refused: %o', async (words) => {
    const tried = await run([...words, ...from('quinn')], `${password}\n`);
    expect(tried).toMatchObject({ code: 1, out: '' });
    expect(tried.error).toContain('You do not have the right to do this.');
  });

  it('is told that the password is wrong, or the certificate unknown', async () => {
    const wrong = await run(['people', 'list', ...from('root')], 'wrong\n');
    expect(wrong).toMatchObject({ code: 1, out: '' });
    const [address, url] = [
      ['--address', 'root@localhost'],
      ['--url', server.secureWebSocket ?? ''],
    ];
    const unknown = await run(['people', 'list', ...address, ...url], `${password}\n`);
    expect(unknown).toMatchObject({ code: 1, error: expect.stringContaining('certificate') });
  });
});

describe('what is misused', () => {
  it.each([[['people']], [['people', 'list']], [['nonsense', '--data', 'x']]])(
    'ends with 2 and points to the help: %o',
    async (args) => {
      expect(await run(args)).toMatchObject({ code: 2, error: expect.stringContaining('help') });
    },
  );

  it('is explained by the help', async () => {
    expect(await run(['help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('people add ADDRESS'),
    });
  });

  it('says that no server runs on the directory', async () => {
    const tried = await run(['people', 'list', '--data', folder.path]);
    expect(tried).toMatchObject({ code: 1, error: expect.stringContaining('No server runs') });
  });
});
