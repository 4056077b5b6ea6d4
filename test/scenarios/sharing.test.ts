import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserEndpoint, type UserEndpointSettings } from '#electron/chat/index.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

const main = join(projectRoot, 'electron', 'server', 'main.ts');

let folder: TemporaryFolder;
let data: string;

beforeEach(() => {
  folder = temporaryFolder('sharing');
  data = join(folder.path, 'data');
});

afterEach(() => folder.remove());

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

  async function enter(address: string, settings: Partial<UserEndpointSettings>): Promise<UserEndpoint> {
    const user = new UserEndpoint({ address, credential: { password: 'a token' }, ...settings });
    await user.establish();
    return user;
  }

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
