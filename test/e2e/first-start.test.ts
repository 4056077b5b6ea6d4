import { describe, expect, test } from 'vitest';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';

describe.skipIf(mustSkip('chromium'))('The first start', () => {
  const windows = useWindows('first-start');

  test('This computer: three rooms, a message is posted and seen, and is there after a restart', async () => {
    const ada = await windows.opens('ada');
    await ada.choosesThisComputer('Ada');
    for (const name of ['Lobby', 'Team', 'Announcements']) await ada.room(name).waitFor();
    await ada.isConnected();
    await ada.opensRoom('Lobby');
    await ada.says('Is anybody here?');
    await ada.sees('Is anybody here?');
    expect(ada.complaints).toEqual([]);
    await ada.closes();

    const again = await windows.opens('ada');
    await again.opensRoom('Lobby');
    await again.sees('Is anybody here?');
    await again.isConnected();
    await again.says('I am back.');
    await again.sees('I am back.');
    expect(await again.messages.getByRole('article').count()).toBe(2);
    expect(again.complaints).toEqual([]);
  });
});
