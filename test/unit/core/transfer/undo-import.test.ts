import { expect, onTestFinished, test } from 'vitest';
import { createRoomList } from '#electron/core/followed/room-list.ts';
import { archivedRoom } from '#electron/core/transfer/room-of-a-file.ts';
import { undoImport } from '#electron/core/transfer/undo-import.ts';
import { openHistory } from '#electron/history/history.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { unhindered } from '#test/support/storing.ts';

test('an import that ended between its rooms and its end leaves neither rows nor rooms', async () => {
  const folder = temporaryFolder('undo');
  const history = openHistory({
    file: `${folder.path}/history.sqlite`,
    address: 'ben@example.org',
    names: () => [],
    onDamage: () => undefined,
  });
  onTestFinished(() => {
    history.close();
    folder.remove();
  });
  const tell = () => undefined;
  const rooms = createRoomList({
    history,
    tell,
    onUnread: () => undefined,
    isCounted: () => true,
    onGone: () => undefined,
    isHidden: () => false,
  });
  history.imports.begin(1);
  rooms.save(archivedRoom({ room: 'old@rooms.example.org', name: 'Old' }));
  expect(rooms.entries().map(({ name }) => name)).toEqual(['Old']);

  const [unfinished = 0] = history.imports.unfinished();
  const place = {
    ...{ history, storing: unhindered(), rooms, tell, account: 'ben@example.org' },
    isHidden: () => false,
    now: () => 1,
    deleteRoom: (room: string) => {
      rooms.remove(room);
      history.deleteRoom(room);
    },
  };
  await undoImport(place, unfinished, [], () => false);
  expect(rooms.entries()).toEqual([]);
  expect(history.imports.unfinished()).toEqual([]);
});
