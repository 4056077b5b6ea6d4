import { expect, test } from 'vitest';
import type { Privacy } from '#electron/model/room.ts';
import { type Bridge, BridgeFault } from '#renderer/bridge/bridge.ts';
import { createDrafts } from '#renderer/store/drafts.ts';
import type { Account, RoomEntry } from '#renderer/store/facts.ts';
import { stillSurroundings } from '#test/support/still-surroundings.ts';

const room = 'panel@rooms.example.org';

// No more is read of one.
const account = (address: string) => ({ address }) as Account;

/** The drafts of a window in which the privacy of the room changes. */
function open() {
  let entry: Partial<RoomEntry> = { privacy: 'Secret', canChat: true };
  // Nothing is asked, and no more is read of a room.
  const drafts = createDrafts({} as Bridge, { get: () => entry as RoomEntry }, stillSurroundings());
  return {
    write: (text: string) => drafts.write({ ...drafts.get(room), text }),
    drafts,
    turns: (privacy: Privacy, canChat = true) => {
      entry = { privacy, canChat };
    },
    shownAs: () => drafts.get(room).privacy,
  };
}

test('words are known as written for those who could read the room when they were begun', () => {
  const { write, turns, shownAs } = open();
  write('among');
  turns('Open');
  write('among us');
  expect(shownAs()).toBe('Secret');
});

test('they are for the fewest who could read it while they were written', () => {
  const { write, turns, shownAs } = open();
  turns('Open');
  write('good');
  turns('Closed');
  write('good morning');
  turns('Open');
  write('good morning all');
  expect(shownAs()).toBe('Closed');
});

test('what is begun anew, and what was agreed to, is for those who can read it now', () => {
  const { drafts, write, turns, shownAs } = open();
  write('among us');
  turns('Open');
  drafts.write({ ...drafts.get(room), privacy: 'Open' });
  expect(shownAs()).toBe('Open');
  write('');
  expect(shownAs()).toBeUndefined();
  turns('Closed');
  write('anew');
  expect(shownAs()).toBe('Closed');
});

test('of a room that was never entered from here nothing is claimed', () => {
  const { write, turns, shownAs } = open();
  turns('Open', false);
  write('hello');
  expect(shownAs()).toBeUndefined();
});

test('what could not be kept or sent when another account came is back when its own is shown again', async () => {
  const rooms: Partial<RoomEntry> = { privacy: 'Open', canChat: true };
  const surroundings = stillSurroundings();
  const call = async (): Promise<never> => {
    throw new BridgeFault({ code: 'OtherAccount', text: 'Another one is shown.' });
  };
  // Only this is asked, and no more is read of a room.
  const drafts = createDrafts({ call } as unknown as Bridge, { get: () => rooms as RoomEntry }, surroundings);
  const [ana, ben] = [account('ana@example.org'), account('ben@example.org')];
  const accounts = [ana, ben];
  const write = (text: string, at: string) => drafts.write({ room: at, text, importance: 'Regular' });
  drafts.load({ account: ana, accounts, drafts: [] });
  write('kept in time', room);
  write('half a', 'lobby@rooms.example.org');
  drafts.flush();
  drafts.leave();
  drafts.load({ account: ben, accounts, drafts: [] });
  drafts.giveBack({ room, text: 'not sent', importance: 'Regular' }, ana.address);
  await Promise.resolve();
  expect([drafts.get(room).text, drafts.get('lobby@rooms.example.org').text]).toEqual(['', '']);
  drafts.leave();
  drafts.load({ account: ana, accounts, drafts: [] });
  expect([drafts.get(room).text, drafts.get('lobby@rooms.example.org').text]).toEqual([
    'not sent\nkept in time',
    'half a',
  ]);
  drafts.leave();
  drafts.load({ account: ben, accounts: [ben], drafts: [] });
  drafts.leave();
  drafts.load({ account: ana, accounts, drafts: [] });
  expect(drafts.get(room).text).toBe('');
});
