import { existsSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { createRoomList } from '#electron/core/followed/room-list.ts';
import { Transfers } from '#electron/core/transfer/transfers.ts';
import type { History } from '#electron/history/history.ts';
import { openShelf } from '#test/support/shelf.ts';
import { unhindered } from '#test/support/storing.ts';
import { desk, message } from '#test/unit/history/messages.ts';

test('a room that is deleted while it is exported leaves no file that passes for whole', async () => {
  const { history, folder } = openShelf();
  onTestFinished(() => {
    transfers.close();
    history.close();
    folder.remove();
  });
  history.storeLive([1, 2, 3].map((index) => message(index)));
  const path = `${folder.path}/export.jsonl`;
  const losing: History = {
    ...history,
    *walk(room, limit) {
      for (const page of history.walk(room, limit)) {
        yield page;
        transfers.deleteRoom(room);
        history.deleteRoom(room);
      }
    },
  };
  const tell = () => undefined;
  const nobody = { isHidden: () => false, deleteRoom: tell, log: tell, now: () => 1, tell };
  const rooms = createRoomList({
    history,
    tell,
    onUnread: tell,
    onGone: tell,
    isHidden: () => false,
    isCounted: () => true,
  });
  const transfers = new Transfers({
    ...{ ...nobody, history: losing, storing: unhindered(), rooms, account: 'ada@localhost' },
    files: { save: async () => ({ path, discard: tell }), open: async () => undefined },
  });
  await transfers.export({ format: 'jsonl', rooms: [desk] });
  await expect
    .poll(() => transfers.read())
    .toMatchObject({ state: 'failed', fault: { code: 'ErrorPermission' } });
  expect(existsSync(path)).toBe(false);
});
