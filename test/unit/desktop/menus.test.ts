import type { MenuItemConstructorOptions, WebContents } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { attachContextMenu, contextItems } from '#electron/desktop/context-menu.ts';
import { menuTemplate } from '#electron/desktop/menu.ts';
import { emitter, standIn } from './stand-in.ts';

const nothing = {
  isEditable: false,
  misspelledWord: '',
  dictionarySuggestions: [],
  linkURL: '',
  selectionText: '',
  editFlags: {
    canUndo: false,
    canRedo: false,
    canCut: false,
    canCopy: false,
    canPaste: true,
    canDelete: false,
    canSelectAll: true,
    canEditRichly: false,
  },
};

function parts() {
  return {
    contents: emitter<WebContents>({
      replaceMisspelling: vi.fn(),
      session: { addWordToSpellCheckerDictionary: vi.fn() },
    }),
    clipboard: { writeText: vi.fn() },
    buildMenu: vi.fn(() => ({ popup: vi.fn() })),
    spelling: { enabled: () => true, enable: vi.fn() },
  };
}

const names = (items: readonly MenuItemConstructorOptions[]) =>
  items.map(({ label, role, type }) => label ?? role ?? type);

function press(item: MenuItemConstructorOptions | undefined, state: object = {}) {
  item?.click?.(standIn(state), undefined, standIn({}));
}

describe('the context menu', () => {
  test('is not shown where there is nothing to do', () => {
    const given = parts();
    attachContextMenu(given);
    given.contents.emit('context-menu', {}, nothing);
    expect(given.buildMenu).not.toHaveBeenCalled();
  });

  test('is shown with what can be done in a text box', () => {
    const given = parts();
    attachContextMenu(given);
    given.contents.emit('context-menu', {}, { ...nothing, isEditable: true });
    expect(given.buildMenu.mock.results[0]?.value.popup).toHaveBeenCalledOnce();
    const items = contextItems({ ...nothing, isEditable: true }, given);
    expect(names(items)).toEqual([
      'undo',
      'redo',
      'separator',
      'cut',
      'copy',
      'paste',
      'pasteAndMatchStyle',
      'selectAll',
      'separator',
      'Check Spelling',
    ]);
    expect(items.find(({ role }) => role === 'paste')?.enabled).toBe(true);
    expect(items.find(({ role }) => role === 'copy')?.enabled).toBe(false);
  });

  test('offers corrections of a misspelt word, and to learn it', () => {
    const given = parts();
    const items = contextItems(
      { ...nothing, isEditable: true, misspelledWord: 'Perhc', dictionarySuggestions: ['Perch', 'R&D'] },
      given,
    );
    expect(names(items).slice(0, 4)).toEqual(['Perch', 'R&&D', 'Add to Dictionary', 'separator']);
    press(items[1]);
    expect(given.contents.replaceMisspelling).toHaveBeenCalledWith('R&D');
    press(items[2]);
    expect(given.contents.session.addWordToSpellCheckerDictionary).toHaveBeenCalledWith('Perhc');
  });

  test('switches the spell check', () => {
    const given = parts();
    const item = contextItems({ ...nothing, isEditable: true }, given).at(-1);
    expect(item?.checked).toBe(true);
    press(item, { checked: false });
    expect(given.spelling.enable).toHaveBeenCalledWith(false);
  });

  test('copies a selection, and a link, and opens nothing', () => {
    const given = parts();
    const items = contextItems({ ...nothing, selectionText: 'words', linkURL: 'https://a.example/' }, given);
    expect(names(items)).toEqual(['Copy Link Address', 'separator', 'copy']);
    press(items[0]);
    expect(given.clipboard.writeText).toHaveBeenCalledWith('https://a.example/');
  });
});

describe('the menu bar', () => {
  const all = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])]);
  const template = (platform: NodeJS.Platform, packaged: boolean, zoom = vi.fn(), quit = vi.fn()) =>
    all(menuTemplate({ platform, packaged, zoom, quit }));

  test.each(['linux', 'win32', 'darwin'] as const)('on %s has the keys of editing', (platform) => {
    const roles = template(platform, true).map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']));
  });

  test('leads to developer tools in a checkout only', () => {
    const has = (packaged: boolean) =>
      template('linux', packaged).some(({ role }) => role === 'toggleDevTools');
    expect([has(false), has(true)]).toEqual([true, false]);
  });

  test('zooms and quits', () => {
    const [zoom, quit] = [vi.fn(), vi.fn()];
    for (const item of template('linux', true, zoom, quit)) press(item);
    expect(zoom.mock.calls.flat()).toEqual(['reset', 'in', 'in', 'out']);
    expect(quit).toHaveBeenCalledOnce();
  });
});
