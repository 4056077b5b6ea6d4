import { afterAll, beforeAll, expect, test } from 'vitest';
import { refuseWider } from '#electron/core/logical-rooms/wider-audience.ts';
import { type History, openHistory } from '#electron/history/history.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import type { RoomEntry } from '#electron/model/room.ts';
import { temporaryFolder } from '#test/support/folder.ts';

const desk = 'desk@rooms.localhost';
const panel = 'panel@rooms.localhost';
const lobby = 'lobby@rooms.localhost';

const said: readonly (readonly [RoomAddress, string])[] = [
  [panel, 'We move the close to noon; not a word before it is decided.'],
  [panel, 'Agreed!\nAnd the "second" half goes to Lisbon on Friday evening.'],
  [panel, 'Good morning to all of you here.'],
  [panel, 'Yes'],
  [desk, 'Good morning to all of you here.'],
  [desk, 'yes'],
];

function entry(address: RoomAddress, change: Partial<RoomEntry> = {}): RoomEntry {
  return {
    ...{ address, name: address.split('@')[0] ?? '', description: '', privacy: 'Closed', behavior: 'Normal' },
    ...{
      archived: true,
      category: '',
      followed: true,
      state: 'Established',
      canChat: true,
      canManage: false,
    },
    ...{ unread: 0, mentions: 0, readUpTo: 0 },
    ...change,
  };
}

const entries = [entry(desk), entry(panel, { privacy: 'Secret', companion: desk }), entry(lobby)];
const rooms = {
  entries: () => entries,
  get: (room: RoomAddress) => entries.find(({ address }) => address === room),
};
const folder = temporaryFolder('wider-audience');
let history: History;

beforeAll(() => {
  history = openHistory({ file: `${folder.path}/history.sqlite`, names: () => [] });
  const messages = said.map(
    ([room, text], index): Message => ({
      ...{ room, text, archiveId: `a${index}`, own: false, sentAt: 1_700_000_000_000 + index },
      ...{ author: { id: 'ben@localhost', name: 'Ben' }, importance: 'Regular' },
    }),
  );
  for (const room of [desk, panel]) history.joined(room);
  history.storeLive(messages);
});
afterAll(() => {
  history.close();
  folder.remove();
});

const send = (text: string, room: RoomAddress = desk, storyTitle?: string) =>
  refuseWider(
    { history, rooms },
    { room, text, importance: 'Regular', ...(storyTitle !== undefined && { storyTitle }) },
  );
const refusal = expect.objectContaining({
  fault: {
    code: 'WiderAudience',
    text: 'This repeats what was said in panel. Send it again if everybody in desk may read it.',
    values: [panel],
  },
});

test.each([
  ['quoted', '> We move the close to noon; not a word before it is decided.\nIs that so?'],
  ['quoted in part', '> not a word before'],
  ['quoted twice over', '> > And the "second" half goes to Lisbon'],
  ['quoted, in other letters and signs', '>WE MOVE the close — to noon'],
  ['quoted with who said it', '> Ben: We move the close to noon'],
  ['copied with who said it, and when', '09:30 Ben (private): We move the close to noon; not a word'],
  ['far down', `${'x\n'.repeat(100)}we move the close to noon`],
  ['pasted as a line', 'Listen:\nwe move the close to noon'],
  ['pasted with something above', 'x\n\n  And the second half goes to Lisbon on Friday evening.'],
])('what was said in private is not sent to everybody, %s, unless the person was asked', (_, text) => {
  expect(() => send(text)).toThrow(refusal);
});

test('nor as the title of a story', () => {
  expect(() => send('body', desk, 'We move the close to noon')).toThrow(refusal);
});

test('nor a link to the private room, which only its members may know of', () => {
  expect(() => send(`See xmpp:${panel.toUpperCase()}?join`)).toThrow(
    expect.objectContaining({ fault: expect.objectContaining({ code: 'WiderAudience' }) }),
  );
  expect(() => send(`See xmpp:${lobby}?join`)).not.toThrow();
});

test.each([
  ['what was said to everybody too', '> Good morning to all of you here.'],
  ['a word that both say', '> Yes'],
  ['words of one’s own', 'The close is at six today, as always, I believe.'],
  ['a few words that were said in private by chance', 'not a word'],
  ['nothing but signs', '> …\n>>> !?'],
])('%s is sent as it is', (_, text) => {
  expect(() => send(text)).not.toThrow();
});

test('into the private room itself, and into rooms that are one with none, everything is sent as it is', () => {
  expect(() => send('> We move the close to noon', panel)).not.toThrow();
  expect(() => send('> We move the close to noon', lobby)).not.toThrow();
});
