import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParseResult, parseSync } from 'oxc-parser';

/** A file of ours; `path` is relative to the root, with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What a checker found; `line` counts from 1. */
export interface Problem {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly kind: 'error' | 'warning';
}

const folders = ['electron', 'renderer', 'addins', 'build', 'test'];
const skipped = new Set(['node_modules', 'fixtures', 'dist', 'out']);

/** Every file below the five folders of code, fixtures left out. */
export function listPaths(root: string): string[] {
  return folders.flatMap((folder) => walk(root, folder)).sort();
}

export function readSources(root: string): Source[] {
  return listPaths(root)
    .filter((path) => /\.(ts|tsx|css)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export function isScript(source: Source): boolean {
  return /\.tsx?$/.test(source.path);
}

export function parse(source: Source): ParseResult {
  return parseSync(source.path, source.text);
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(root, path) : [path];
    });
}
