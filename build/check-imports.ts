import { findCycles } from './cycles.ts';
import { type ImportRule, liesIn, packageHomes, ruleFor } from './import-rules.ts';
import { type Import, importsOf, resolve } from './imports.ts';
import { isScript, type Problem, type Source } from './sources.ts';

/**
 * Holds every import against the table of `import-rules.ts`. `paths` are all files there are, so that an
 * import of something that does not exist is found too.
 */
export function checkImports(sources: readonly Source[], paths: readonly string[]): Problem[] {
  const existing = new Set(paths);
  const graph = new Map<string, string[]>();
  const problems = sources.filter(isScript).flatMap((source) => {
    const imports = importsOf(source);
    graph.set(
      source.path,
      imports.flatMap(({ specifier }) => resolve(source.path, specifier) ?? []),
    );
    return imports.flatMap((one) => {
      const text = objection(source.path, one, existing);
      return text === undefined ? [] : [{ path: source.path, line: one.line, text, kind: 'error' as const }];
    });
  });
  const cycles = findCycles(graph).map((cycle) => ({
    path: cycle[0] ?? '',
    line: 1,
    text: `a cycle of imports: ${cycle.join(' -> ')}`,
    kind: 'error' as const,
  }));
  return [...problems, ...cycles];
}

function objection(path: string, one: Import, existing: ReadonlySet<string>): string | undefined {
  const { specifier } = one;
  if (specifier === '') return 'a dynamic import whose address is computed cannot be checked';
  if (specifier.includes('../../')) return `${specifier}: write it as a # import`;
  const rule = ruleFor(path);
  if (!rule) return `no rule says what this file may import: add its folder to build/import-rules.ts`;
  const target = resolve(path, specifier);
  if (target === undefined) return packageObjection(path, one, rule);
  if (!existing.has(target)) return `${specifier}: no such file (write the extension)`;
  return zoneObjection(path, target, rule);
}

function packageObjection(path: string, one: Import, rule: ImportRule): string | undefined {
  if (one.specifier.startsWith('#')) return `${one.specifier}: no such # import`;
  if (rule.pure) return `${rule.zone} imports no packages, and not ${one.specifier}`;
  const name = /^(@[^/]+\/)?[^/]+/.exec(one.specifier)?.[0] ?? one.specifier;
  const homes = Object.hasOwn(packageHomes, name) ? packageHomes[name] : undefined;
  // Tests may name Electron's types, which are erased: the module itself would start a download.
  const erased = one.typeOnly && liesIn(path, 'test');
  if (!homes || erased || homes.some((home) => liesIn(path, home))) return undefined;
  return `${name} is imported only in ${homes.join(', ')}`;
}

function zoneObjection(path: string, target: string, rule: ImportRule): string | undefined {
  const other = ruleFor(target)?.zone ?? '';
  if (other === rule.zone) return apartObjection(path, target, rule);
  // A part of a zone can be opened by itself.
  const opens = (zone: string): boolean => zone === other || (liesIn(zone, other) && liesIn(target, zone));
  if (rule.may.some((zone) => zone === '' || opens(zone))) return undefined;
  return `${rule.zone} may not import ${target} (it may import ${rule.may.join(', ') || 'nothing'})`;
}

/** Files that lie loose in the zone may import its folders, and be imported by them. */
function apartObjection(path: string, target: string, rule: ImportRule): string | undefined {
  if (!rule.foldersApart) return undefined;
  const { zone, foldersApart } = rule;
  const folderOf = (file: string) => /^([^/]+)\//.exec(file.slice(zone.length + 1))?.[1];
  const [own, other] = [folderOf(path), folderOf(target)];
  if (own === undefined || other === undefined || own === other) return undefined;
  if (own === foldersApart.whole || other === foldersApart.shared) return undefined;
  return `${zone}/${own} may not import ${zone}/${other}: one folder of ${zone} never imports another`;
}
