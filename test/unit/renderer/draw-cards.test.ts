import { expect, test } from 'vitest';
import type { ListedAddIn, RoomAddress, StoredMessage } from '#electron/bridge/contract.ts';
import { drawCards } from '#renderer/view/add-ins/draw-cards.ts';

const talk = 'talk@rooms.example.org';
const panel = 'panel@rooms.example.org';

function addIn(id: string, formats: readonly string[]): ListedAddIn {
  return {
    ...{
      id,
      formats,
      name: id,
      manifestId: `com.example.${id}`,
      description: '',
      author: '',
      version: '1.0.0',
    },
    ...{ source: { kind: 'copy' }, content: '', hosts: [], required: [], optional: [], page: 'about:blank' },
  };
}

function coded(room: RoomAddress, kind: string, json = '{}'): StoredMessage {
  return {
    ...{
      room,
      key: 1,
      sentAt: 1,
      author: { id: 'bot@example.org', name: 'Bot' },
      own: false,
      mentionsMe: false,
    },
    ...{ text: `said in ${room}`, importance: 'Regular', coded: { kind, json } },
  };
}

/** Frames that draw what they are given, and what each was given. */
function frames() {
  const given: (readonly [RoomAddress, string, string])[] = [];
  return {
    given,
    format: async (
      place: { readonly room: RoomAddress; readonly addIn: string },
      { text }: { text: string },
    ) => {
      given.push([place.room, place.addIn, text]);
      return { card: { title: `by ${place.addIn}`, blocks: [] } };
    },
  };
}

test('of a logical room no add-in of the one side is shown a message of the other', async () => {
  const drawing = frames();
  const [outer, inner] = [addIn('outer', ['build', 'alarm']), addIn('inner', ['build', 'deal'])];
  const draw = drawCards(drawing, [
    { room: talk, addIns: [outer] },
    { room: panel, addIns: [inner] },
  ]);
  await draw(coded(talk, 'build'));
  await draw(coded(panel, 'build'));
  expect(await draw(coded(panel, 'alarm'))).toBe(null);
  expect(await draw(coded(talk, 'deal'))).toBe(null);
  expect(drawing.given).toEqual([
    [talk, 'outer', `said in ${talk}`],
    [panel, 'inner', `said in ${panel}`],
  ]);
});

test('what stands beside both is asked in each for itself', async () => {
  const drawing = frames();
  const both = addIn('both', ['build']);
  const draw = drawCards(
    drawing,
    [talk, panel].map((room) => ({ room, addIns: [both] })),
  );
  await draw(coded(panel, 'build'));
  await draw(coded(talk, 'build'));
  expect(drawing.given.map(([room]) => room)).toEqual([panel, talk]);
});

test('a message of a room that is not open, or whose code is broken, is given to nobody', async () => {
  const drawing = frames();
  const draw = drawCards(drawing, [{ room: talk, addIns: [addIn('outer', ['build'])] }]);
  expect(await draw(coded(panel, 'build'))).toBe(null);
  expect(await draw(coded(talk, 'build', '{'))).toBe(null);
  expect(drawing.given).toEqual([]);
});
