import type { ClientOptions } from 'ws';
import type { RunningServer } from '#electron/server/server.ts';
import { type Database, openDatabase } from '#electron/server/storage/database.ts';
import { type Registration, writeRegistration } from '#electron/stanza/0077-registration.ts';
import {
  createAccountCommand,
  type InvitationWish,
  type ListedInvitation,
  listInvitationsCommand,
  type MadeInvitation,
  readInvitationList,
  readMadeInvitation,
  writeInvitationWish,
} from '#electron/stanza/0401-invitations.ts';
import { writePreauth } from '#electron/stanza/0445-preauth.ts';
import { readInvitationLink } from '#electron/stanza/invitation-link.ts';
import { readStanzaError, type StanzaError } from '#electron/stanza/stanza-error.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { domain, run } from '../tokens/house.ts';

export const publicUrl = 'wss://chat.example/xmpp-websocket';

/** A server behind a proxy, with an administrator, Root, and Ana, who is none. */
export async function house(): Promise<{ server: RunningServer; database: Database.Database; root: Device }> {
  const database = openDatabase(':memory:');
  const server = await runServer(['ana'], {}, database, { publicUrl });
  await server.putAccount('root', "root's password", { administrator: true });
  return { server, database, root: await Device.signIn(server, 'root') };
}

/** As somebody comes through the proxy from there. */
export function from(address: string): ClientOptions {
  return { headers: { 'x-forwarded-for': address } };
}

export async function invite(
  root: Device,
  wish: InvitationWish = {},
): Promise<MadeInvitation & { token: string }> {
  const outcome = await run(root, createAccountCommand, writeInvitationWish(wish));
  const made = 'form' in outcome && outcome.form && readMadeInvitation(outcome.form);
  if (!made) throw new Error(`No invitation: ${JSON.stringify(outcome)}`);
  return { ...made, token: readInvitationLink(made.uri).token };
}

export async function list(root: Device): Promise<readonly ListedInvitation[]> {
  const outcome = await run(root, listInvitationsCommand);
  return 'form' in outcome && outcome.form ? readInvitationList(outcome.form) : [];
}

/** Somebody on a stream, not signed in. */
export async function stranger(server: RunningServer, options: ClientOptions = {}): Promise<Device> {
  const device = await Device.connect(server, options);
  await device.open(domain);
  return device;
}

/** Why not; undefined where it was done. */
export async function ask(device: Device, payload: Element): Promise<StanzaError | undefined> {
  return readStanzaError(await device.asks('set', domain, payload));
}

export const cleo: Registration = { username: 'cleo', password: "cleo's password", name: 'Cleo Vance' };

/** Comes with a token, and makes an account. */
export async function join(
  server: RunningServer,
  token: string,
  registration: Registration = cleo,
): Promise<StanzaError | undefined> {
  const device = await stranger(server);
  const refusal =
    (await ask(device, writePreauth(token))) ?? (await ask(device, writeRegistration(registration)));
  await device.leaves();
  return refusal;
}
