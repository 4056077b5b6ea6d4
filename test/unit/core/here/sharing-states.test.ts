import { expect, test } from 'vitest';
import type { Sharing } from '#electron/bridge/contract.ts';
import type { LocalServer } from '#electron/core/here/local-server.ts';
import { SharingDesk } from '#electron/core/here/sharing.ts';
import { openSharingWish } from '#electron/core/here/sharing-wish.ts';
import { FaultError } from '#electron/model/fault.ts';
import { dataFolder } from '../desk.ts';

const door = { webSocket: 'wss://192.0.2.7:5281/xmpp-websocket', fingerprint: 'ab'.repeat(32) };

/** A house whose server is not there until it is opened, and what the window is told. */
function house({ data = dataFolder(), addresses = ['192.0.2.7'], busy = false } = {}) {
  const asked: unknown[] = [];
  const told: Sharing[] = [];
  let listener: (server: LocalServer | undefined) => void = () => undefined;
  let server: LocalServer | undefined;
  const running: LocalServer = {
    enter: () => Promise.reject(new Error('nobody enters')),
    share: async (where) => {
      asked.push(where);
      if (busy) throw new FaultError('Conflict', 'The port is taken.');
      return door;
    },
    unshare: async () => void asked.push('unshare'),
    renewCertificate: async () => ({ fingerprint: 'cd'.repeat(32) }),
    onExit: () => () => undefined,
    stop: () => Promise.resolve(),
  };
  const sharing = new SharingDesk({
    house: {
      get server() {
        return server;
      },
      open: async () => {
        server = running;
        listener(server);
        return running;
      },
      closeIfEmpty: () => Promise.resolve(),
      onChange: (hear) => {
        listener = hear;
        return () => undefined;
      },
    },
    wish: openSharingWish(data),
    addresses: () => addresses,
    // Of all events only this one is told here.
    tell: (_name, body) => void told.push((body as { readonly sharing: Sharing }).sharing),
    log: () => undefined,
  });
  const opens = (): void => {
    server = running;
    listener(running);
  };
  return { sharing, asked, told, opens };
}

test('the first address of this computer is taken, and the port that came of it is kept', async () => {
  const data = dataFolder();
  const { sharing, asked, told, opens } = house({ data });
  opens();
  expect(await sharing.start({})).toEqual({ state: 'on', hosts: ['192.0.2.7'], ...door });
  expect(asked).toEqual([{ host: '192.0.2.7' }]);
  expect(told.map(({ state }) => state)).toEqual(['off', 'starting', 'on']);
  expect(openSharingWish(data).value).toEqual({ wanted: true, port: 5281 });
});

test('after a restart it is opened again where it was, and not where nobody wanted it', async () => {
  const data = dataFolder();
  const first = house({ data });
  first.opens();
  await first.sharing.start({ host: 'ana.local' });
  const again = house({ data });
  await again.sharing.resume();
  await expect.poll(() => again.told.at(-1)?.state).toBe('on');
  expect(again.asked).toEqual([{ host: 'ana.local', port: 5281 }]);
  await again.sharing.stop();
  const third = house({ data });
  await third.sharing.resume();
  expect(third.asked).toEqual([]);
});

test('on no network there is nothing to open, and it is said', async () => {
  const { sharing, asked, opens } = house({ addresses: [] });
  opens();
  await expect(sharing.start({})).rejects.toMatchObject({ fault: { code: 'NotConnected' } });
  expect(sharing.read()).toMatchObject({ state: 'off', fault: { code: 'NotConnected' } });
  expect(asked).toEqual([]);
});

test('what the server refuses is told, and is not wanted at the next start', async () => {
  const data = dataFolder();
  const { sharing, opens } = house({ data, busy: true });
  opens();
  await expect(sharing.start({ port: 80 })).rejects.toMatchObject({ fault: { code: 'Conflict' } });
  expect(sharing.read()).toMatchObject({ state: 'off', fault: { code: 'Conflict' } });
  expect(openSharingWish(data).value.wanted).toBe(false);
});

test('where it cannot be opened again after a restart, the window learns why', async () => {
  const data = dataFolder();
  openSharingWish(data).write({ wanted: true, port: 5281 });
  const { sharing, told, opens } = house({ data, busy: true });
  opens();
  await expect.poll(() => told.at(-1)?.fault?.code).toBe('Conflict');
  expect(sharing.read().state).toBe('off');
});

test('only who shares has a certificate to renew', async () => {
  const { sharing, told, opens } = house();
  opens();
  await expect(sharing.renewCertificate()).rejects.toMatchObject({
    fault: { code: 'InvalidFlowOfOperations' },
  });
  await sharing.start({});
  expect(await sharing.renewCertificate()).toMatchObject({ state: 'on', fingerprint: 'cd'.repeat(32) });
  expect(told.at(-1)).toMatchObject({ fingerprint: 'cd'.repeat(32) });
});
