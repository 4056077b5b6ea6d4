import type { RunningServer } from '#electron/server/server.ts';
import type { Form } from '#electron/stanza/0004-form.ts';
import { type Command, readCommand, writeCommand } from '#electron/stanza/0050-commands.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import {
  addTokenCommand,
  type MadeToken,
  readMadeToken,
  type TokenWish,
  writeTokenWish,
} from '#electron/stanza/perch-tokens.ts';
import { readSaslStep, type SaslStep, writeSaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import { bearerAcknowledgement, writeBearerRequest } from '#electron/stanza/rfc7628-oauthbearer.ts';
import { readStanzaError, type StanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';

export const domain = 'localhost';
export const roomsDomain = `rooms.${domain}`;
export const desk = `desk@${roomsDomain}`;
export const panel = `panel@${roomsDomain}`;

/** A server with an administrator, Ana, and two rooms of hers. */
export async function house() {
  const server = await runServer(['ana']);
  await server.putAccount('root', "root's password", { administrator: true });
  const root = await Device.signIn(server, 'root');
  const ana = await Device.signIn(server, 'ana');
  for (const room of [desk, panel]) await makeRoom(ana, room);
  return { server, root, ana };
}

/** Open, unless it is secret. */
export async function makeRoom(owner: Device, room: string, secret = false): Promise<void> {
  owner.send(
    xml('presence', { to: `${room}/Ana` }, xml('x', { xmlns: NS.muc }, xml('history', { maxstanzas: 0 }))),
  );
  await owner.hears((element) => element.is('message') && element.getChild('subject') !== undefined);
  const form = xml('x', { xmlns: NS.form, type: 'submit' });
  const values = secret ? { membersonly: '1', publicroom: '0' } : { membersonly: '0', publicroom: '1' };
  for (const [name, value] of Object.entries(values)) {
    form.append(xml('field', { var: `muc#roomconfig_${name}` }, xml('value', {}, value)));
  }
  await owner.asks('set', room, xml('query', { xmlns: NS.mucOwner }, form));
}

export async function run(device: Device, node: string, form?: Form): Promise<Command | StanzaError> {
  const answer = await device.asks('set', domain, writeCommand({ node, ...(form && { form }) }));
  const outcome = answer.attrs.type === 'error' ? readStanzaError(answer) : readCommand(answer);
  if (!outcome) throw new Error(`Neither done nor refused: ${answer}`);
  return outcome;
}

export async function makeToken(root: Device, wish: Partial<TokenWish> = {}): Promise<MadeToken> {
  const form = writeTokenWish({
    account: 'bot@localhost',
    name: 'Test',
    rights: ['read'],
    rooms: [desk],
    ...wish,
  });
  const outcome = await run(root, addTokenCommand, form);
  const made = 'form' in outcome && outcome.form && readMadeToken(outcome.form);
  if (!made) throw new Error(`No token: ${JSON.stringify(outcome)}`);
  return made;
}

/** What the server says to a token. */
export async function prove(device: Device, token: string): Promise<SaslStep | undefined> {
  await device.open(domain);
  const isSasl = (element: { getNS(): string | undefined }): boolean => element.getNS() === NS.sasl;
  device.send(writeSaslStep({ kind: 'auth', mechanism: 'OAUTHBEARER', data: writeBearerRequest({ token }) }));
  const step = readSaslStep(await device.hears(isSasl));
  if (step?.kind !== 'challenge') return step;
  device.send(writeSaslStep({ kind: 'response', data: bearerAcknowledgement }));
  return readSaslStep(await device.hears(isSasl));
}

/** Signed in by a token, and bound. */
export async function signInBy(server: RunningServer, token: string, resource?: string): Promise<Device> {
  const device = await Device.connect(server);
  const outcome = await prove(device, token);
  if (outcome?.kind !== 'success') throw new Error(`Not signed in: ${JSON.stringify(outcome)}`);
  await device.open(domain);
  await device.bind(resource);
  return device;
}
