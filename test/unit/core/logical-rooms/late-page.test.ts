import { beforeEach, expect, test } from 'vitest';
import { createMessageDesk } from '#electron/core/messages/desk.ts';
import type { Workspace } from '#electron/core/workspace.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { type PageRequest, roomsOf } from '#electron/model/page.ts';

const talk = 'talk@rooms.localhost';
const panel = 'panel@rooms.localhost';

let companion: RoomAddress | undefined;
let sealed: Set<RoomAddress>;
let arrives: () => void;
let asked: Promise<void>;
let desk: ReturnType<typeof createMessageDesk>;

beforeEach(() => {
  companion = talk;
  sealed = new Set();
  const asking = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<number>();
  asked = asking.promise;
  arrives = () => answer.resolve(1);
  let isWhole = false;
  const workspace = {
    sealed,
    rooms: {
      get: (room: RoomAddress) => ({ address: room, ...(room === panel && companion && { companion }) }),
    },
    history: {
      holds: () => true,
      page: (request: PageRequest) => ({
        messages: roomsOf(request).map((room) => ({
          room,
          text: `of ${room}`,
          author: { id: '', name: '' },
        })),
        ...{ reachedStart: true, reachedEnd: true },
        missing: isWhole ? [] : [{ room: request.room, ask: { before: null, max: 10, epoch: 1 } }],
      }),
    },
    catchUp: {
      ask: () => {
        asking.resolve();
        isWhole = true;
        return answer.promise;
      },
    },
  };
  // The desk reads no more of a workspace for a page.
  desk = createMessageDesk(() => workspace as unknown as Workspace);
});

const reads = async (room: RoomAddress, beside?: RoomAddress) => {
  const page = await desk.page({ room, ...(beside && { beside }), from: { at: 'newest' }, limit: 10 });
  return page.messages.map((message) => message.room);
};

test('a page of two rooms that are one has both', async () => {
  const page = reads(talk, panel);
  arrives();
  expect(await page).toEqual([talk, panel]);
});

test('two rooms that are not one are not read as one', async () => {
  companion = undefined;
  arrives();
  expect(await reads(talk, panel)).toEqual([talk]);
});

test('what is asked for while the private room is lost comes without it', async () => {
  const page = reads(talk, panel);
  await asked;
  companion = undefined;
  arrives();
  expect(await page).toEqual([talk]);
});

test('what is asked of a room that is sealed meanwhile does not come', async () => {
  const page = reads(panel, talk);
  await asked;
  sealed.add(panel);
  arrives();
  await expect(page).rejects.toMatchObject({ fault: { code: 'NoSuchNode' } });
});
