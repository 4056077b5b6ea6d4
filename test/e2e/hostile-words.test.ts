import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoomAddress } from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** Each tries to run something that would show in `document.title` or as a request. */
const attacks = [
  '<script>document.title="owned"</script>',
  '<img src=x onerror=\'document.title="owned"\'>',
  '"><svg/onload=document.title="owned">',
  '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe>',
  '</title></textarea></style><b onmouseover=document.title="owned">b</b>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template would run
  '{{constructor.constructor("document.title=1")()}} ${document.title=1} &lt;b&gt;',
  '<a href="javascript:document.title=1">here</a> [here](javascript:alert(1)) ![x](http://127.0.0.1:9/x.png)',
];
const links = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'vbscript:msgbox(1)',
  'http://bank.example@evil.example/',
  'java\tscript:alert(1)',
  'smb://evil.example/share',
];
const bidi = '\u202egnp.exe\u202c';
const name = '<img src=x onerror=document.title=1>';
/** Names that turn others round are refused by our server; `plain-text.test.ts` has them. */
const nickname = '<b>Cleo</b>';

describe.skipIf(mustSkip('chromium'))('Hostile words', () => {
  const windows = useWindows('hostile');
  let server: ChatServer;
  let cleo: Person;
  let ben: PerchWindow;
  let room: RoomAddress;
  beforeAll(async () => {
    server = await startPerchServer();
    cleo = await Person.signsIn(server, 'cleo', { displayName: nickname });
    room = await cleo.opens({ name, description: `"><script>document.title=1</script>`, privacy: 'Open' });
    ben = await windows.signsIn(server, 'ben');
  });
  afterAll(async () => {
    await cleo?.leaves();
    await server?.stop();
  });

  /** Nothing of what was written has become part of the page, and nothing was asked for by it. */
  async function isHarmless(): Promise<void> {
    const foreign = ben.page
      .locator('main, nav, aside, [role=dialog]')
      .locator('script, iframe, img, b, style, object, embed');
    expect(await foreign.count()).toBe(0);
    expect(await ben.page.title()).not.toBe('owned');
    expect(ben.complaints).toEqual([]);
  }

  test('in a name or description are only read, in the list of rooms and above the room', async () => {
    await ben.button('Find or create a room').click();
    const dialog = ben.page.getByRole('dialog');
    await dialog.getByText('<script>document.title=1</script>').waitFor();
    await isHarmless();
    await dialog
      .getByRole('button', { name: /^Follow/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: /^Open/ }).first().click();
    const heading = ben.page.getByRole('heading', { name, level: 1, exact: true });
    expect(await heading.innerText()).toBe(name);
    await expect.poll(() => ben.page.title()).toContain(`${name} · `);
    await isHarmless();
  });

  test.each(attacks)('%j is read as it was written', async (text) => {
    await cleo.says(room, text);
    await ben.sees(text);
    await isHarmless();
  });

  test('in the name of a person are only read, and turn nothing round', async () => {
    const author = ben.messages.locator('article .author').first();
    expect(await author.textContent()).toBe('<b>Cleo</b>');
    await ben.button('People in this room').click();
    await ben.page
      .getByRole('complementary', { name: /People/ })
      .getByText('<b>Cleo</b>')
      .waitFor();
    await isHarmless();
  });

  test('of forbidden kinds are no links, and those of allowed kinds are', async () => {
    await cleo.says(room, links.join('\n'));
    await cleo.says(
      room,
      `https://example.org/a?b=<c>&d and https://b\u00fccher.example/ and ${bidi}https://x.example/`,
    );
    await ben.sees('smb://evil.example/share');
    const found = ben.messages.locator('article a');
    await expect.poll(() => found.count()).toBe(4);
    const targets = await found.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(targets).toEqual([
      'http://127.0.0.1:9/x.png',
      'https://example.org/a?b=',
      'https://xn--bcher-kva.example/',
      'https://x.example/',
    ]);
    expect(await found.nth(2).innerText()).toBe('https://bücher.example/');
    expect(await found.nth(3).evaluate((one) => getComputedStyle(one).unicodeBidi)).toBe('isolate');
  });

  test('are found by searching as text, and marked as text', async () => {
    await ben.page.getByRole('searchbox', { name: 'Search' }).fill('onerror');
    await ben.page.getByRole('option').filter({ hasText: '<img src=x onerror=' }).first().waitFor();
    await isHarmless();
    await ben.page.keyboard.press('Escape');
  });

  test('in an alert are text', async () => {
    await ben.createsRoom('Elsewhere', 'Closed');
    await cleo.says(room, `Look: ${attacks[1]}`);
    const notice = ben.page.getByRole('region', { name: 'Notices' });
    await notice.getByText(`Look: ${attacks[1]}`).waitFor();
    // Notices go by themselves, but not from under the pointer.
    await notice.getByRole('button', { name: 'Show' }).hover();
    await isHarmless();
    await notice.getByRole('button', { name: 'Show' }).click();
  });

  test('that are enormous or heap up marks leave the room usable', async () => {
    await cleo.says(room, `Z${'\u0301\u0489'.repeat(16_000)}`);
    await cleo.says(room, 'word '.repeat(12_000));
    await cleo.says(room, 'x'.repeat(60_000));
    await cleo.says(room, `${'\n'.repeat(20_000)}deep down`);
    await cleo.says(room, '((((['.repeat(10_000));
    await cleo.says(room, 'https://example.org/ '.repeat(2_500));
    await cleo.says(room, 'and now for something else');
    await ben.sees('and now for something else');
    await ben.says('I can still write');
    await ben.sees('I can still write');
    await cleo.sees(room, 'I can still write');
    await isHarmless();
  });
});
