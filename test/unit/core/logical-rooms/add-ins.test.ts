import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Right } from '#addins/contract.ts';
import type { AddInId } from '#electron/addin/facts.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { packageFiles, writeFolder } from '#test/support/add-in-package.ts';
import { Desk, dataFolder, ownServer } from '../desk.ts';

const all: readonly Right[] = ['messages.read', 'messages.filter', 'messages.format', 'history.read'];
const wishes = all.map((right) => ({ right, purpose: 'To be tried.' }));

let ben: Desk;
let talk: RoomAddress;
let panel: RoomAddress;
let addIn: AddInId;
/** What add-ins were told or asked, by way of the window. */
let overheard: string[];

beforeEach(async () => {
  const server = await ownServer();
  ben = await Desk.open(dataFolder());
  await ben.signsIn(server, 'ben');
  talk = await ben.creates('Talk');
  const wish = { publicRoom: talk, name: 'Panel', members: [], addMembers: false };
  ({ room: panel } = await ben.ask('logicalRooms.create', wish));
  await ben.until(panel, (entry) => entry?.companion === talk && entry.state === 'Established');
  const folder = join(dataFolder(), 'ears');
  writeFolder(folder, packageFiles({ rights: { required: wishes, optional: [] } }));
  const { token } = await ben.ask('addIns.inspect', { from: { kind: 'folder', path: folder } });
  ({ addIn } = await ben.ask('addIns.install', { token }));
  overheard = [];
  ben.overhear = (frame) => {
    if (frame.kind === 'event' && frame.name.startsWith('addIns.')) overheard.push(JSON.stringify(frame));
  };
});

/** Ben says it in a room where no filter stands, and has it back. */
async function says(room: RoomAddress, text: string): Promise<void> {
  const stored = ben.next('messages.stored', ({ messages }) => messages.some((one) => one.text === text));
  await ben.ask('outbox.send', { room, text, importance: 'Regular' });
  await stored;
}

/** Ben says it in the room of the filter, which lets it go. */
async function passes(room: RoomAddress, text: string): Promise<void> {
  const due = ben.next('addIns.filterDue', (asked) => asked.room === room && asked.words.text === text);
  const told = ben.next('addIns.told', (happened) => JSON.stringify(happened).includes(text));
  await ben.ask('outbox.send', { room, text, importance: 'Regular' });
  await ben.ask('addIns.verdict', { id: (await due).id, verdict: { action: 'Passed' } });
  expect((await told).room).toBe(room);
}

test.each([
  { stands: 'public', not: 'private' },
  { stands: 'private', not: 'public' },
])(
  'an add-in of the $stands side, allowed everything everywhere, gets nothing of the $not one',
  async (side) => {
    const [here, there] = side.stands === 'public' ? [talk, panel] : [panel, talk];
    await ben.ask('addIns.open', { room: here, addIn });
    await ben.ask('addIns.grant', { addIn, room: here, scope: 'always', rights: all, hosts: [] });
    await ben.ask('drafts.save', { room: there, text: 'xyzzy, half said', importance: 'Regular' });
    await says(there, 'xyzzy among us');
    await passes(here, 'heard here');
    await says(there, 'xyzzy again');
    await passes(here, 'and here');
    expect(overheard.join('\n')).toContain('heard here');
    expect(overheard.join('\n')).not.toMatch(/xyzzy/u);
    expect(overheard.filter((frame) => frame.includes(there))).toEqual([]);
  },
);
