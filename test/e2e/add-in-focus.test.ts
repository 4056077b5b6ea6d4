import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildSamples } from '#build/add-ins.ts';
import { addressOf, allows, frameOf, removesAll, writeAddIn } from '#test/support/add-ins.ts';
import { mustSkip } from '#test/support/programs.ts';
import { useWindows } from '#test/support/use-windows.ts';
import type { PerchWindow } from '#test/support/window.ts';

/** Has a field, tells on its tab how many keys it heard, and steals as it is told. */
const page = `
  document.body.innerHTML = '<input aria-label="Theirs" style="display: block"><p></p>';
  const field = document.querySelector('input');
  let heard = 0;
  const steal = () => { window.focus(); field.focus(); };
  addEventListener('keydown', () => { heard += 1; });
`;
const greets = `const { port } = await hello(); answers(port, {});`;
const tells = `setInterval(() => ask(port, 'badge.show', { count: heard }), 100);`;
const words = 'nobody but the composer';

/** Every frame of another origin can take the focus whenever it wants, and hears every key from then on. */
describe.skipIf(mustSkip('chromium'))('The keyboard beside add-ins', () => {
  const windows = useWindows('focus');
  let ada: PerchWindow;
  let room: string;
  let made = 0;

  beforeAll(async () => {
    ada = await windows.opens('ada');
    await ada.choosesThisComputer('Ada');
    await ada.isConnected();
    await ada.opensRoom('Lobby');
    room = await addressOf(ada.page, 'Lobby');
  });
  afterEach(async () => {
    await removesAll(ada.page);
    await ada.composer.fill('');
  });

  const opens = async (script: string): Promise<void> => {
    made += 1;
    const addIn = { name: `Focus${made}`, rights: ['badge.show'], script: `${page}${script}` } as const;
    await allows(ada.page, room, writeAddIn(windows.folder, addIn));
  };
  const pane = () => ada.page.getByRole('complementary', { name: 'Add-ins' });
  const isStopped = () => pane().getByText('took the keyboard').waitFor();
  const frame = () => ada.page.locator('.add-in-frames iframe:not([hidden])');
  const field = () => frameOf(ada.page).getByLabel('Theirs');
  const hasFrameFocus = () =>
    ada.page.waitForFunction(() => document.activeElement instanceof HTMLIFrameElement);
  const hasComposerFocus = () =>
    ada.page.waitForFunction(() => document.activeElement instanceof HTMLTextAreaElement);

  test.each([
    ['at load', `steal(); ${greets}`],
    ['as soon as it is ready', `${greets} steal();`],
    [
      'when it comes in sight',
      `const { port } = await hello(); port.onmessage = ({ data }) => data.name === 'visibility.changed' && steal();`,
    ],
    ['by a timer, for ever', `${greets} setInterval(steal, 20);`],
    ['in a tight loop', `${greets} const again = () => { steal(); setTimeout(again); }; again();`],
    [
      'with a press that it made up',
      `${greets} const press = () => { document.body.dispatchEvent(new PointerEvent('pointerdown')); steal(); }; setInterval(press, 20);`,
    ],
  ])('one that takes the focus %s is stopped, and what is typed goes where it was', async (_, script) => {
    await ada.composer.click();
    await ada.page.keyboard.type('before');
    await opens(script);
    await isStopped();
    await ada.composer.click();
    await ada.page.keyboard.type(words);
    expect(await ada.composer.inputValue()).toBe(`before${words}`);
    await pane().getByRole('button', { name: 'Reload' }).waitFor();
  });

  test('one that takes it from who types gets one letter at most, wherever the pointer rests', async () => {
    await opens(`${greets} field.placeholder = 'here';
      addEventListener('message', ({ data }) => { if (data === 'now') setInterval(steal, 5); });`);
    await frameOf(ada.page).getByPlaceholder('here').waitFor();
    await ada.composer.click();
    await frame().hover();
    await ada.page.keyboard.type(words);
    await frame().evaluate(
      (one) => one instanceof HTMLIFrameElement && one.contentWindow?.postMessage('now', '*'),
    );
    // Where it goes into the frame, nobody says that it came: the frame goes with it.
    ada.page.keyboard.type('1').catch(() => undefined);
    await isStopped();
    await hasComposerFocus();
    await ada.page.keyboard.type(words);
    expect([`${words}${words}`, `${words}1${words}`]).toContain(await ada.composer.inputValue());
  });

  test('one that takes it in a pause is found out, and the caret is where it was', async () => {
    await opens(`${greets} addEventListener('blur', () => setTimeout(steal, 2500));`);
    await field().click();
    await hasFrameFocus();
    await ada.composer.click();
    await ada.page.keyboard.type('ac');
    await ada.page.keyboard.press('ArrowLeft');
    await isStopped();
    await hasComposerFocus();
    await ada.page.keyboard.type('b');
    expect(await ada.composer.inputValue()).toBe('abc');
  });

  test('one that was pressed a moment ago does not get it back by that', async () => {
    await opens(`${greets} addEventListener('blur', () => setInterval(() => {
      port.postMessage({ kind: 'event', name: 'pressed', body: {} }, { includeUserActivation: true });
      steal();
    }, 20));`);
    await field().click();
    await hasFrameFocus();
    await ada.composer.click();
    await isStopped();
    await hasComposerFocus();
  });

  test('a person who presses its field writes there, and after it in the composer again', async () => {
    await opens(`${greets} ${tells}`);
    await ada.composer.click();
    await ada.page.keyboard.type('mine');
    await field().click();
    await hasFrameFocus();
    await ada.page.keyboard.type('theirs');
    await expect.poll(() => field().inputValue()).toBe('theirs');
    await pane().getByRole('tab', { name: /, 6$/ }).waitFor();
    await ada.composer.click();
    await ada.page.keyboard.type(' again');
    expect(await ada.composer.inputValue()).toBe('mine again');
  });

  test('a person who comes with the keyboard writes there', async () => {
    await opens(
      `${greets} ${tells} field.placeholder = 'here'; addEventListener('focus', () => field.focus());`,
    );
    await ada.page.locator('[data-pane="add-in page"] [data-first-focus]').waitFor({ state: 'attached' });
    await ada.composer.click();
    for (let part = 0; part < 6; part += 1) {
      if (await ada.page.evaluate(() => document.activeElement instanceof HTMLIFrameElement)) break;
      await ada.page.keyboard.press('F6');
    }
    await hasFrameFocus();
    await ada.page.keyboard.type('keys');
    await expect.poll(() => field().inputValue()).toBe('keys');
  });

  test('a finger opens its field as a pointer does', async () => {
    await opens(`${greets} ${tells}`);
    await ada.composer.click();
    await ada.page.keyboard.type('mine');
    const box = await field().boundingBox();
    const at = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 };
    const session = await ada.page.context().newCDPSession(ada.page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await hasFrameFocus();
    await ada.page.keyboard.type('theirs');
    await expect.poll(() => field().inputValue()).toBe('theirs');
  });

  test('F6, Shift+F6 and Escape lead out of a page that is built on the SDK', async () => {
    await buildSamples(`${windows.folder}/samples`, ['guard']);
    await allows(ada.page, room, `${windows.folder}/samples/guard`);
    const theirs = frameOf(ada.page).getByLabel('Your words, one on each line');
    const enters = async (): Promise<void> => {
      await theirs.click();
      await hasFrameFocus();
    };
    const leaves = () =>
      ada.page.waitForFunction(() => !(document.activeElement instanceof HTMLIFrameElement));
    const paneInFocus = () =>
      ada.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane);
    await enters();
    await ada.page.keyboard.press('Escape');
    await hasComposerFocus();
    for (let part = 0; part < 4 && (await paneInFocus()) !== 'add-ins'; part += 1)
      await ada.page.keyboard.press('F6');
    await ada.page.keyboard.press('F6');
    await hasFrameFocus();
    await ada.page.keyboard.press('Shift+F6');
    await leaves();
    expect(await paneInFocus()).toBe('add-ins');
    await ada.page.keyboard.press('F6');
    await hasFrameFocus();
    await ada.page.keyboard.press('F6');
    await leaves();
    expect(await paneInFocus()).toBe('rooms');
  });
});
