import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainProgram } from '#build/plain.config.ts';
import { BridgeClient } from '#test/support/bridge-client.ts';
import { runToEnd } from '#test/support/child.ts';
import { startChromium } from '#test/support/chromium.ts';
import { systemAccount, type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { runHost, startBuilt, startHost } from '#test/support/host.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { freePort } from '#test/support/ports.ts';
import { mustSkip } from '#test/support/programs.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';
import { PerchWindow } from '#test/support/window.ts';

describe('Commands that can', () => {
  test('npm start --plain says once where Perch is, serves it, and ends when it is told', async () => {
    const folder = temporaryFolder('npm-start');
    const { url, process: started } = await startBuilt(folder.path);
    const window = await BridgeClient.enter(url);
    expect(await window.ask('app.snapshot', {})).toMatchObject({ account: null, host: { kind: 'plain' } });
    await window.close();
    await started.stop();
    expect(await started.exited).toBe(0);
    expect(started.output().match(/Perch is ready/g)).toHaveLength(1);
    await expect(fetch(url)).rejects.toThrow();
    folder.remove();
  });

  test.skipIf(mustSkip('chromium'))(
    'npm start signs a person in, and the next one shows their rooms before it reaches any server',
    async () => {
      const folder = temporaryFolder('npm-start-again');
      const server = await startPerchServer();
      const browser = await startChromium();
      const first = await PerchWindow.onto(browser, await startBuilt(folder.path));
      await first.signsIn(await server.account('ana'), server.webSocket);
      await first.createsRoom('Desk', 'Open');
      await first.says('kept');
      await first.sees('kept');
      await first.closes();
      await server.stop();

      // What Node compiled of the first is there for the second.
      expect(readdirSync(plainProgram.env.NODE_COMPILE_CACHE)).not.toEqual([]);
      const second = await PerchWindow.onto(browser, await startBuilt(folder.path));
      await second.opensRoom('Desk');
      await second.sees('kept');
      await second.closes();
      await browser.close();
      folder.remove();
    },
  );
});

/** What a command says that cannot do what it is asked: one sentence, and an exit code that is not 0. */
describe('Commands that cannot', () => {
  let folder: TemporaryFolder;
  beforeAll(() => {
    folder = temporaryFolder('commands');
  });
  afterAll(() => folder.remove());

  const plain = async (...args: readonly string[]) => {
    const child = runHost(args);
    return { code: await child.exited, output: child.output() };
  };
  const oneSentence = /^\S[^\n]*[.?]\n$/;

  test('start on a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : '');
    const { code, output } = await plain('--port', port, '--data', `${folder.path}/taken`, '--no-open');
    expect(output).toMatch(oneSentence);
    expect(output).toContain(port);
    expect(code).not.toBe(0);
    other.close();
  });

  test('start on a data directory that is a file', async () => {
    writeFileSync(`${folder.path}/file`, '');
    const { code, output } = await plain('--port', '0', '--data', `${folder.path}/file`, '--no-open');
    expect(output).toMatch(oneSentence);
    expect(output).toContain(`${folder.path}/file`);
    expect(code).not.toBe(0);
  });

  test('start on a data directory that may not be written', async () => {
    const locked = `${folder.path}/locked`;
    mkdirSync(locked);
    chmodSync(folder.path, 0o755);
    chmodSync(locked, 0o555);
    // Root may write anywhere, so root lets somebody else try.
    const nobody = systemAccount('nobody');
    const main = `${projectRoot}/electron/plain.ts`;
    const args = ['--port', '0', '--data', `${locked}/perch`, '--no-open'];
    const { code, output } = await runToEnd(projectNode, [main, ...args], { as: nobody });
    expect(output).toMatch(oneSentence);
    expect(code).not.toBe(0);
  });

  test('start twice on one data directory', async () => {
    const data = `${folder.path}/once`;
    const first = await startHost(data);
    const { code, output } = await plain('--port', '0', '--data', data, '--no-open');
    expect(output).toMatch(oneSentence);
    expect(code).not.toBe(0);
    await first.process.stop();
  });

  test('understand an option', async () => {
    const { code, output } = await plain('--prot', '1');
    expect(output).toMatch(/^\S[^\n]*--port[^\n]*\n$/);
    expect(code).not.toBe(0);
  });

  test('serve accounts that are written wrong', async () => {
    const users = `${folder.path}/users`;
    writeFileSync(users, 'ana:secret\nben\n');
    const main = `${projectRoot}/electron/server/main.ts`;
    const args = ['--port', String(await freePort()), '--data', `${folder.path}/server`, '--users', users];
    const { code, output } = await runToEnd(projectNode, [main, ...args]);
    expect(output).toMatch(oneSentence);
    expect(output).toMatch(/2/);
    expect(output).not.toContain('secret');
    expect(code).not.toBe(0);
  });
});
