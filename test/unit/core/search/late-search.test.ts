import { expect, test } from 'vitest';
import { createSearchDesk } from '#electron/core/search/desk.ts';
import type { Workspace } from '#electron/core/workspace.ts';
import type { RoomAddress } from '#electron/model/ids.ts';

test('what is found shows nothing of a room that was lost, and deleted, while it was looked for', async () => {
  const [desk, panel, left] = ['desk@rooms.localhost', 'panel@rooms.localhost', 'left@rooms.localhost'];
  const listed = new Set<RoomAddress>([desk, panel]);
  const looking = Promise.withResolvers<void>();
  const found = [desk, panel, left].map((room) => ({
    message: { room, text: `of ${room}`, author: { id: '', name: '' } },
  }));
  const workspace = {
    // Deleted already: there is nothing left to seal.
    sealed: { has: () => false, rooms: () => [] },
    rooms: {
      entries: () => [...listed].map((address) => ({ address })),
      get: (room: RoomAddress) => (listed.has(room) ? { address: room } : undefined),
    },
    reader: { search: () => looking.promise.then(() => ({ hits: found })) },
  };
  // The desk reads no more of a workspace to look for something.
  const search = createSearchDesk(() => workspace as unknown as Workspace);
  const answer = search.onDevice({ search: { text: 'of', order: 'time' }, limit: 10 });
  listed.delete(panel);
  looking.resolve();
  expect((await answer).hits.map(({ message }) => message.room)).toEqual([desk, left]);
});
