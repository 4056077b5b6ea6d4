import { posix } from 'node:path';
import { type Expression, type Program, type TSTypeName, Visitor } from 'oxc-parser';
import { parse, type Source } from '../sources.ts';

/** A name in a file; of a package, `path` is what the import says. */
export interface Origin {
  readonly path: string;
  readonly name: string;
}

export interface Declaration {
  /** With the comment above it, without `export`. */
  readonly text: string;
  /** The names of other things in it. */
  readonly mentions: ReadonlySet<string>;
}

/** What one `.d.ts` declares, takes from others, and gives away. */
export interface Unit {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly imports: ReadonlyMap<string, Origin>;
  readonly exports: ReadonlyMap<string, Origin & { readonly typeOnly: boolean }>;
}

type Statement = Program['body'][number];

export function readUnit(source: Source): Unit {
  const { program } = parse(source);
  const declarations = new Map<string, Declaration>();
  const imports = new Map<string, Origin>();
  const exports = new Map<string, Origin & { readonly typeOnly: boolean }>();
  const pathOf = (specifier: string): string => resolve(source.path, specifier);
  let end = 0;
  for (const statement of program.body) {
    const inner =
      statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? statement) : statement;
    const name = declaredName(inner);
    if (name !== undefined) {
      const comment = source.text.slice(end, statement.start).trim();
      const text = source.text.slice(inner.start, statement.end);
      declarations.set(name, { text: comment ? `${comment}\n${text}` : text, mentions: mentionsOf(inner) });
    } else if (statement.type === 'ImportDeclaration') {
      for (const specifier of statement.specifiers) {
        imports.set(specifier.local.name, {
          path: pathOf(statement.source.value),
          name: 'imported' in specifier ? nameOf(specifier.imported) : '*',
        });
      }
    } else if (statement.type === 'ExportNamedDeclaration') {
      for (const { local, exported, exportKind } of statement.specifiers) {
        const typeOnly = exportKind === 'type' || statement.exportKind === 'type';
        const path = statement.source ? pathOf(statement.source.value) : source.path;
        exports.set(nameOf(exported), { path, name: nameOf(local), typeOnly });
      }
    }
    end = statement.end;
  }
  return { declarations, imports, exports };
}

/** `../model/fault.ts` or `#electron/model/fault.ts`, seen from `chat/index.d.ts`: `model/fault.d.ts`. */
function resolve(from: string, specifier: string): string {
  const path = specifier.startsWith('.')
    ? posix.join(posix.dirname(from), specifier)
    : specifier.replace(/^#electron\//, '');
  return path.replace(/\.ts$/, '.d.ts');
}

function declaredName(statement: Statement): string | undefined {
  switch (statement.type) {
    case 'ClassDeclaration':
    case 'TSDeclareFunction':
      return statement.id?.name;
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return statement.id.name;
    case 'VariableDeclaration': {
      const id = statement.declarations[0]?.id;
      return id?.type === 'Identifier' ? id.name : undefined;
    }
    default:
      return undefined;
  }
}

function nameOf(name: { readonly type: string; readonly name?: string; readonly value?: string }): string {
  return name.name ?? name.value ?? '';
}

function mentionsOf(statement: Statement): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (expression: Expression | TSTypeName): void => {
    if (expression.type === 'Identifier') found.add(expression.name);
  };
  new Visitor({
    TSTypeReference: ({ typeName }) => add(typeName),
    TSTypeQuery: ({ exprName }) => {
      if (exprName.type !== 'TSImportType') add(exprName);
    },
    TSInterfaceHeritage: ({ expression }) => add(expression),
    TSClassImplements: ({ expression }) => add(expression),
    ClassDeclaration: ({ superClass }) => {
      if (superClass) add(superClass);
    },
    TSImportType: ({ source }) => {
      throw new Error(`A type of ${source.value} is used without a name: give it one.`);
    },
  }).visit({ type: 'Program', body: [statement], sourceType: 'module', hashbang: null, start: 0, end: 0 });
  return found;
}
