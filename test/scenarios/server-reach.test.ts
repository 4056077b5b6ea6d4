import { on, once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ApplicationEndpoint, UserEndpoint, type UserEndpointSettings } from '#electron/chat/index.ts';
import { fetchText } from '#electron/session/locate/fetch-text.ts';
import { readHostMetaJson, readHostMetaXml } from '#electron/stanza/0156-host-meta.ts';
import { writeOpen } from '#electron/stanza/rfc7395-framing.ts';
import { parseXml } from '#electron/stanza/xml.ts';
import { password } from '#test/support/chat-server.ts';
import { type RunningChild, startChild } from '#test/support/child.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';
import { Authority, type Certificate, saveTls, type TlsMaterial } from '#test/support/tls.ts';

const main = join(projectRoot, 'electron', 'server', 'main.ts');
const ready = /Perch server is ready: (\S+)\n/;
const names = ['DNS:localhost', 'IP:127.0.0.1'];
const authority = await Authority.make();

let folder: TemporaryFolder;
let data: string;
let tls: TlsMaterial;
const children: RunningChild[] = [];

beforeEach(async () => {
  folder = temporaryFolder('reach');
  data = join(folder.path, 'data');
  tls = saveTls(folder.path, await authority.issue({ names }), authority.pem);
  writeFileSync(join(folder.path, 'users'), `ana:${password}\n`);
});

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
  folder.remove();
});

function serve(...args: readonly string[]): RunningChild {
  const users = ['--users', join(folder.path, 'users')];
  const child = startChild(projectNode, [main, '--port', '0', '--data', data, ...users, ...args]);
  children.push(child);
  return child;
}

async function serveSecurely(...args: readonly string[]) {
  const child = serve('--tls-cert', tls.certificate, '--tls-key', tls.key, ...args);
  const [, webSocket = ''] = await child.printed(ready);
  return { child, webSocket };
}

async function signIn(settings: Partial<UserEndpointSettings>): Promise<UserEndpoint> {
  const user = new UserEndpoint({ address: 'ana@localhost', credential: { password }, ...settings });
  await user.establish();
  return user;
}

function replaceCertificate({ pem, key }: Certificate): void {
  writeFileSync(tls.certificate, pem);
  writeFileSync(tls.key, key);
}

