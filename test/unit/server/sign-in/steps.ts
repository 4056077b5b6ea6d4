import { expect } from 'vitest';
import { makeForm } from '#electron/stanza/0004-form.ts';
import { writeCommand } from '#electron/stanza/0050-commands.ts';
import { peopleFields } from '#electron/stanza/0133-administration.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { SaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import { writeBearerRequest } from '#electron/stanza/rfc7628-oauthbearer.ts';
import { readStreamError, type StreamError } from '#electron/stanza/stream-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { opened } from './secure-server.ts';

/** The first step of a sign-in; without data, the client waits to be asked for them. */
export const auth = (mechanism: string, data?: string): SaslStep => ({
  kind: 'auth',
  mechanism,
  ...(data !== undefined && { data }),
});

/** The address of a device that has proved who it is. */
export async function enters(device: Device, resource = 'desk'): Promise<string> {
  await device.open('localhost');
  await device.bind(resource);
  return device.address;
}

export async function proves(device: Device, token: string): Promise<void> {
  await device.answers(auth('OAUTHBEARER', writeBearerRequest({ token })));
}

/** A device that is signed in by a token. */
export async function byToken(server: { readonly webSocket: string }, token: string): Promise<Device> {
  const { device } = await opened(server);
  await proves(device, token);
  await enters(device, token);
  return device;
}

/** Why the server ends the device's stream. */
export async function endOf(device: Device): Promise<StreamError | undefined> {
  const error = readStreamError(await device.hears('error'));
  await device.closed();
  return error;
}

/** Whether the device is still served. */
export async function isServed(device: Device): Promise<boolean> {
  return (await device.asks('get', undefined, xml('ping', { xmlns: NS.ping }))).attrs.type === 'result';
}

/** A server with ana, ben and an administrator. */
export async function house() {
  const server = await runServer(['ana', 'ben']);
  await server.putAccount('root', "root's password", { administrator: true });
  return { server, root: await Device.signIn(server, 'root') };
}

export async function administers(root: Device, node: string, name: string): Promise<void> {
  const form = makeForm('submit', NS.admin, { [peopleFields.addresses]: [`${name}@localhost`] });
  expect((await root.asks('set', 'localhost', writeCommand({ node, form }))).attrs.type).toBe('result');
}
