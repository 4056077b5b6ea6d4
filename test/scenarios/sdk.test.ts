import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runToEnd, startChild } from '#test/support/child.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { type NpmRegistry, startNpmRegistry } from '#test/support/npm-registry.ts';
import { makeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';
import { Authority, saveTls } from '#test/support/tls.ts';

/** The machine's own Node too, where it is one that the package promises to run on. */
const nodes = [projectNode, '/usr/bin/node'].filter((node) => {
  const [, major = '0'] =
    /^v(\d+)/.exec(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '') ?? [];
  return Number(major) >= 20;
});

const guide = readFileSync(join(projectRoot, 'docs', 'writing-a-bot.md'), 'utf8');
const [, byToken = ''] = /```ts\n(import [\s\S]*?)```/.exec(guide) ?? [];
const [, certificate = ''] = /```ts\n(const certificate[\s\S]*?)```/.exec(guide) ?? [];
const byCertificate = byToken
  .replace(/^const bot = .*\n/m, certificate)
  .replace(/^/, "import { readFileSync } from 'node:fs';\n");

const addInReadme = readFileSync(join(projectRoot, 'build', 'pack-sdk', 'add-in', 'README.md'), 'utf8');
const [, pageOfReadme = ''] = /```ts\n([\s\S]*?)```/.exec(addInReadme) ?? [];

let folder: TemporaryFolder;
let registry: NpmRegistry;
let server: PerchServer;
let authority: Authority;
let ca: string;

/** An empty project of somebody else, with the package in it. */
beforeAll(async () => {
  folder = temporaryFolder('sdk');
  authority = await Authority.make();
  const tls = saveTls(folder.path, await authority.issue({ names: ['DNS:localhost'] }), authority.pem);
  ca = tls.caFile;
  server = await startPerchServer({ tls, args: ['--client-ca', ca], users: ['robot'] });
  await run(projectNode, join(projectRoot, 'build', 'pack-sdk.ts'));
  write('package.json', JSON.stringify({ name: 'somebody', private: true, type: 'module' }));
  write('by-token.ts', byToken);
  write('by-certificate.ts', byCertificate);
  write('add-in.ts', pageOfReadme);
  await install();
});
afterAll(async () => {
  await server?.stop();
  await registry?.stop();
  folder?.remove();
});

/** By npm, from a registry that has what the package says that it needs, and the types of Node. */
async function install(): Promise<void> {
  const sdk = join(projectRoot, 'out', 'sdk');
  const { version, dependencies } = JSON.parse(readFileSync(join(sdk, 'perch-chat', 'package.json'), 'utf8'));
  registry = await startNpmRegistry([...Object.keys(dependencies), '@types/node']);
  const places = ['--registry', registry.url, '--cache', join(folder.path, 'cache')];
  const tarballs = ['perch-chat', 'perch-addin'].map((name) => join(sdk, `${name}-${version}.tgz`));
  await run(
    'npm',
    'install',
    ...places,
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    ...tarballs,
    '@types/node',
  );
}

const write = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);

async function run(command: string, ...args: readonly string[]): Promise<void> {
  const { code, output } = await runToEnd(command, args, { cwd: folder.path });
  expect(code, output).toBe(0);
}

test('the package of the chat API holds its promises to the compiler, and nothing of the rest', async () => {
  const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
  const options = ['--module', 'nodenext', '--target', 'es2022', '--types', 'node', ...strict];
  await run(projectNode, tsc, ...options, 'by-token.ts', 'by-certificate.ts');
  for (const name of ['index.js', 'index.d.ts', 'package.json']) {
    const text = readFileSync(join(folder.path, 'node_modules', 'perch-chat', name), 'utf8');
    expect(text).not.toMatch(/#electron|from ['"]electron|better-sqlite3|createServer/);
  }
});

test('the package for add-ins is built into a page by somebody else, and brings nothing along', async () => {
  const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2024', '--strict'];
  await run(projectNode, tsc, ...options, '--noEmit', '--lib', 'es2024,dom', '--types', '', 'add-in.ts');
  write('index.html', '<script type="module" src="add-in.ts"></script>');
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  await run(projectNode, vite, 'build', '--base', './', '--outDir', 'page');
  const own = join(folder.path, 'node_modules', 'perch-addin');
  const { dependencies } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
  expect(dependencies).toEqual({});
  expect(JSON.parse(readFileSync(join(own, 'perch-addin.schema.json'), 'utf8'))).toMatchObject({
    type: 'object',
  });
});

test.each(nodes)('the bot of the guide signs in by a token and answers, on %s', async (node) => {
  const ana = await Person.signsIn(server, 'ana');
  const room = await ana.opens({ name: `By token on ${node}`, privacy: 'Open' });
  const { token, account } = await makeToken(server, { rights: ['read', 'post'], rooms: [room] });
  await answers(ana, room, node, ['by-token.js', account, room, server.webSocket], { BOT_TOKEN: token });
});

test.each(nodes)('the bot of the guide signs in by a certificate and answers, on %s', async (node) => {
  const ana = await Person.signsIn(server, 'ana');
  const room = await ana.opens({ name: `By certificate on ${node}`, privacy: 'Open' });
  const { pem, key } = await authority.issue({ names: ['xmpp:robot@localhost'], purpose: 'client' });
  write('bot.pem', pem);
  write('bot.key', key);
  const args = ['by-certificate.js', 'robot@localhost', room, server.secureWebSocket ?? ''];
  await answers(ana, room, node, args, { NODE_EXTRA_CA_CERTS: ca });
});

async function answers(
  ana: Person,
  room: string,
  node: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const comes = new Promise<void>((resolve) => {
    ana.session(room).on('participantAttendanceChanged', ({ joined }) => {
      if (joined.length > 0) resolve();
    });
  });
  const bot = startChild(node, args, { cwd: folder.path, env });
  await Promise.race([comes, bot.exited.then(() => expect.fail(bot.output()))]);
  await ana.says(room, 'Hello');
  await ana.sees(room, 'Echo: Hello');
  await bot.stop();
  await ana.leaves();
}
