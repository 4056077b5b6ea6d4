import { mucStatus } from '#electron/stanza/0045-muc.ts';
import { review } from '../affiliations/review.ts';
import type { RoomContext } from '../context.ts';
import type { Answer } from '../request.ts';
import { announceChange } from '../settings/announce-change.ts';
import type { Category } from '../storage/category-values.ts';

/** Saves a category; whoever its new scope leaves outside goes at once from all its rooms. */
export function changeCategory(context: RoomContext, category: Category): Answer {
  const rooms = [...context.rooms.occupied].filter(({ settings }) => settings.category === category.key);
  const before = rooms.map(({ isArchived }) => isArchived);
  context.categories.save(category);
  // Also where nobody is in the companion now.
  const linked = [...context.rooms.linked].filter((room) => room.linked?.settings.category === category.key);
  const parted = linked.flatMap((room) => review(context, room, { status: mucStatus.affiliationLost }));
  const told = rooms.flatMap((room, index) => [
    ...(before[index] === room.isArchived
      ? []
      : announceChange(room, { ...room.settings, isArchived: !room.isArchived })),
    ...review(context, room, { status: mucStatus.affiliationLost }),
  ]);
  return [...parted, ...told];
}
