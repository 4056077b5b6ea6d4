import { expect, test } from 'vitest';
import type { ChatRoomCard, Connection, Events, Privacy } from '#electron/bridge/contract.ts';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { Account, Snapshot } from '#renderer/store/facts.ts';
import { attachLinks } from '#renderer/store/link-arrived.ts';
import { createNotices } from '#renderer/store/notices.ts';
import { createSession } from '#renderer/store/session.ts';
import { stillSurroundings } from '#test/support/still-surroundings.ts';

const room = 'x7k@rooms.example.org';

/** Somebody signed in on example.org, whose service says so much of any room; without a privacy nothing. */
function open(state: Connection['state'], privacy?: Privacy) {
  let tell: (link: Events['link.arrived']) => void = () => undefined;
  const asked: unknown[] = [];
  const bridge = {
    call: async (_: string, ask: unknown) => {
      asked.push(ask);
      if (privacy === undefined) throw new Error('NoSuchNode');
      // No more is read of a card.
      return { card: { name: 'Lobby', privacy } as ChatRoomCard };
    },
    listen: (_: string, listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    },
    // Only this question and this event occur here.
  } as unknown as Bridge;
  const session = createSession();
  // No more is read of an account.
  const account = { chatService: 'rooms.example.org' } as Account;
  // What is not told stays as it was at first.
  session.load({ ...session.state.getState(), account, connection: { state } } as unknown as Snapshot, 'en');
  const notices = createNotices(stillSurroundings());
  attachLinks({ bridge, session, notices });
  const shown = () =>
    notices.state.getState().shown.flatMap((one) => (one.kind === 'link' ? [one.called ?? one.room] : []));
  return { tell: (link: Events['link.arrived']) => tell(link), asked, session, shown };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a link to a room of one’s own service is asked about at once, and by its name as soon as that is told', async () => {
  const { tell, shown } = open('online', 'Closed');
  tell({ room, known: false });
  expect(shown()).toEqual([room]);
  await settled();
  expect(shown()).toEqual(['Lobby']);
});

test.each([
  ['is secret', 'Secret'],
  ['one may not know of', undefined],
] as const)('a room that %s is not named', async (_, privacy) => {
  const { tell, shown } = open('online', privacy);
  tell({ room, known: false });
  await settled();
  expect(shown()).toEqual([room]);
});

test('nobody else hears of a link before the person says so, and nobody is asked for what is on the list', async () => {
  const { tell, asked } = open('online', 'Open');
  tell({ room: 'x7k@rooms.example.com', known: false });
  tell({ room, known: true });
  await settled();
  expect(asked).toEqual([]);
});

test('a link that Perch was started with is named once it is connected', async () => {
  const { tell, asked, session, shown } = open('connecting', 'Open');
  tell({ room, known: false });
  await settled();
  expect([asked, shown()]).toEqual([[], [room]]);
  session.setConnection({ state: 'online' });
  await settled();
  expect([asked, shown()]).toEqual([[{ room }], ['Lobby']]);
});
