import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { manifestSchema } from '#addins/checks/manifest.ts';
import { replaceFile } from '../host/replace-file.ts';
import { FaultError } from '../model/fault.ts';
import type { AddIn, AddInId, AddInSource } from './facts.ts';
import { sha256 } from './package/content.ts';
import { addInOf, isSuccessor, type Package } from './package/read-package.ts';

/** An add-in on this device, with where its files lie. */
export interface Installed {
  readonly addIn: AddIn;
  readonly entry: string;
  /** The address from which it was fetched, whoever signed it. */
  readonly from?: string;
  /** By path in the add-in. Named by content on the disk: no file system has to take an add-in's names. */
  readonly files: ReadonlyMap<string, string>;
}

const recordFile = 'record.json';

const source: v.GenericSchema<unknown, AddInSource> = v.variant('kind', [
  v.strictObject({ kind: v.literal('publisher'), key: v.string() }),
  v.strictObject({ kind: v.literal('address'), url: v.string() }),
  v.strictObject({ kind: v.literal('copy') }),
]);
const recordSchema = v.strictObject({
  manifest: manifestSchema,
  source,
  content: v.string(),
  from: v.exactOptional(v.string()),
  files: v.record(v.string(), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});

type AddInRecord = v.InferOutput<typeof recordSchema>;

/** The add-ins of this device, for all its accounts. What can no longer be read is not there. */
export class InstalledAddIns {
  readonly #folder: string;
  #all: ReadonlyMap<AddInId, Installed> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get all(): readonly Installed[] {
    return [...this.#known().values()];
  }

  get(id: AddInId): Installed | undefined {
    return this.#known().get(id);
  }

  /** In the place of what it succeeds, whose id is told. Throws `StorageFailed`. */
  install({ addIn, manifest, files, from }: Package): { readonly replaced: AddInId | undefined } {
    const known = this.all.find((each) => isSuccessor(addIn, each.addIn));
    const folder = join(this.#folder, addIn.id);
    const names = [...files].map(([path, content]) => [path, sha256(content)] as const);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const [path, name] of names)
        writeFileSync(join(folder, name), files.get(path) ?? '', { mode: 0o600 });
      const record: AddInRecord = {
        ...{ manifest, source: addIn.source, content: addIn.content },
        ...(from !== undefined && { from }),
        files: Object.fromEntries(names),
      };
      // Last: a folder without it is none.
      replaceFile(join(folder, recordFile), JSON.stringify(record));
      removeOthers(folder, new Set([recordFile, ...names.map(([, name]) => name)]));
    } catch (cause) {
      throw new FaultError('StorageFailed', 'The add-in could not be stored. Is the disk full?', { cause });
    }
    const replaced = known && known.addIn.id !== addIn.id ? known.addIn.id : undefined;
    if (replaced !== undefined) rmSync(join(this.#folder, replaced), { recursive: true, force: true });
    this.#all = undefined;
    return { replaced };
  }

  remove(id: AddInId): void {
    if (!this.get(id)) return;
    rmSync(join(this.#folder, id), { recursive: true, force: true });
    this.#all = undefined;
  }

  #known(): ReadonlyMap<AddInId, Installed> {
    this.#all ??= new Map(foldersIn(this.#folder).flatMap((name) => readInstalled(this.#folder, name)));
    return this.#all;
  }
}

/** What an older version left. */
function removeOthers(folder: string, kept: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name), { force: true });
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readInstalled(all: string, name: string): readonly (readonly [AddInId, Installed])[] {
  const folder = join(all, name);
  const record = readRecord(join(folder, recordFile));
  if (!record) return [];
  const addIn = addInOf(record.manifest, record.source, record.content);
  // A folder that was renamed by hand is not what its name says.
  if (addIn.id !== name) return [];
  const files = Object.entries(record.files).map(([path, file]) => [path, join(folder, file)] as const);
  const { manifest, from } = record;
  return [
    [addIn.id, { addIn, entry: manifest.entry, files: new Map(files), ...(from !== undefined && { from }) }],
  ];
}

function readRecord(file: string): AddInRecord | undefined {
  try {
    const read = v.safeParse(recordSchema, JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
