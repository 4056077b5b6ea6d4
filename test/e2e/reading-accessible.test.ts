import { addInStates } from '#test/support/add-in-states.ts';
import { expectNoBarriers } from '#test/support/no-barriers.ts';
import { readingStates } from '#test/support/reading-states.ts';
import { transferStates } from '#test/support/transfer-states.ts';

expectNoBarriers('in reading, searching, files and add-ins', [
  ...readingStates,
  ...transferStates,
  ...addInStates,
]);
