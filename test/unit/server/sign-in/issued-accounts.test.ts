import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { makeForm } from '#electron/stanza/0004-form.ts';
import { writeCommand } from '#electron/stanza/0050-commands.ts';
import { peopleCommands, peopleFields } from '#electron/stanza/0133-administration.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { writeBearerRequest } from '#electron/stanza/rfc7628-oauthbearer.ts';
import { readStreamError } from '#electron/stanza/stream-error.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { type Signer, signer } from './issuing.ts';
import { opened } from './secure-server.ts';

const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections();
});

/** Publishes a key under its own address. */
async function publish(key: Signer): Promise<string> {
  const server = createServer((request, response) => {
    const issuer = `http://${request.headers.host}`;
    const isKeys = request.url === '/jwks';
    response.end(JSON.stringify(isKeys ? { keys: [key.published] } : { issuer, jwks_uri: `${issuer}/jwks` }));
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

/** A server that makes accounts for whoever its issuer names, and an administrator. */
async function house() {
  const key = await signer('key');
  const issuer = await publish(key);
  const told = {
    clientId: 'perch',
    audience: 'perch',
    userClaim: 'preferred_username',
    createAccounts: true,
  };
  const server = await runServer([], {}, undefined, { issuers: [{ issuer, ...told }], log: () => {} });
  await server.putAccount('root', "root's password", { administrator: true });
  const comes = async (sub: string, name: string): Promise<Device | undefined> => {
    const exp = Date.now() / 1_000 + 300;
    const token = await key.token({ iss: issuer, sub, preferred_username: name, iat: exp - 300, exp });
    const { device } = await opened(server);
    const data = writeBearerRequest({ token });
    const outcome = await device.answers({ kind: 'auth', mechanism: 'OAUTHBEARER', data });
    if (outcome?.kind !== 'success') return undefined;
    await device.open('localhost');
    await device.bind();
    return device;
  };
  const administers = async (node: string, name: string): Promise<void> => {
    const root = await Device.signIn(server, 'root');
    const form = makeForm('submit', NS.admin, { [peopleFields.addresses]: [`${name}@localhost`] });
    expect((await root.asks('set', 'localhost', writeCommand({ node, form }))).attrs.type).toBe('result');
  };
  return { server, comes, administers };
}

describe('Whoever comes from an issuer', () => {
  it('for the first time has an account from then on, which is theirs', async () => {
    const { comes } = await house();
    expect((await comes('1', 'ana'))?.address).toContain('ana@localhost/');
    expect((await comes('1', 'anna'))?.address).toContain('ana@localhost/');
    expect(await comes('2', 'ana')).toBeUndefined();
  });

  it('on two devices at once gets in on both', async () => {
    const { comes } = await house();
    const devices = await Promise.all([comes('1', 'ana'), comes('1', 'ana')]);
    expect(devices.map((device) => device?.address.split('/')[0])).toEqual([
      'ana@localhost',
      'ana@localhost',
    ]);
  });

  it('with somebody else at once under one name: one of them gets in', async () => {
    const { comes } = await house();
    const devices = await Promise.all([comes('1', 'ana'), comes('2', 'ana')]);
    expect(devices.filter((device) => device !== undefined)).toHaveLength(1);
  });

  it('gets the account of nobody who was there before', async () => {
    const { comes, administers } = await house();
    await comes('1', 'ana');
    await administers(peopleCommands.remove, 'ana');
    expect(await comes('1', 'ana')).toBeUndefined();
    expect(await comes('2', 'ana')).toBeUndefined();
    expect(await comes('3', 'perch-operator')).toBeUndefined();
  });

  it('gets no account that was here before, until an administrator leaves it to them, once', async () => {
    const { server, comes, administers } = await house();
    await server.putAccount('ben', "ben's password");
    expect(await comes('1', 'ben')).toBeUndefined();
    expect(await comes('1', 'root')).toBeUndefined();
    await administers(peopleCommands.link, 'ben');
    expect((await comes('1', 'ben'))?.address).toContain('ben@localhost/');
    expect(await comes('2', 'ben')).toBeUndefined();
    expect((await Device.signIn(server, 'ben')).address).toContain('ben@localhost/');
  });

  it('can be disabled here', async () => {
    const { comes, administers } = await house();
    const ana = await comes('1', 'ana');
    await administers(peopleCommands.disable, 'ana');
    expect(String(await ana?.hears('error'))).toContain('account-disabled');
    expect(await comes('1', 'ana')).toBeUndefined();
  });

  it('can be given the account of who had the name before, and that one is out', async () => {
    const { comes, administers } = await house();
    const before = await comes('1', 'ana');
    await administers(peopleCommands.link, 'ana');
    const error = before && readStreamError(await before.hears('error'));
    expect(error?.application?.name).toBe('credentials-revoked');
    expect((await comes('2', 'ana'))?.address).toContain('ana@localhost/');
    expect(await comes('1', 'ana')).toBeUndefined();
  });
});
