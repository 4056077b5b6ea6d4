import { type ChildProcess, fork } from 'node:child_process';
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

describe('the server of this computer', () => {
  const apps: ChildProcess[] = [];
  afterEach(async () => {
    for (const app of apps.splice(0)) {
      if (app.exitCode !== null) continue;
      app.disconnect();
      await once(app, 'exit');
    }
  });

  async function start() {
    const app = fork(main, ['--port', '0', '--data', data], {
      execPath: projectNode,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    apps.push(app);
    await once(app, 'message');
    const ask = async (request: object) => {
      app.send(request);
      const [answer] = await once(app, 'message');
      return answer;
    };
    const { ready: me } = await ask({ account: { name: 'me', token: 'a token', displayName: 'Ana' } });
    return { app, ask, me };
  }

  const enter = async (address: string, settings: Partial<UserEndpointSettings>) =>
    signIn({ address, credential: { password: 'a token' }, ...settings });

  it('has a domain of its own, and keeps it', async () => {
    const { app, me } = await start();
    expect(me.address).toMatch(/^me@[a-z0-9-]+\.internal$/);
    expect(me.chatService).toBe(`rooms.${me.address.split('@')[1]}`);
    app.disconnect();
    await once(app, 'exit');
    expect((await start()).me.address).toBe(me.address);
  });

  it('is shared on the network with a certificate that is pinned, and unshared', async () => {
    const { ask, me } = await start();
    const { shared } = await ask({ share: { host: '127.0.0.1' } });
    expect(shared).toMatchObject({ webSocket: `wss://127.0.0.1:${shared.port}/xmpp-websocket` });
    const guest = await enter(me.address, { webSocket: shared.webSocket, pin: shared.fingerprint });
    const other = 'ab'.repeat(32);
    await expect(enter(me.address, { webSocket: shared.webSocket, pin: other })).rejects.toMatchObject({
      fault: { code: 'CertificateChanged' },
    });
    await expect(enter(me.address, { webSocket: shared.webSocket })).rejects.toMatchObject({
      fault: { code: 'CertificateRejected' },
    });
    const lost = new Promise((resolve) =>
      guest.on('connectionChanged', ({ state }) => state !== 'online' && resolve(state)),
    );
    expect(await ask({ unshare: true })).toEqual({ unshared: true });
    await lost;
    await guest.terminate();
    await (await enter(me.address, { webSocket: me.webSocket })).terminate();
  });

  it('has the same certificate at the same port the next time, until another is wanted', async () => {
    const first = await start();
    const { shared } = await first.ask({ share: { host: '127.0.0.1' } });
    first.app.disconnect();
    await once(first.app, 'exit');
    const { ask, me } = await start();
    const again = await ask({ share: { host: '127.0.0.1', port: shared.port } });
    expect(again.shared).toMatchObject({ webSocket: shared.webSocket, fingerprint: shared.fingerprint });
    const { certificateRenewed } = await ask({ renewCertificate: true });
    expect(certificateRenewed.fingerprint).not.toBe(shared.fingerprint);
    const { webSocket } = again.shared;
    await (await enter(me.address, { webSocket, pin: certificateRenewed.fingerprint })).terminate();
    await expect(enter(me.address, { webSocket, pin: shared.fingerprint })).rejects.toMatchObject({
      fault: { code: 'CertificateChanged' },
    });
  });

  it('says why it is not shared, and goes on', async () => {
    const { ask, me } = await start();
    const { port } = new URL(me.webSocket);
    const answer = await ask({ share: { host: '127.0.0.1', port: Number(port) } });
    expect(answer).toEqual({
      notShared: { code: 'Conflict', text: expect.stringContaining(`Port ${port} is in use`) },
    });
    await (await enter(me.address, { webSocket: me.webSocket })).terminate();
  });
});
