import { readFileSync, rmSync } from 'node:fs';
import * as v from 'valibot';
import { replaceFile } from '../host/replace-file.ts';

export interface JsonFile<T> {
  /** What was last written; `absent` where there is no file, or none that can be understood. */
  readonly value: T;
  /** Throws `StorageFailed`. */
  write(value: T): void;
  remove(): void;
}

/** A small value in a file. */
export function openJsonFile<T>(file: string, schema: v.GenericSchema<unknown, T>, absent: T): JsonFile<T> {
  let value = read(file, schema) ?? absent;
  return {
    get value() {
      return value;
    },
    write: (next) => {
      replaceFile(file, JSON.stringify(next, undefined, 2));
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
