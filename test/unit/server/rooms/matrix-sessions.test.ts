import { expect, it } from 'vitest';
import type { Behavior, Privacy } from '#electron/model/room.ts';
import type { RunningServer } from '#electron/server/server.ts';
import { readDiscoItems, writeDiscoInfo, writeDiscoItems } from '#electron/stanza/0030-disco.ts';
import { writeMucJoin } from '#electron/stanza/0045-muc.ts';
import { writeMucOwner } from '#electron/stanza/0045-owner.ts';
import { writeUniqueQuestion } from '#electron/stanza/0045-unique.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { addressOf, errorOf } from './house.ts';
import { address, cast, matrix, type Relation, relations, rooms } from './matrix-table.ts';
import { localParts, readPermissionsTold, refusalOf, rowsOf, writeExecution, writeSave } from './wire.ts';

/** Everybody of the matrix who has an account here. */
const people = relations.filter((one) => address(one).endsWith('@localhost'));
const service = addressOf('');

async function signIn(server: RunningServer): Promise<ReadonlyMap<Relation, Device>> {
  const devices = people.map(async (one) => [one, await Device.signIn(server, cast[one])] as const);
  return new Map(await Promise.all(devices));
}

async function does(device: Device, to: string, payload: Element): Promise<Element> {
  const answer = await device.asks('set', to, payload);
  expect(refusalOf(answer)).toBeUndefined();
  return answer;
}

async function command(adam: Device, name: string, values = {}): Promise<Element> {
  return does(adam, service, writeExecution(name, values));
}

async function makesCategory(adam: Device): Promise<string> {
  await command(adam, 'group-add', { group: 'crew', people: [address('member by a group')] });
  const floor = people.filter((one) => one !== 'outside' && one !== 'administrator').map(address);
  await command(adam, 'group-add', { group: 'floor', people: floor });
  await command(adam, 'category-add', {
    name: 'Trading',
    allowed: ['floor@groups.rooms.localhost'],
    denied: [address('denied')],
    creators: [address('creator')],
  });
  return rowsOf(await command(adam, 'category-list')).find(({ name }) => name === 'Trading')?.id ?? '';
}

/** A room with everybody on its lists; the one who is denied afterwards is a member first. */
async function makesRoom(
  adam: Device,
  category: string,
  privacy: Privacy,
  behavior: Behavior,
): Promise<string> {
  const local = (await asksService(adam, writeUniqueQuestion())).getChildText('unique') ?? '';
  const room = addressOf(local);
  await enters(adam, room);
  const list = (...some: Relation[]): readonly string[] => some.map(address);
  const ours = {
    category,
    members: [
      ...list('member', 'member and presenter', 'member and manager', 'denied member'),
      'crew@groups.rooms.localhost',
    ],
    managers: list('manager', 'member and manager'),
    presenters: list('presenter', 'member and presenter'),
  };
  await does(adam, room, writeSave({ roomname: local, membersonly: false }, ours));
  await does(adam, room, writeSave({}, ours));
  const ban = xml('item', { affiliation: 'outcast', jid: address('banned') });
  await does(adam, room, xml('query', { xmlns: NS.mucAdmin }, ban));
  adam.send(xml('presence', { to: `${room}/adam`, type: 'unavailable' }));
  const [membersonly, publicroom] = [privacy !== 'Open', privacy !== 'Secret'];
  await does(adam, room, writeSave({ membersonly, publicroom, moderatedroom: behavior === 'Auditorium' }));
  return local;
}

async function asksService(device: Device, payload: Element): Promise<Element> {
  return device.asks('get', service, payload);
}

async function enters(device: Device, room: string): Promise<Element> {
  await device.everythingHeard();
  device.send(
    xml('presence', { to: `${room}/${device.address.split('@')[0]}` }, writeMucJoin({ history: {} })),
  );
  return device.hears(
    (one) =>
      one.is('presence') && one.attrs.from?.startsWith(room) && (one.attrs.type === 'error' || isSelf(one)),
  );
}

async function says(device: Device, room: string): Promise<Element> {
  device.send(xml('message', { to: room, type: 'groupchat', id: device.address }, xml('body', {}, 'Hello')));
  return device.hears(
    (one) => one.is('message') && one.attrs.id === device.address && one.attrs.from?.startsWith(room),
  );
}

function isSelf(presence: Element): boolean {
  return presence.toString().includes('code="110"');
}

it('real sessions find, enter, read, write and manage as the matrix says, each in every kind of room', async () => {
  const server = await runServer(people.map((one) => cast[one]));
  await server.putAccount('adam', `adam's password`, { administrator: true });
  const devices = await signIn(server);
  const adam = devices.get('administrator');
  if (!adam) throw new Error('There is no administrator.');
  const category = await makesCategory(adam);
  const made = new Map<string, (typeof rooms)[number]>();
  for (const kind of rooms) made.set(await makesRoom(adam, category, kind.privacy, kind.behavior), kind);
  await command(adam, 'category-change', { category, denied: [address('denied'), address('denied member')] });

  for (const [relation, device] of devices) {
    const list = (await asksService(device, writeDiscoItems())).getChild('query');
    const listed = localParts((list && readDiscoItems(list)?.items) ?? []);
    for (const [local, { privacy, behavior }] of made) {
      const room = addressOf(local);
      const may = (what: string): boolean => matrix[privacy][what]?.includes(relation) ?? false;
      const posts = may(behavior === 'Auditorium' ? 'present' : 'post');
      const told = readPermissionsTold(await device.asks('get', room, writeDiscoInfo()));
      const archive = await device.asks('set', room, xml('query', { xmlns: NS.archive }));
      const form = await device.asks('get', room, writeMucOwner());
      const outcome = {
        finds: listed.includes(local),
        knows: told !== undefined,
        isTold: [told?.includes('CanJoin') ?? false, told?.includes('CanChat') ?? false],
        reads: errorOf(archive) === undefined,
        enters: errorOf(await enters(device, room)) === undefined,
        posts: errorOf(await says(device, room)) === undefined,
        manages: errorOf(form) === undefined,
      };
      expect({ relation, privacy, behavior, ...outcome }).toEqual({
        relation,
        privacy,
        behavior,
        finds: may('find'),
        knows: may('know'),
        isTold: [may('enter'), posts],
        reads: may('enter'),
        enters: may('enter'),
        posts,
        manages: may('manage'),
      });
    }
  }
}, 60_000);
