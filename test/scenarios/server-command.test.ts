import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import { type RunningChild, startChild } from '#test/support/child.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';
import { Device, isMessage, message } from '#test/unit/server/device.ts';

const main = join(projectRoot, 'electron', 'server', 'main.ts');
const ready = /^Perch server is ready: (ws:\/\/127\.0\.0\.1:\d+\/xmpp-websocket)\n$/;

let folder: TemporaryFolder;
const children: RunningChild[] = [];

beforeEach(() => {
  folder = temporaryFolder('server');
  writeFileSync(join(folder.path, 'users'), "ana:ana's password\nben:ben's password\n");
});

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
  folder.remove();
});

function serve(...args: readonly string[]): RunningChild {
  const child = startChild(projectNode, [main, ...args]);
  children.push(child);
  return child;
}

/** The project's Node as somebody whom the modes of files bind: they do not bind root until it gives that up. */
function boundByModes(): readonly [string, ...string[]] {
  if (process.getuid?.() !== 0) return [projectNode];
  return ['setpriv', '--bounding-set=-dac_override,-dac_read_search', projectNode];
}

async function start(): Promise<{ child: RunningChild; server: { webSocket: string; domain: string } }> {
  const users = join(folder.path, 'users');
  const child = serve('--port', '0', '--data', join(folder.path, 'data'), '--users', users);
  const [, webSocket = ''] = await child.printed(/Perch server is ready: (\S+)\n/);
  return { child, server: { webSocket, domain: 'localhost' } };
}

/** One sentence that says what to do, and nothing else. */
async function refusal(child: RunningChild): Promise<string> {
  expect(await child.exited).toBe(1);
  expect(child.output().trim().split('\n')).toHaveLength(1);
  return child.output();
}

describe('npm run serve', () => {
  it('prints one line when it is ready, and ends in order when it is asked to', async () => {
    const { child } = await start();
    expect(child.output()).toMatch(ready);
    await child.stop();
    expect(await child.exited).toBe(0);
    expect(child.output()).toMatch(ready);
  });

  it('says so where a line of the users is malformed', async () => {
    writeFileSync(join(folder.path, 'users'), 'ana:x\nnonsense\n');
    const users = join(folder.path, 'users');
    const child = serve('--port', '0', '--data', folder.path, '--users', users);
    expect(await refusal(child)).toContain('Line 2 of');
  });

  it('says so where another server uses the directory, which goes on', async () => {
    const { server } = await start();
    const second = serve('--port', '0', '--data', join(folder.path, 'data'));
    expect(await refusal(second)).toContain('Another server uses');
    const ana = await Device.signIn(server, 'ana');
    expect((await ana.asks('get', undefined, xml('ping', { xmlns: NS.ping }))).attrs.type).toBe('result');
    ana.socket.terminate();
  });

  it('says so where the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const child = serve('--port', port, '--data', join(folder.path, 'data'));
    expect(await refusal(child)).toContain(`Port ${port} is in use: choose another`);
    other.close();
  });

  it('says so where the directory cannot be written', async () => {
    writeFileSync(join(folder.path, 'file'), '');
    expect(await refusal(serve('--port', '0', '--data', join(folder.path, 'file', 'data')))).toContain(
      'choose a directory that can be written to',
    );
  });

  it('says so where the directory may only be read', async () => {
    const data = join(folder.path, 'closed');
    mkdirSync(data);
    chmodSync(data, 0o500);
    const [program, ...options] = boundByModes();
    const child = startChild(program, [...options, main, '--port', '0', '--data', data]);
    children.push(child);
    expect(await refusal(child)).toContain('can be written to');
  });

  it('says so where the data were written by a newer version', async () => {
    const { child } = await start();
    await child.stop();
    const database = new Database(join(folder.path, 'data', 'server.sqlite'));
    database.exec('UPDATE component SET version = 99');
    database.close();
    const again = serve('--port', '0', '--data', join(folder.path, 'data'));
    expect(await refusal(again)).toContain('newer version of Perch');
  });

  it('says so where the data are no data', async () => {
    mkdirSync(join(folder.path, 'data'));
    writeFileSync(join(folder.path, 'data', 'server.sqlite'), 'nonsense '.repeat(1_000));
    const child = serve('--port', '0', '--data', join(folder.path, 'data'));
    expect(await refusal(child)).toContain('is damaged');
  });

  it.each([[[]], [['--port', '0']], [['--port', 'x', '--data', 'd']], [['--help']]])(
    'says how it is used when it is started with %o',
    async (args) => {
      expect(await refusal(serve(...args))).toContain('Use: npm run serve');
    },
  );
});

