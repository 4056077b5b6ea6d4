import { expect, test } from 'vitest';
import { BridgeFault } from '#renderer/bridge/bridge.ts';
import type { RoomEntry, StoredMessage } from '#renderer/store/facts.ts';
import { createRemovals, isRemoving } from '#renderer/store/removals.ts';
import { fakeHistory, fakeRooms } from '#test/support/fake-data.ts';

const entry = only(fakeRooms(1, 0));
const said = only(fakeHistory(entry.address, 1, 0, 3));
const message: StoredMessage = { ...said, archiveId: 'a1' };

interface Scene {
  readonly room?: Pick<RoomEntry, 'canRemove'>;
  readonly answer?: () => Promise<never>;
}

function scene({ room = { canRemove: true }, answer }: Scene = {}) {
  const asked: unknown[] = [];
  const opened: unknown[] = [];
  const told: unknown[] = [];
  const removals = createRemovals({
    bridge: {
      call: async (_, ask) => {
        asked.push(ask);
        // Nobody reads what comes of it.
        return (await answer?.()) ?? ({} as never);
      },
      speakFor: () => undefined,
      listen: () => () => undefined,
      onLink: () => () => undefined,
    },
    rooms: { get: () => ({ ...entry, ...room }) },
    place: { openDialog: (...dialog) => opened.push(dialog) },
    notices: { show: (notice) => told.push(notice) },
  });
  const marked = (): boolean => isRemoving(removals.state.getState().removing, message);
  return { removals, asked, opened, told, marked };
}

test('a message is asked about first, and nothing happens to it until somebody says so', () => {
  const { removals, asked, opened } = scene();
  removals.propose(message);
  expect(opened).toEqual([['remove message', message.room]]);
  expect(removals.state.getState().proposed).toBe(message);
  expect(asked).toEqual([]);
});

test.each([
  ['where the room does not take it back', { room: {} }, message],
  ['that has no place in the archive', {}, withoutId(said)],
] as const)('nothing is offered for a message %s', (_, how, which) => {
  const { removals, asked, opened } = scene(how);
  expect(removals.may(which)).toBe(false);
  removals.propose(which);
  removals.remove(which, '');
  expect([asked, opened]).toEqual([[], []]);
});

test('it is shown as being removed at once, and asked for once however often somebody says so', async () => {
  const { removals, asked, marked } = scene();
  removals.remove(message, '  ');
  expect(marked()).toBe(true);
  removals.remove(message, 'again');
  expect(removals.may(message)).toBe(false);
  expect(asked).toEqual([{ room: message.room, archiveId: 'a1' }]);
  await Promise.resolve();
  // Its row may stand for a moment longer.
  expect(marked()).toBe(true);
});

test('a reason goes along without what stands around it', () => {
  const { removals, asked } = scene();
  removals.remove(message, ' spam ');
  expect(asked).toEqual([{ room: message.room, archiveId: 'a1', reason: 'spam' }]);
});

test('what the room refuses is as it was, may be asked for again, and the room’s own sentence says why', async () => {
  const fault = { code: 'ErrorPermission', text: 'Only moderators do that.' } as const;
  const answer = Promise.reject<never>(new BridgeFault(fault));
  answer.catch(() => undefined);
  const { removals, told, marked } = scene({ answer: () => answer });
  removals.remove(message, '');
  await expect.poll(marked).toBe(false);
  expect(told).toEqual([{ kind: 'not removed', fault }]);
  expect(removals.may(message)).toBe(true);
});

test('nothing of one account is left when another is shown', () => {
  const { removals, marked } = scene();
  removals.propose(message);
  removals.remove(message, '');
  removals.clear();
  expect(marked()).toBe(false);
  expect(removals.state.getState().proposed).toBeNull();
});

function only<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('There is none.');
  return item;
}

function withoutId({ archiveId: _, ...rest }: StoredMessage): StoredMessage {
  return rest;
}
