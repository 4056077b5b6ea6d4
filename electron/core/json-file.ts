import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import * as v from 'valibot';
import { FaultError } from '../model/fault.ts';

export interface JsonFile<T> {
  /** What was last written; `absent` where there is no file, or none that can be understood. */
  readonly value: T;
  /** Throws `StorageFailed`. */
  write(value: T): void;
  remove(): void;
}

/** A small value in a file, whole or not at all: written beside and renamed, so that a crash leaves one of both. */
export function openJsonFile<T>(file: string, schema: v.GenericSchema<unknown, T>, absent: T): JsonFile<T> {
  let value = read(file, schema) ?? absent;
  return {
    get value() {
      return value;
    },
    write: (next) => {
      replace(file, JSON.stringify(next, undefined, 2));
      value = next;
    },
    remove: () => {
      rmSync(file, { force: true });
      value = absent;
    },
  };
}

function read<T>(file: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function replace(file: string, text: string): void {
  const beside = `${file}.new`;
  try {
    const handle = openSync(beside, 'w', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
  } catch (cause) {
    throw new FaultError('StorageFailed', `Perch cannot write ${file}. Is the disk full or read-only?`, {
      cause,
    });
  }
}