describe('a server that is killed', () => {
  it('has kept everything that it acknowledged or delivered, ten times over', async () => {
    const said: string[] = [];
    for (let round = 0; round < 10; round++) {
      const { child, server } = await start();
      const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
      for (let count = 0; count < 20; count++) ana.send(message('ben@localhost', `${round}.${count}`));
      await ben.hears(isMessage(`${round}.${5 + round}`));
      await child.kill();
      said.push(...ben.heard.filter((one) => one.is('message')).map((one) => one.getChildText('body') ?? ''));
      said.push(`${round}.${5 + round}`);
    }
    const { server } = await start();
    const ben = await Device.signIn(server, 'ben');
    await ben.asks(
      'set',
      undefined,
      xml('query', { xmlns: NS.archive }, xml('set', { xmlns: NS.rsm }, xml('max', {}, 250))),
    );
    const kept = ben.heard.flatMap(
      (one) => one.getChild('result')?.getChild('forwarded')?.getChild('message') ?? [],
    );
    const texts = kept.map((one) => one.getChildText('body') ?? '');
    expect(texts).toEqual(expect.arrayContaining(said));
    expect(new Set(texts).size).toBe(texts.length);
    const inOrder = texts.toSorted((one, other) => compare(one, other));
    expect(texts).toEqual(inOrder);
  });
});

describe('a server that a program started', () => {
  it('makes the account that the program asks for, with three rooms, and ends when the program goes', async () => {
    const args = ['--port', '0', '--data', join(folder.path, 'data'), '--domain', 'localhost'];
    const child = fork(main, args, {
      execPath: projectNode,
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    child.send({ nonsense: true });
    child.send({ account: { name: 'me', token: 'a token', displayName: 'Ana Ruiz' } });
    const answers: unknown[] = [];
    child.on('message', (answer) => answers.push(answer));
    while (answers.length < 2) await once(child, 'message');
    expect(answers[1]).toMatchObject({
      ready: {
        address: 'me@localhost',
        chatService: 'rooms.localhost',
        rooms: ['lobby@rooms.localhost', 'team@rooms.localhost', 'announcements@rooms.localhost'],
      },
    });
    const webSocket = readUrl(answers[1]);
    const device = await Device.signIn({ webSocket, domain: 'localhost' }, 'me', { password: 'a token' });
    const rooms = await device.asks('get', 'rooms.localhost', xml('query', { xmlns: NS.discoItems }));
    expect(rooms.getChild('query')?.getChildren('item')).toHaveLength(3);
    child.disconnect();
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });
});

describe('what the server keeps', () => {
  it('holds no password', async () => {
    const { child } = await start();
    await child.stop();
    const bytes = readFileSync(join(folder.path, 'data', 'server.sqlite'), 'latin1');
    expect(bytes).not.toContain("ana's password");
    expect(bytes).toContain('SCRAM-SHA-256');
  });
});

function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number));
  return (a?.[0] ?? 0) - (b?.[0] ?? 0) || (a?.[1] ?? 0) - (b?.[1] ?? 0);
}

function readUrl(answer: unknown): string {
  const text = JSON.stringify(answer);
  return /"webSocket":"([^"]+)"/.exec(text)?.[1] ?? '';
}
