import { expect, test } from 'vitest';
import type { Ask, ChatRoomsFound } from '#electron/bridge/contract.ts';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import { createDirectory } from '#renderer/store/directory.ts';
import { stillSurroundings } from '#test/support/still-surroundings.ts';

type Question = Ask<'rooms.search'>;

const room = (name: string) => ({ address: `${name}@rooms`, name, description: '', category: '' });
const part = (names: readonly string[], next?: string): ChatRoomsFound => ({
  rooms: names.map(room),
  unanswered: [],
  ...(next !== undefined && { next }),
});
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A host whose answers the test gives, in whichever order. */
function open() {
  const asked: { readonly ask: Question; readonly answer: (found: ChatRoomsFound) => void }[] = [];
  const bridge = {
    call: (_: string, ask: Question) =>
      new Promise<ChatRoomsFound>((answer) => void asked.push({ ask, answer })),
  } as unknown as Bridge; // Only this call is made, and only this one is answered.
  const surroundings = stillSurroundings();
  const directory = createDirectory(bridge, surroundings);
  const look = (text: string): void => {
    directory.look({ text });
    surroundings.wait();
  };
  return { asked, directory, look, names: () => directory.state.getState().rooms.map(({ name }) => name) };
}

test('an answer that comes late is the answer to an older question, and not shown', async () => {
  const { asked, look, names } = open();
  look('d');
  look('de');
  asked[1]?.answer(part(['Desk']));
  await settled();
  asked[0]?.answer(part(['Dance', 'Desk']));
  await settled();
  expect(names()).toEqual(['Desk']);
});

test('what was found stays until the next answer is there', async () => {
  const { asked, look, names } = open();
  look('d');
  asked[0]?.answer(part(['Desk']));
  await settled();
  look('x');
  expect(names()).toEqual(['Desk']);
  asked[1]?.answer(part([]));
  await settled();
  expect(names()).toEqual([]);
});

test('where a part holds little, the next one is asked for until a screen is full or all was looked through', async () => {
  const { asked, look, names } = open();
  look('d');
  asked[0]?.answer(part([], 'a'));
  await settled();
  asked[1]?.answer(part(['Desk'], 'b'));
  await settled();
  asked[2]?.answer(part(['Dock']));
  await settled();
  expect(asked.map(({ ask }) => ask.after)).toEqual([undefined, 'a', 'b']);
  expect(names()).toEqual(['Desk', 'Dock']);
});

test('further parts are asked for one at a time', async () => {
  const { asked, directory, look, names } = open();
  const many = Array.from({ length: 50 }, (_, index) => `Room ${index}`);
  look('r');
  asked[0]?.answer(part(many, 'a'));
  await settled();
  void directory.more();
  void directory.more();
  expect(asked.length).toBe(2);
  asked[1]?.answer(part(['Last']));
  await settled();
  void directory.more();
  expect(asked.length).toBe(2);
  expect(names().at(-1)).toBe('Last');
});
