import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { freePort } from '#test/support/ports.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

describe.skipIf(mustSkip('chromium'))('Signing in by the window', () => {
  const windows = useWindows('sign-in');
  let server: ChatServer;
  let ana: PerchWindow;
  beforeAll(async () => {
    server = await startPerchServer();
    ana = await windows.opens('ana');
    await ana.page.getByRole('button', { name: /^A server/ }).click();
    await ana.page.getByText('Server address').first().click();
  });
  afterAll(async () => {
    await server?.stop();
  });

  const tries = async (address: string, webSocket: string, secret: string): Promise<string> => {
    const { page } = ana;
    await page.getByRole('textbox', { name: 'Address', exact: true }).fill(address);
    await page.getByLabel('Password', { exact: true }).fill(secret);
    await page.getByRole('textbox', { name: 'Server address' }).fill(webSocket);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    const sentence = await alert.innerText();
    await page.getByRole('textbox', { name: 'Server address' }).fill('');
    return sentence;
  };

  test('a wrong password is told in a sentence, and the form stays as it was', async () => {
    expect(await tries('ana1@localhost', server.webSocket, 'wrong')).toMatch(/password/i);
    const address = ana.page.getByRole('textbox', { name: 'Address', exact: true });
    expect(await address.inputValue()).toBe('ana1@localhost');
  });

  test('a server that is not there is told in a sentence', async () => {
    const sentence = await tries('ana1@localhost', `ws://127.0.0.1:${await freePort()}/xmpp-websocket`, 'x');
    expect(sentence).toMatch(/server/i);
    expect(sentence).not.toMatch(/ECONNREFUSED/);
  });

  test('a server that speaks no XMPP is told in a sentence', async () => {
    const web = createServer((_, response) => response.end('<h1>Welcome</h1>')).listen(0, '127.0.0.1');
    await once(web, 'listening');
    const address = web.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const sentence = await tries('ana1@localhost', `ws://127.0.0.1:${port}/`, 'x');
    expect(sentence).toMatch(/XMPP|chat/);
    web.close();
  });
});
