import type { Category } from '../storage/category-values.ts';
import type { RoomStore } from '../storage/store.ts';

/**
 * There is a default category from the first day, with everybody who has an account in its scope and among its
 * creators; rooms that were made before there were categories go into it.
 */
export function prepareCategories(store: RoomStore, accountsDomain: string, ids: () => string): Category {
  const known = store.categories().find(({ isDefault }) => isDefault);
  const everybody = [accountsDomain];
  const category =
    known ??
    store.addCategory({
      id: ids(),
      name: 'General',
      description: '',
      isDefault: true,
      invitations: true,
      files: true,
      history: true,
      allowed: everybody,
      denied: [],
      creators: everybody,
    });
  store.adoptRooms(category.key);
  return category;
}
