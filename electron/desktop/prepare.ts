import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addInPrivileges } from './add-in-scheme.ts';
import type { Electron } from './electron.ts';
import { createEnding, type Ending } from './ending.ts';
import { claimLinks, createLinks, type Links } from './links.ts';
import { privileges } from './scheme.ts';
import { claimInstance } from './single-instance.ts';
import { words } from './words.ts';

/** What was settled before Electron was ready. */
export interface Prepared {
  readonly data: string;
  readonly links: Links;
  readonly ending: Ending;
  /** Called when Perch is started a second time, or its dock icon is clicked. */
  onSummons(show: () => void): void;
}

interface PrepareParts {
  readonly app: Electron['app'];
  readonly protocol: Pick<Electron['protocol'], 'registerSchemesAsPrivileged'>;
  /** The program's arguments, without the program. */
  readonly args: readonly string[];
  readonly defaultData: string;
  readonly makeDirectory: (directory: string) => void;
}

/**
 * All that Electron wants to hear before it is ready. Undefined where another Perch already runs on this data
 * directory: it has been called to the front, and this one has to end.
 */
export function prepare(parts: PrepareParts): Prepared | undefined {
  const { app, args } = parts;
  const data = resolve(dataDirectory(args) ?? parts.defaultData);
  const ofChromium = join(data, 'window');
  for (const directory of [data, ofChromium]) parts.makeDirectory(directory);
  app.setName(words.appName);
  app.setAppUserModelId('im.perch.desktop');
  // The single-instance lock hangs on this directory too.
  app.setPath('userData', ofChromium);
  app.enableSandbox();
  parts.protocol.registerSchemesAsPrivileged([privileges, addInPrivileges]);

  const links = createLinks(app, args);
  let summon = (): void => undefined;
  const another = (others: readonly string[]) => {
    summon();
    links.arrived(others);
  };
  if (!claimInstance(app, another)) return undefined;
  claimLinks(app);
  app.on('activate', () => summon());
  const onSummons = (show: () => void) => {
    summon = show;
  };
  return { data, links, ending: createEnding(app), onSummons };
}

function dataDirectory(args: readonly string[]): string | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' } },
    // Chromium's own switches stand among ours.
    strict: false,
  });
  return typeof values.data === 'string' ? values.data : undefined;
}
