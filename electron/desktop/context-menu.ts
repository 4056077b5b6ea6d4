import type { Clipboard, ContextMenuParams, Menu, MenuItemConstructorOptions, WebContents } from 'electron';
import type { Spelling } from './spelling.ts';
import { words } from './words.ts';

interface Parts {
  readonly contents: Pick<WebContents, 'on' | 'replaceMisspelling' | 'session'>;
  readonly clipboard: Pick<Clipboard, 'writeText'>;
  readonly buildMenu: (items: MenuItemConstructorOptions[]) => Pick<Menu, 'popup'>;
  readonly spelling: Spelling;
}

/** The menu of the right mouse button; none where there is nothing to do. */
export function attachContextMenu(parts: Parts): void {
  parts.contents.on('context-menu', (_event, params) => {
    const items = contextItems(params, parts);
    if (items.length > 0) parts.buildMenu(items).popup();
  });
}

type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'editFlags' | 'misspelledWord' | 'dictionarySuggestions' | 'linkURL' | 'selectionText'
>;

export function contextItems(params: Clicked, parts: Parts): MenuItemConstructorOptions[] {
  const groups = [
    misspelt(params, parts),
    link(params, parts),
    params.isEditable ? editing(params) : copying(params),
    params.isEditable ? [spellingItem(parts.spelling)] : [],
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index): MenuItemConstructorOptions[] =>
      index === 0 ? group : [{ type: 'separator' }, ...group],
    );
}

function misspelt({ misspelledWord, dictionarySuggestions }: Clicked, { contents }: Parts) {
  if (misspelledWord === '') return [];
  const suggestions: MenuItemConstructorOptions[] = dictionarySuggestions.map((word) => ({
    label: word.replaceAll('&', '&&'),
    click: () => contents.replaceMisspelling(word),
  }));
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: words.noSuggestions, enabled: false }]),
    {
      label: words.addToDictionary,
      click: () => void contents.session.addWordToSpellCheckerDictionary(misspelledWord),
    },
  ];
}

function link({ linkURL }: Clicked, { clipboard }: Parts): MenuItemConstructorOptions[] {
  return linkURL === '' ? [] : [{ label: words.copyLink, click: () => clipboard.writeText(linkURL) }];
}

function editing({ editFlags: can }: Clicked): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', enabled: can.canUndo },
    { role: 'redo', enabled: can.canRedo },
    { type: 'separator' },
    { role: 'cut', enabled: can.canCut },
    { role: 'copy', enabled: can.canCopy },
    { role: 'paste', enabled: can.canPaste },
    { role: 'pasteAndMatchStyle', enabled: can.canPaste },
    { role: 'selectAll', enabled: can.canSelectAll },
  ];
}

function copying({ selectionText }: Clicked): MenuItemConstructorOptions[] {
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
}

function spellingItem(spelling: Spelling): MenuItemConstructorOptions {
  return {
    label: words.checkSpelling,
    type: 'checkbox',
    checked: spelling.enabled(),
    click: ({ checked }) => spelling.enable(checked),
  };
}
