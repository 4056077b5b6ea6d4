import { type RunningServer, startServer } from '#electron/server/server.ts';
import { openDatabase } from '#electron/server/storage/database.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device } from '#test/unit/server/device.ts';
import { command, entry, iq, saves, service } from '#test/unit/server/room-matrix/stanzas.ts';
import { Model } from '#test/unit/server/rooms/world-model.ts';
import { makeToken, signInBy } from '#test/unit/server/tokens/house.ts';
import { administrator, bot, categories, groups, names, people, type RoomName, rooms } from './steps.ts';

/** Stands in the name of a room, and nowhere else. */
export const nameOf = (room: string): string => `xyzzy${room}`;
/** Stands in everything that is said in it. */
export const wordsOf = (room: string): string => `plugh${room}`;

/** How the rooms are at first. */
const beginnings = {
  desk: {
    privacy: 'Secret',
    members: [administrator, 'ana@localhost', 'ben@localhost'],
    managers: [administrator, 'ana@localhost'],
  },
  news: { privacy: 'Closed', members: [administrator, 'cy@localhost'], managers: [administrator] },
} as const;

export type Addresses = Readonly<Record<RoomName, string>>;

/** A real server, as it is before anything happens on it. */
export interface Scenery {
  readonly server: RunningServer;
  /** What the server should not have made of anything. */
  readonly mistakes: readonly unknown[];
  readonly addresses: Addresses;
  /** Signs the bot in. */
  readonly bySecret: () => Promise<Device>;
}

export async function setScenery(): Promise<Scenery> {
  const mistakes: unknown[] = [];
  const server = await startServer({
    port: 0,
    database: openDatabase(':memory:'),
    domain: 'localhost',
    onMistake: (error) => mistakes.push(error),
  });
  for (const name of names) {
    await server.putAccount(name, `${name}'s password`, { administrator: name === 'adam' });
  }
  const adam = await Device.signIn(server, 'adam', { resource: 'maker' });
  const addresses = { desk: await makeRoom(adam, 'desk'), news: await makeRoom(adam, 'news') };
  const wish = { account: bot, rooms: [addresses.desk], rights: ['read', 'post'] } as const;
  const { token } = await makeToken(adam, wish);
  for (const group of groups) await asks(adam, command('group-add', { group, people: [] }));
  await asks(adam, command('category-add', { name: 'Trading', allowed: ['localhost'] }));
  await adam.leaves();
  return { server, mistakes, addresses, bySecret: () => signInBy(server, token, 'token') };
}

/** Who may do what there. */
export function modelOf(): Model {
  const model = new Model([...people, bot], administrator);
  for (const group of groups) model.groups.set(group, new Set());
  for (const category of categories) {
    model.categories.set(category, { allowed: new Set(['localhost']), denied: new Set(), history: true });
  }
  for (const room of rooms) {
    model.rooms.set(room, {
      category: 'General',
      privacy: beginnings[room].privacy,
      auditorium: false,
      disabled: false,
      archived: true,
      members: new Set(beginnings[room].members),
      managers: new Set(beginnings[room].managers),
      presenters: new Set(),
      banned: new Set(),
    });
  }
  return model;
}

export function inClient(stanza: Element): Element {
  stanza.attrs.xmlns = NS.client;
  return stanza;
}

async function asks(device: Device, stanza: Element): Promise<Element> {
  device.send(inClient(stanza));
  const answer = (await device.everythingHeard()).find(({ attrs }) => attrs.id === 'tried');
  if (!answer || readStanzaError(answer)) throw new Error(`This was not done: ${stanza}: ${answer}`);
  return answer;
}

/** Called so that it shows wherever it is told of. */
async function makeRoom(adam: Device, room: RoomName): Promise<string> {
  const unique = await asks(adam, iq('get', service, xml('unique', { xmlns: NS.mucUnique })));
  const address = `${unique.getChildText('unique')}@${service}`;
  adam.send(entry(address, 'Maker'));
  const { privacy, members, managers } = beginnings[room];
  const standard = { roomname: nameOf(room), membersonly: true, publicroom: privacy !== 'Secret' };
  await asks(adam, saves(address, standard, { members, managers, presenters: [] }));
  adam.send(xml('presence', { to: `${address}/Maker`, type: 'unavailable' }));
  await adam.everythingHeard();
  return address;
}
