import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoomAddress } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

const secret = 'xyzzyplan';

describe.skipIf(mustSkip('chromium'))('Who loses a room while looking at it', () => {
  const windows = useWindows('lost-room');
  let server: ChatServer;
  let ana: Person;
  let ben: PerchWindow;
  let address: string;
  let rooms: readonly RoomAddress[];
  beforeAll(async () => {
    server = await startPerchServer();
    ana = await Person.signsIn(server, 'ana');
    address = await server.account('ben');
    rooms = await Promise.all([secret, 'Picnic'].map((name) => ana.opens({ name, privacy: 'Closed' })));
    for (const room of rooms) await ana.chat.management.addUsersOrGroupsToRole('Member', room, [address]);
    ben = await windows.opens('ben');
    await ben.signsIn(address, server.webSocket);
    await ben.findsAndFollows('Picnic');
    await ben.findsAndFollows(secret);
  });
  afterAll(async () => {
    await ana?.leaves();
    await server?.stop();
  });

  test('sees, searches and reads nothing of it any more, and everything of the others', async () => {
    const [lost = '', kept = ''] = rooms;
    await ana.says(lost, `The ${secret} begins at ten`);
    await ana.says(kept, 'The picnic begins at noon');
    await ben.sees('begins at ten');
    await ben.composer.fill(`About the ${secret}`);
    await ana.chat.management.removeUsersOrGroupsFromRole('Member', lost, [address]);
    await ben.page.getByRole('heading', { name: 'This room is not on your list any more' }).waitFor();
    const notices = ben.page.getByRole('region', { name: 'Notices' });
    await notices.getByText('You are no longer a member of this room.').waitFor();
    const search = ben.page.getByRole('searchbox', { name: 'Search' });
    await search.fill('begins');
    const found = ben.page.getByRole('option').filter({ hasText: 'begins at' });
    await expect
      .poll(() => found.allInnerTexts(), { timeout: 15_000 })
      .toEqual([expect.stringContaining('noon')]);
    await search.fill('');
    await ben.page.reload();
    await ben.opensRoom('Picnic');
    await ben.sees('The picnic begins at noon');
    expect(await ben.page.content()).not.toContain(secret);
    expect(ben.complaints).toEqual([]);
  });
});
