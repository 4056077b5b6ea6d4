import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type Declaration, type Origin, readUnit, type Unit } from './declaration-unit.ts';

/**
 * One file out of the many `.d.ts` below `folder`: what `entry` exports, and what that is made of. Whoever uses the
 * package sees no folder of ours, and no type of a package that only the inside needs.
 */
export function rollUp(folder: string, entry: string): string {
  return new RollUp(folder).write(entry);
}

interface Place {
  readonly path: string;
  readonly name: string;
  readonly declaration: Declaration;
}

class RollUp {
  readonly #folder: string;
  readonly #units = new Map<string, Unit>();
  readonly #taken = new Map<string, Place>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  write(entry: string): string {
    const exported = [...this.#unit(entry, 'The package').exports].map(([name, { typeOnly, ...origin }]) => {
      const own = this.#take(origin, entry);
      return `${typeOnly ? 'type ' : ''}${own === name ? name : `${own} as ${name}`}`;
    });
    const texts = [...this.#taken.values()].map(({ declaration }) => declaration.text);
    return `${[...texts, `export { ${exported.join(', ')} };`].join('\n')}\n`;
  }

  /** Takes a thing with whatever it mentions; answers the name it has here. */
  #take(origin: Origin, because: string): string {
    const place = this.#find(origin, because);
    const { path, name, declaration } = place;
    const before = this.#taken.get(name);
    if (before !== undefined && before.path !== path) {
      throw new Error(`Both ${before.path} and ${path} declare ${name}: give one another name.`);
    }
    if (before !== undefined) return name;
    this.#taken.set(name, place);
    const unit = this.#unit(path, because);
    for (const mention of declaration.mentions) {
      const target = unit.declarations.has(mention) ? { path, name: mention } : unit.imports.get(mention);
      // Anything else is a type parameter, or the language's own.
      if (target !== undefined) this.#take(target, `${name} in ${path}`);
    }
    return name;
  }

  /** Follows imports and re-exports to where a thing is declared. */
  #find({ path, name }: Origin, because: string): Place {
    const unit = this.#unit(path, because);
    const declaration = unit.declarations.get(name);
    if (declaration !== undefined) return { path, name, declaration };
    const origin = unit.imports.get(name) ?? unit.exports.get(name);
    if (origin === undefined || (origin.path === path && origin.name === name)) {
      throw new Error(`${because} needs ${name}, which ${path} does not declare.`);
    }
    return this.#find(origin, because);
  }

  #unit(path: string, because: string): Unit {
    const known = this.#units.get(path);
    if (known !== undefined) return known;
    const file = posix.join(this.#folder, path);
    if (!existsSync(file)) throw new Error(`${because} needs ${path}, which is not part of the package.`);
    const unit = readUnit({ path, text: readFileSync(file, 'utf8') });
    this.#units.set(path, unit);
    return unit;
  }
}
