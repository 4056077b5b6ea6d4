import type { Database } from 'better-sqlite3';
import { foldName } from '../names.ts';
import type { Category, CategoryKey, NewCategory } from './category-values.ts';
import type { RoomStore } from './store.ts';

interface CategoryRow {
  readonly key: CategoryKey;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly is_default: number;
  readonly invitations: number;
  readonly files: number;
  readonly history: number;
}

interface PrincipalRow {
  readonly list: 'allowed' | 'denied' | 'creators';
  readonly principal: string;
}

type CategoryQueries = Pick<
  RoomStore,
  'categories' | 'addCategory' | 'saveCategory' | 'removeCategory' | 'adoptRooms' | 'hasRooms'
>;

const lists = ['allowed', 'denied', 'creators'] as const;

export function categoryQueries(db: Database): CategoryQueries {
  const principals = principalQueries(db);
  const all = db.prepare<[], CategoryRow>('SELECT * FROM categories ORDER BY name_folded');
  const add = db.prepare<[object]>(
    `INSERT INTO categories (id, name, name_folded, description, is_default, invitations, files, history)
     VALUES (@id, @name, @nameFolded, @description, @isDefault, @invitations, @files, @history)`,
  );
  const save = db.prepare<[object]>(
    `UPDATE categories SET name = @name, name_folded = @nameFolded, description = @description,
       invitations = @invitations, files = @files, history = @history WHERE key = @key`,
  );
  const remove = db.prepare<[CategoryKey]>('DELETE FROM categories WHERE key = ?');
  const adopt = db.prepare<[CategoryKey]>('UPDATE rooms SET category = ? WHERE category = 0');
  const room = db.prepare<[CategoryKey]>('SELECT 1 FROM rooms WHERE category = ? LIMIT 1');
  return {
    categories: () => all.all().map((row) => ({ ...read(row), ...principals.of(row.key) })),
    addCategory(category) {
      const { id, isDefault } = category;
      const { lastInsertRowid } = add.run({ id, isDefault: Number(isDefault), ...write(category) });
      const key = Number(lastInsertRowid);
      principals.save(key, category);
      return { ...category, key };
    },
    saveCategory(category) {
      save.run({ key: category.key, ...write(category) });
      principals.save(category.key, category);
    },
    removeCategory(key) {
      principals.clear(key);
      remove.run(key);
    },
    adoptRooms: (key) => void adopt.run(key),
    hasRooms: (key) => room.get(key) !== undefined,
  };
}

type Lists = Pick<NewCategory, (typeof lists)[number]>;

interface PrincipalQueries {
  of(key: CategoryKey): Lists;
  save(key: CategoryKey, category: Lists): void;
  clear(key: CategoryKey): void;
}

function principalQueries(db: Database): PrincipalQueries {
  const all = db.prepare<[CategoryKey], PrincipalRow>(
    'SELECT list, principal FROM category_principals WHERE category = ? ORDER BY principal',
  );
  const clear = db.prepare<[CategoryKey]>('DELETE FROM category_principals WHERE category = ?');
  const put = db.prepare<[CategoryKey, string, string]>('INSERT INTO category_principals VALUES (?, ?, ?)');
  return {
    of(key) {
      const rows = all.all(key);
      const list = (wanted: string): readonly string[] =>
        rows.flatMap((row) => (row.list === wanted ? [row.principal] : []));
      return { allowed: list('allowed'), denied: list('denied'), creators: list('creators') };
    },
    save(key, category) {
      clear.run(key);
      for (const list of lists) {
        for (const principal of new Set(category[list])) put.run(key, list, principal);
      }
    },
    clear: (key) => void clear.run(key),
  };
}

function read(row: CategoryRow): Omit<Category, keyof Lists> {
  const { key, id, name, description } = row;
  return {
    key,
    id,
    name,
    description,
    isDefault: row.is_default === 1,
    invitations: row.invitations === 1,
    files: row.files === 1,
    history: row.history === 1,
  };
}

function write({ name, description, invitations, files, history }: NewCategory): object {
  return {
    name,
    nameFolded: foldName(name),
    description,
    invitations: Number(invitations),
    files: Number(files),
    history: Number(history),
  };
}
