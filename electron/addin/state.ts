import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { json } from '#addins/checks/shapes.ts';
import type { Json } from '#addins/contract.ts';
import { replaceFile } from '../host/replace-file.ts';
import { FaultError } from '../model/fault.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { AddInId } from './facts.ts';

/** What an add-in may keep for one room: names, and bytes of JSON. */
export const quota = { names: 200, bytes: 256 * 1024 } as const;

/** Changes are gathered for so long, in milliseconds: an add-in may write with every key that is pressed. */
const gathering = 300;

type State = Readonly<Record<string, Json>>;

interface StateFilesOptions {
  readonly folder: string;
  /** Runs later; returns its undo. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
  readonly log: (line: string) => void;
}

/** What add-ins keep, a file for each and each room: none sees another's, nor its own of another room. */
export class StateFiles {
  readonly #options: StateFilesOptions;
  readonly #states = new Map<string, State>();
  readonly #unwritten = new Map<string, () => void>();

  constructor(options: StateFilesOptions) {
    this.#options = options;
  }

  read(addIn: AddInId, room: RoomAddress, name: string): Json {
    const state = this.#state(this.#file(addIn, room));
    return (Object.hasOwn(state, name) ? state[name] : null) ?? null;
  }

  names(addIn: AddInId, room: RoomAddress): readonly string[] {
    return Object.keys(this.#state(this.#file(addIn, room)));
  }

  /** null removes it. Throws `LimitExceeded`. */
  write(addIn: AddInId, room: RoomAddress, name: string, value: Json): void {
    const file = this.#file(addIn, room);
    const { [name]: _before, ...others } = this.#state(file);
    const state: State = value === null ? others : { ...others, [name]: value };
    const isTooMuch =
      Object.keys(state).length > quota.names || Buffer.byteLength(JSON.stringify(state)) > quota.bytes;
    if (isTooMuch) throw new FaultError('LimitExceeded', 'This add-in keeps as much as it may in this room.');
    this.#states.set(file, state);
    if (!this.#unwritten.has(file)) {
      this.#unwritten.set(
        file,
        this.#options.after(gathering, () => this.#flush(file)),
      );
    }
  }

  /** Of an add-in that is gone. */
  remove(addIn: AddInId): void {
    this.#forget((file) => file.startsWith(join(this.#options.folder, addIn)));
    rmSync(join(this.#options.folder, addIn), { recursive: true, force: true });
  }

  /** Of every add-in that is none of these: it was removed while another account was shown. */
  keepOnly(addIns: readonly AddInId[]): void {
    for (const folder of foldersIn(this.#options.folder)) if (!addIns.includes(folder)) this.remove(folder);
  }

  /** Of a room that is gone, by all these. */
  removeRoom(room: RoomAddress, addIns: readonly AddInId[]): void {
    const files = new Set(addIns.map((addIn) => this.#file(addIn, room)));
    this.#forget((file) => files.has(file));
    for (const file of files) rmSync(file, { force: true });
  }

  close(): void {
    for (const file of [...this.#unwritten.keys()]) this.#flush(file);
  }

  #file(addIn: AddInId, room: RoomAddress): string {
    return join(this.#options.folder, addIn, `${createHash('sha256').update(room).digest('hex')}.json`);
  }

  #state(file: string): State {
    const state = this.#states.get(file) ?? readState(file);
    this.#states.set(file, state);
    return state;
  }

  #flush(file: string): void {
    this.#unwritten.get(file)?.();
    this.#unwritten.delete(file);
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      replaceFile(file, JSON.stringify(this.#states.get(file) ?? {}));
    } catch (error) {
      this.#options.log(`What an add-in keeps could not be stored: ${String(error)}`);
    }
  }

  #forget(isMeant: (file: string) => boolean): void {
    for (const file of [...this.#states.keys()].filter(isMeant)) {
      this.#unwritten.get(file)?.();
      this.#unwritten.delete(file);
      this.#states.delete(file);
    }
  }
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const schema: v.GenericSchema<unknown, State> = v.record(v.string(), json);

/** What cannot be read was never there: it is the add-in's own, and it can make it again. */
function readState(file: string): State {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
