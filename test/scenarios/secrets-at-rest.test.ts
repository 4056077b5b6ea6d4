import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApplicationEndpoint } from '#electron/chat/index.ts';
import { createAccountCommand, readMadeInvitation } from '#electron/stanza/0401-invitations.ts';
import { readInvitationLink } from '#electron/stanza/invitation-link.ts';
import { password } from '#test/support/chat-server.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { OpenIdProvider, signInAs } from '#test/support/open-id-provider.ts';
import { asOperator, makeToken } from '#test/support/operator.ts';
import { type PerchServer, startPerchServer } from '#test/support/perch-server.ts';
import { saveTls, selfSigned } from '#test/support/tls.ts';

/** Long enough that no file holds it by chance. */
const ownPassword = 'a horse of my own, and nobody else’s';

let folder: TemporaryFolder;
let provider: OpenIdProvider;
let server: PerchServer;
let member: Member;
/** What must not lie about, by what it is. */
const secrets = new Map<string, string>();

const at = (name: string): string => join(folder.path, name);

beforeAll(async () => {
  folder = temporaryFolder('secrets');
  provider = await OpenIdProvider.starts({
    users: [{ login: 'ida', claims: { preferred_username: 'ida' } }],
  });
  const certificate = await selfSigned({ names: ['DNS:localhost', 'IP:127.0.0.1'] });
  const tls = saveTls(folder.path, certificate, certificate.pem);
  // As somebody makes them who thinks of nothing.
  for (const name of ['server', 'perch']) mkdirSync(at(name), { mode: 0o755 });
  const trust = ['--issuer', provider.issuer, '--client-id', provider.clientId, '--create-accounts'];
  server = await startPerchServer({ data: at('server'), tls, args: trust });
  member = await Member.starts(at('perch'));
  secrets.set('password', password).set('own password', ownPassword);
  await comeByPassword();
  await comeByInvitation(certificate.fingerprint);
  await comeBySingleSignOn();
  await sendBot();
});
afterAll(async () => {
  await member?.stops();
  await server?.stop();
  await provider?.stops();
  folder?.remove();
});

async function comeByPassword(): Promise<void> {
  await member.signsIn(await server.account('ana'), server.webSocket);
}

async function comeByInvitation(certificate: string): Promise<void> {
  const { form } = await asOperator(server, createAccountCommand, {});
  const { uri = '' } = (form && readMadeInvitation(form)) ?? {};
  const { token } = readInvitationLink(uri);
  secrets.set('invitation', token);
  const place = `ws=${encodeURIComponent(server.secureWebSocket ?? '')};cert=sha-256:${certificate}`;
  const link = `xmpp:${server.domain}?register;${place};preauth=${token}`;
  await member.ask('account.join', { link, name: 'zoe', displayName: 'Zoe', password: ownPassword });
}

/** What was given there is looked for as well. */
async function comeBySingleSignOn(): Promise<void> {
  const waiting = member.hears('signOn.waiting');
  const done = member.ask('account.signOn', { address: 'ida@localhost', webSocket: server.webSocket });
  const { url } = await waiting;
  secrets.set('state', new URL(url).searchParams.get('state') ?? '');
  await signInAs(url, 'ida');
  await done;
  for (const [name, token] of Object.entries(provider.given.at(-1) ?? {})) secrets.set(name, token);
}

async function sendBot(): Promise<void> {
  const { account, token } = await makeToken(server, { rights: ['read'] });
  secrets.set('token', token).set('operator', server.operator.token);
  const bot = new ApplicationEndpoint({ address: account, token, webSocket: server.webSocket });
  await bot.establish();
  await bot.terminate();
}

function filesBelow(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Whether others on this machine can read it, where they can read `path`. */
function isOpen(file: string, path: string): boolean {
  if (file === path) return true;
  const { mode, size } = statSync(file);
  return (mode & 0o077) !== 0 && size > 0 && isOpen(dirname(file), path);
}

/** The names of the secrets in a text, as they are, and as JSON or a URL would have them. */
function secretsIn(text: string): readonly string[] {
  return [...secrets].flatMap(([name, secret]) => {
    const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
    return forms.some((form) => text.includes(form)) ? [name] : [];
  });
}

const found = (path: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    filesBelow(path)
      .map((file) => [file.slice(path.length + 1), secretsIn(readFileSync(file, 'latin1'))] as const)
      .filter(([, names]) => names.length > 0),
  );

test('there is something to look for', () => {
  expect([...secrets.keys()]).toEqual(
    expect.arrayContaining(['password', 'invitation', 'state', 'accessToken', 'refreshToken', 'token']),
  );
  expect([...secrets.values()].every((secret) => secret.length > 8)).toBe(true);
});

test('Perch keeps what signs in again in its secrets, for its owner alone, and no password anywhere', () => {
  const lies = found(at('perch'));
  expect(Object.keys(lies)).toEqual(['secrets.json']);
  expect(lies['secrets.json']).not.toContain('password');
  expect(lies['secrets.json']).not.toContain('own password');
  expect(lies['secrets.json']).not.toContain('invitation');
  const open = filesBelow(at('perch')).filter((file) => isOpen(file, at('perch')));
  // The lock says nothing but that it is there.
  expect(open.filter((file) => !basename(file).startsWith('lock'))).toEqual([]);
});

test('the server keeps nothing that anybody could sign in with, but its operator’s own token', () => {
  expect(found(at('server'))).toEqual({ 'operator.json': ['operator'] });
  expect(filesBelow(at('server')).filter((file) => isOpen(file, at('server')))).toEqual([]);
});

test('neither prints any of it', () => {
  // Where no browser can be opened, the address of the sign-on is printed: its state is in it.
  expect(secretsIn(member.host.process.output()).filter((name) => name !== 'state')).toEqual([]);
  expect(secretsIn(server.process.output())).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('neither tells any of it to who lists the processes', () => {
  for (const { pid } of [member.host.process, server.process]) {
    expect(secretsIn(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))).toEqual([]);
    expect(secretsIn(readFileSync(`/proc/${pid}/environ`, 'latin1'))).toEqual([]);
  }
});
