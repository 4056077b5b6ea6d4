import { describe, expect, test } from 'vitest';
import { checkImports } from '#build/check-imports.ts';

type Files = Record<string, string>;

function objections(files: Files): string[] {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  return checkImports(sources, Object.keys(files)).map(({ path, line, text }) => `${path}:${line} ${text}`);
}

const bystanders: Files = {
  'electron/model/room.ts': '',
  'electron/model/text/parts.ts': '',
  'electron/stanza/xml.ts': '',
  'electron/session/connection.ts': '',
  'electron/chat/index.ts': '',
  'electron/history/history.ts': '',
  'electron/bridge/contract.ts': '',
  'electron/bridge/serve.ts': '',
  'electron/host/host.ts': '',
  'electron/core/app.ts': '',
  'renderer/bridge/bridge.ts': '',
  'renderer/store/rooms.ts': '',
  'renderer/view/words.ts': '',
  'renderer/view/sidebar/sidebar.tsx': '',
  'renderer/view/parts/button.tsx': '',
  'addins/contract.ts': '',
  'addins/samples/poll/poll.ts': '',
  'test/support/actor.ts': '',
};

describe('an import that the table allows passes', () => {
  test.each([
    ['electron/stanza/jid.ts', "import { a } from '#electron/model/room.ts';"],
    ['electron/stanza/jid.ts', "import { a } from '../model/room.ts';"],
    ['electron/stanza/jid.ts', "import { a } from './xml.ts';"],
    ['electron/stanza/jid.ts', "import { a } from '../model/text/parts.ts';"],
    ['renderer/view/words.ts', "import { a } from '#electron/model/text/parts.ts';"],
    ['electron/stanza/jid.ts', "import ltx from 'ltx';"],
    ['electron/core/inbound.ts', "import { a } from '../history/history.ts';"],
    ['electron/main.ts', "import { app } from 'electron';"],
    ['electron/desktop/tray.ts', "import { Tray } from 'electron';"],
    ['electron/bridge/electron-port.ts', "import type { WebContents } from 'electron';"],
    ['electron/history/open.ts', "import Database from 'better-sqlite3';"],
    ['renderer/bridge/port.ts', "import type { Frame } from '#electron/bridge/contract.ts';"],
    ['renderer/view/app.tsx', "import { Sidebar } from './sidebar/sidebar.tsx';"],
    ['renderer/view/shell/shell.tsx', "import { Sidebar } from '../sidebar/sidebar.tsx';"],
    ['renderer/view/timeline/day.tsx', "import { Button } from '../parts/button.tsx';"],
    ['renderer/view/timeline/day.tsx', "import { words } from '../words.ts';"],
    ['addins/bots/echo/echo.ts', "import { b } from '#electron/chat/index.ts';"],
    ['test/unit/a.test.ts', "import { b } from '#electron/chat/index.ts';"],
    ['test/unit/a.test.ts', "import type { App } from 'electron';"],
  ])('%s: %s', (path, text) => {
    expect(objections({ ...bystanders, [path]: text })).toEqual([]);
  });
});

describe('an import that the table forbids is named with its line', () => {
  test.each([
    ['electron/model/person.ts', "import { a } from '../stanza/xml.ts';", 'electron/model may not import'],
    ['electron/model/person.ts', "import { a } from 'node:fs';", 'imports no packages'],
    ['electron/stanza/jid.ts', "import { a } from '../session/connection.ts';", 'electron/stanza may not'],
    ['electron/server/router.ts', "import { a } from '../chat/index.ts';", 'electron/server may not'],
    [
      'electron/server/router.ts',
      "import type { A } from '../session/connection.ts';",
      'electron/server may',
    ],
    ['electron/server/router.ts', "export { a } from '../session/connection.ts';", 'electron/server may not'],
    ['electron/server/router.ts', "export * from '../session/connection.ts';", 'electron/server may not'],
    ['electron/server/router.ts', "await import('../session/connection.ts');", 'electron/server may not'],
    [
      'electron/server/router.ts',
      "type A = import('../session/connection.ts').A;",
      'electron/server may not',
    ],
    ['electron/server/router.ts', 'await import(name);', 'address is computed'],
    ['electron/history/read.ts', "import { a } from '../bridge/contract.ts';", 'electron/history may not'],
    ['electron/core/app2.ts', "import { a } from '#test/support/actor.ts';", 'electron/core may not'],
    ['electron/core/app2.ts', "import { app } from 'electron';", 'electron is imported only in'],
    ['electron/core/app2.ts', "const { app } = await import('electron');", 'electron is imported only in'],
    ['electron/bridge/electron-port.ts', "import { a } from '../chat/index.ts';", 'electron/bridge may not'],
    ['electron/chat/room.ts', "import Database from 'better-sqlite3';", 'better-sqlite3 is imported only in'],
    ['electron/plain.ts', "import { app } from 'electron/main';", 'electron is imported only in'],
    [
      'renderer/view/timeline/day.tsx',
      "import { s } from '../sidebar/sidebar.tsx';",
      'never imports another',
    ],
    [
      'renderer/view/timeline/day.tsx',
      "import { b } from '#renderer/bridge/bridge.ts';",
      'renderer/view may not',
    ],
    ['renderer/store/unread.ts', "import { a } from '#electron/core/app.ts';", 'renderer/store may not'],
    ['addins/samples/clock/clock.ts', "import { a } from '../poll/poll.ts';", 'never imports another'],
    [
      'addins/bots/echo/echo.ts',
      "import { a } from '#electron/session/connection.ts';",
      'addins/bots may not',
    ],
    ['test/unit/a.test.ts', "import { app } from 'electron';", 'electron is imported only in'],
    ['electron/stanza/jid.ts', "import { a } from '../../electron/model/room.ts';", 'write it as a # import'],
    ['electron/stanza/jid.ts', "import { a } from './xml';", 'no such file'],
    ['electron/stanza/jid.ts', "import { a } from '#electron/model/rooms.ts';", 'no such file'],
    ['electron/stanza/jid.ts', "import { a } from '#elsewhere/rooms.ts';", 'no such # import'],
    ['electron/unheard/a.ts', "import { a } from './b.ts';", 'no rule says'],
  ])('%s: %s', (path, text, expected) => {
    const found = objections({ ...bystanders, [path]: `\n${text}` });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${path}:2 `);
    expect(found[0]).toContain(expected);
  });
});

describe('cycles', () => {
  test('a cycle of three files is told as a walk', () => {
    const found = objections({
      'electron/model/a.ts': "import './b.ts';",
      'electron/model/b.ts': "import '#electron/model/c.ts';",
      'electron/model/c.ts': "export const a = () => import('./a.ts');",
      'electron/model/d.ts': "import './a.ts';",
    });
    expect(found).toEqual([
      'electron/model/a.ts:1 a cycle of imports: electron/model/a.ts -> electron/model/b.ts -> electron/model/c.ts -> electron/model/a.ts',
    ]);
  });

  test('a file that imports itself is a cycle', () => {
    expect(objections({ 'electron/model/a.ts': "import './a.ts';" })).toHaveLength(1);
  });

  test('two ways to the same file are none', () => {
    const found = objections({
      'electron/model/a.ts': "import './b.ts'; import './c.ts';",
      'electron/model/b.ts': "import './c.ts';",
      'electron/model/c.ts': '',
    });
    expect(found).toEqual([]);
  });
});