describe('a server with a certificate', () => {
  it('listens by TLS where it is told to, and says where', async () => {
    const { webSocket } = await serveSecurely('--host', 'localhost');
    expect(webSocket).toMatch(/^wss:\/\/127\.0\.0\.1:\d+\/xmpp-websocket$/);
    const ana = await signIn({ webSocket, ca: tls.ca });
    await ana.terminate();
    await expect(signIn({ webSocket })).rejects.toMatchObject({ fault: { code: 'CertificateRejected' } });
  });

  it('tells over https where it is, to whoever knows the name alone', async () => {
    const { webSocket } = await serveSecurely('--host', '0.0.0.0');
    const { port } = new URL(webSocket);
    const trust = { ca: tls.ca };
    const base = `https://localhost:${port}/.well-known/host-meta`;
    const found = { webSockets: [`wss://localhost:${port}/xmpp-websocket`] };
    const [json, xml] = [await fetchText(`${base}.json`, trust), await fetchText(base, trust)];
    expect(readHostMetaJson(JSON.parse(json ?? ''))).toEqual(found);
    expect(readHostMetaXml(parseXml(xml ?? ''))).toEqual(found);
    expect(await fetchText(`https://localhost:${port}/`, trust)).toBeUndefined();
  });

  it('speaks nothing older than TLS 1.2', async () => {
    const { webSocket } = await serveSecurely();
    const { port } = new URL(webSocket);
    const old = connect({ port: Number(port), maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ca: tls.ca });
    const [error] = await once(old, 'error');
    expect(String(error)).toMatch(/protocol|handshake|version/i);
    const usual = connect({ port: Number(port), host: 'localhost', maxVersion: 'TLSv1.2', ca: tls.ca });
    await once(usual, 'secureConnect');
    usual.destroy();
  });

  it('takes a renewed certificate without a restart, and a wrong one not at all', async () => {
    const { child, webSocket } = await serveSecurely();
    const before = await signIn({ webSocket, ca: tls.ca });
    const renewed = await authority.issue({ names });
    replaceCertificate(renewed);
    process.kill(child.pid, 'SIGHUP');
    await child.printed(/The certificate was read anew/);
    const pinned = await signIn({ webSocket, pin: renewed.fingerprint });
    await pinned.terminate();
    writeFileSync(tls.key, (await authority.issue({ names })).key);
    process.kill(child.pid, 'SIGHUP');
    await child.printed(/The old certificate stays: .*do not belong together/);
    await (await signIn({ webSocket, pin: renewed.fingerprint })).terminate();
    expect(before.connection.state).toBe('online');
    await before.terminate();
  });

  it('lets whoever runs it in from this computer, until it ends', async () => {
    const { child } = await serveSecurely('--host', '0.0.0.0');
    const file = join(data, 'operator.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const operator = JSON.parse(readFileSync(file, 'utf8'));
    expect(operator).toMatchObject({ address: 'perch-operator@localhost' });
    expect(operator.webSocket).toMatch(/^ws:\/\/127\.0\.0\.1:/);
    const endpoint = new ApplicationEndpoint(operator);
    await endpoint.establish();
    expect((await endpoint.commands.list()).length).toBeGreaterThan(5);
    await endpoint.terminate();
    await child.stop();
    expect(existsSync(file)).toBe(false);
    const { webSocket } = await serveSecurely().then(() => JSON.parse(readFileSync(file, 'utf8')));
    await expect(new ApplicationEndpoint({ ...operator, webSocket }).establish()).rejects.toMatchObject({
      fault: { code: 'CredentialsExpired' },
    });
  });
});

describe('a server behind a proxy', () => {
  it('names the proxy to others, and listens on this computer alone', async () => {
    const url = 'wss://chat.example.org/xmpp-websocket';
    const child = serve('--public-url', url);
    expect((await child.printed(ready))[1]).toBe(url);
    const { webSocket } = JSON.parse(readFileSync(join(data, 'operator.json'), 'utf8'));
    expect(webSocket).toMatch(/^ws:\/\/127\.0\.0\.1:/);
    const meta = await fetchText(`http://${new URL(webSocket).host}/.well-known/host-meta.json`, {});
    expect(readHostMetaJson(JSON.parse(meta ?? ''))).toEqual({ webSockets: [url] });
  });

  it('takes for secure what came through the proxy, and only that', async () => {
    const child = serve('--public-url', 'wss://chat.example.org/xmpp-websocket', '--allow-plain');
    await child.printed(ready);
    const { webSocket } = JSON.parse(readFileSync(join(data, 'operator.json'), 'utf8'));
    const offered = async (headers: Readonly<Record<string, string>>) => {
      const socket = new WebSocket(webSocket, 'xmpp', { headers });
      await once(socket, 'open');
      socket.send(String(writeOpen({ to: 'localhost', version: '1.0' })));
      const frames = on(socket, 'message');
      await frames.next();
      const { value } = await frames.next();
      socket.terminate();
      return String(value);
    };
    expect(await offered({ 'x-forwarded-for': '192.0.2.1' })).toContain('PLAIN');
    expect(await offered({})).not.toContain('PLAIN');
  });
});

describe('a server that cannot be reached safely does not start', () => {
  /** One sentence, and nothing made. */
  async function refusal(...args: readonly string[]): Promise<string> {
    const child = serve(...args);
    expect(await child.exited).toBe(1);
    expect(child.output().trim().split('\n')).toHaveLength(1);
    expect(existsSync(data)).toBe(false);
    return child.output();
  }

  it('without TLS on any address but loopback', async () => {
    expect(await refusal('--host', '0.0.0.0')).toContain(
      'Without TLS the server listens on this computer only',
    );
  });

  it('with a key of another certificate', async () => {
    writeFileSync(tls.key, (await authority.issue({ names })).key);
    const text = await refusal('--tls-cert', tls.certificate, '--tls-key', tls.key);
    expect(text).toContain('do not belong together');
  });

  it('with a file that is not there', async () => {
    const text = await refusal('--tls-cert', join(folder.path, 'none.pem'), '--tls-key', tls.key);
    expect(text).toContain('none.pem cannot be read');
  });

  it('with a certificate whose time is over', async () => {
    replaceCertificate(await authority.issue({ names, from: new Date(0), until: new Date(86_400_000) }));
    const text = await refusal('--tls-cert', tls.certificate, '--tls-key', tls.key);
    expect(text).toContain('The certificate ended on 1970-01-02');
  });

  it('with files that are no PEM', async () => {
    copyFileSync(join(folder.path, 'users'), tls.certificate);
    const text = await refusal('--tls-cert', tls.certificate, '--tls-key', tls.key);
    expect(text).toContain('holds no certificate in PEM');
  });
});
