import { addInStates } from '#test/support/add-in-states.ts';
import { feedStates } from '#test/support/feed-states.ts';
import { logicalRoomStates } from '#test/support/logical-room-states.ts';
import { expectNoBarriers } from '#test/support/no-barriers.ts';
import { readingStates } from '#test/support/reading-states.ts';
import { transferStates } from '#test/support/transfer-states.ts';

expectNoBarriers('in reading, searching, feeds, files, add-ins and logical rooms', [
  ...readingStates,
  ...feedStates,
  ...transferStates,
  ...addInStates,
  ...logicalRoomStates,
]);
