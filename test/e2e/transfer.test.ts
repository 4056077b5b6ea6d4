import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

describe.skipIf(mustSkip('chromium'))('history in files', () => {
  const windows = useWindows('transfer');
  let ada: PerchWindow;

  beforeAll(async () => {
    ada = await windows.opens('ada');
    await ada.choosesThisComputer('Ada');
    await ada.room('Lobby').click();
    await ada.composer.fill('<i>first</i> words');
    await ada.composer.press('Enter');
    await ada.messages.getByText('<i>first</i> words').waitFor();
  });
  afterAll(async () => {
    await ada?.host.process.stop();
  });

  const dialog = () => ada.page.getByRole('dialog');
  const button = (name: string) => dialog().getByRole('button', { name });

  async function opensExport(): Promise<void> {
    await ada.page.getByRole('button', { name: 'Room', exact: true }).click();
    await ada.page.getByRole('menuitem', { name: 'Export…' }).click();
  }

  async function exported(format: string): Promise<string> {
    await opensExport();
    await dialog().getByRole('radio', { name: format }).check();
    await button('Export').click();
    const download = ada.page.waitForEvent('download');
    await dialog().getByRole('link', { name: 'Save the file' }).click();
    const path = join(windows.folder, (await download).suggestedFilename());
    await (await download).saveAs(path);
    await button('Another one').click();
    await ada.page.keyboard.press('Escape');
    return path;
  }

  test('a room is saved as a file of each format, named after it', async () => {
    const html = await exported('Web page');
    expect(html).toMatch(/Lobby \d{4}-\d\d-\d\d\.html$/);
    expect(readFileSync(html, 'utf8')).toContain('&#60;i&#62;first');
    expect(readFileSync(await exported('Plain text'), 'utf8')).toContain('Ada: <i>first</i> words');
  });

  test('a file waits until it is saved, and never in the way of an import', async () => {
    const save = dialog().getByRole('link', { name: 'Save the file' });
    await opensExport();
    await button('Export').click();
    await save.and(ada.page.locator(':focus')).waitFor();
    await ada.page.keyboard.press('Escape');
    await ada.page.getByRole('button', { name: 'Settings' }).click();
    await button('Import…').click();
    await button('Choose a file…').waitFor();
    await ada.page.keyboard.press('Escape');
    await opensExport();
    const download = ada.page.waitForEvent('download');
    await save.click();
    await (await download).delete();
    await ada.page.keyboard.press('Escape');
    await opensExport();
    await dialog().getByRole('radio', { name: 'Plain text' }).waitFor();
    await ada.page.keyboard.press('Escape');
  });

  test('a file is read again: what is here is not doubled, what is not appears as an archive, until it is undone', async () => {
    const lines = readFileSync(await exported('JSON Lines'), 'utf8');
    const other = join(windows.folder, 'other.jsonl');
    const elsewhere = lines
      .replaceAll(/lobby@[^"]*/g, 'lounge@rooms.elsewhere')
      .replaceAll('"Lobby"', '"Lounge"');
    writeFileSync(other, elsewhere);
    await ada.page.getByRole('button', { name: 'Settings' }).click();
    await button('Import…').click();
    const chooser = ada.page.waitForEvent('filechooser');
    await button('Choose a file…').click();
    await (await chooser).setFiles(other);
    await dialog()
      .getByText(/imported\.$/)
      .waitFor();
    await button('Lounge').click();
    await ada.messages.getByText('<i>first</i> words').waitFor();
    await ada.page.getByText('This is an archive out of a file').waitFor();
    await ada.rooms.getByRole('button', { name: 'Lounge, Archive, not followed' }).waitFor();
    await ada.page.getByRole('button', { name: 'Room', exact: true }).click();
    await ada.page.getByRole('menuitem', { name: 'Remove this archive' }).click();
    await expect.poll(() => ada.room('Lounge').count()).toBe(0);
  });

  test('a file that is no good is refused in words', async () => {
    await ada.page.getByRole('button', { name: 'Settings' }).click();
    await button('Import…').click();
    const again = button('Another one');
    await again.or(button('Choose a file…')).waitFor();
    if (await again.isVisible()) await again.click();
    const chooser = ada.page.waitForEvent('filechooser');
    await button('Choose a file…').click();
    await (await chooser).setFiles({
      name: 'x.xml',
      mimeType: 'text/xml',
      buffer: Buffer.from('<a><b></a>'),
    });
    await dialog().getByText('is damaged').waitFor();
    await ada.page.keyboard.press('Escape');
  });

  test('nobody but the page sends a file', async () => {
    const { origin } = new URL(ada.page.url());
    const send = (headers: Record<string, string>) =>
      fetch(`${origin}/transfers`, { method: 'POST', body: 'x', headers }).then(({ status }) => status);
    expect(await send({})).toBe(405);
    expect(await send({ Origin: 'https://elsewhere.example' })).toBe(403);
    expect(await send({ Origin: origin })).toBe(403);
    expect((await fetch(`${origin}/transfers/anything`)).status).toBe(403);
    expect(ada.complaints).toEqual([]);
  });
});
