import type { RunningServer } from '#electron/server/server.ts';
import { readRoster, writeRoster } from '#electron/stanza/rfc6121-roster.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device } from './device.ts';
import { runServer } from './running.ts';

export const isPresence = (type: string | undefined, from: string) => (element: Element) =>
  element.is('presence') && element.attrs.type === type && String(element.attrs.from).startsWith(from);

export function say(device: Device, to: string, type: string): void {
  device.send(xml('presence', { to, type }));
}

export async function contacts(device: Device) {
  const answer = await device.asks('get', undefined, writeRoster({ items: [] }));
  return readRoster(answer.getChildElements()[0] ?? answer)?.items;
}

/** Ana and Ben see each other. */
export async function befriend(ana: Device, ben: Device): Promise<void> {
  say(ana, 'ben@localhost', 'subscribe');
  await ben.hears(isPresence('subscribe', 'ana@localhost'));
  say(ben, 'ana@localhost', 'subscribed');
  say(ben, 'ana@localhost', 'subscribe');
  await ana.hears(isPresence('subscribe', 'ben@localhost'));
  say(ana, 'ben@localhost', 'subscribed');
  await ben.hears(isPresence(undefined, ana.address));
  await ana.hears(isPresence(undefined, ben.address));
}

export async function anaAndBen(): Promise<{ server: RunningServer; ana: Device; ben: Device }> {
  const server = await runServer(['ana', 'ben']);
  return { server, ana: await Device.signIn(server, 'ana'), ben: await Device.signIn(server, 'ben') };
}
