import { posix } from 'node:path';
import { Visitor } from 'oxc-parser';
import { lineAt, parse, type Source } from './sources.ts';

/** One import, re-export, dynamic import or `import('…')` type. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Erased before the program runs. */
  readonly typeOnly: boolean;
}

/** A dynamic import whose address is computed has the specifier `''`. */
export function importsOf(source: Source): Import[] {
  const { module, program } = parse(source);
  const found: Import[] = [];
  const add = (specifier: string, offset: number, typeOnly: boolean) =>
    found.push({ specifier, line: lineAt(source.text, offset), typeOnly });

  for (const { moduleRequest, entries, start } of module.staticImports) {
    add(moduleRequest.value, start, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { entries, start } of module.staticExports) {
    const from = entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    if (from)
      add(
        from.value,
        start,
        entries.every((entry) => entry.isType),
      );
  }
  new Visitor({
    ImportExpression: ({ source: from, start }) => {
      add(from.type === 'Literal' && typeof from.value === 'string' ? from.value : '', start, false);
    },
    TSImportType: ({ source: from, start }) => {
      add(from.value, start, true);
    },
  }).visit(program);
  return found;
}

/** The path of one of our own files, relative to the root; undefined for packages and Node's own modules. */
export function resolve(from: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return posix.join(posix.dirname(from), bare);
  const alias = /^#(electron|renderer|addins|build|test)\//.exec(bare);
  return alias ? bare.slice(1) : undefined;
}
