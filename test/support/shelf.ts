import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type History, openHistory } from '#electron/history/history.ts';
import { type TemporaryFolder, temporaryFolder } from './folder.ts';

/** Ada's history, in a folder of its own. */
export interface Shelf {
  readonly folder: TemporaryFolder;
  readonly file: string;
  readonly history: History;
}

export function openShelf(folder = temporaryFolder('history')): Shelf {
  const file = join(folder.path, 'history.sqlite');
  return {
    folder,
    file,
    history: openHistory({ file, address: 'ada@localhost', names: () => ['Ada', 'Ada Lovelace'] }),
  };
}

export interface StandingShelf extends Shelf {
  /** As when Perch starts again. */
  readonly reopens: () => void;
}

/** One that is opened before each test of a file or block, and is gone after it. */
export function shelfForEach(): StandingShelf {
  const { shelf, open, close } = standing();
  beforeEach(open);
  afterEach(close);
  return shelf;
}

/** One for all of them. */
export function shelfForAll(): StandingShelf {
  const { shelf, open, close } = standing();
  beforeAll(open);
  afterAll(close);
  return shelf;
}

function standing() {
  let now: Shelf | undefined;
  const opened = (): Shelf => {
    if (now === undefined) throw new Error('The history is opened when the first test begins.');
    return now;
  };
  const open = (): void => {
    now = openShelf();
  };
  const close = (): void => {
    opened().history.close();
    opened().folder.remove();
  };
  const shelf: StandingShelf = {
    get folder() {
      return opened().folder;
    },
    get file() {
      return opened().file;
    },
    get history() {
      return opened().history;
    },
    reopens: () => {
      opened().history.close();
      now = openShelf(opened().folder);
    },
  };
  return { shelf, open, close };
}
