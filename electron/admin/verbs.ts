import { addinVerbs } from './areas/addins.ts';
import { backupVerbs } from './areas/backup.ts';
import { categoryVerbs } from './areas/categories.ts';
import { commandVerbs } from './areas/commands.ts';
import { groupVerbs } from './areas/groups.ts';
import { invitationVerbs } from './areas/invitations.ts';
import { limitVerbs } from './areas/limits.ts';
import { messageVerbs } from './areas/messages.ts';
import { peopleVerbs } from './areas/people.ts';
import { roomVerbs } from './areas/rooms.ts';
import { tokenVerbs } from './areas/tokens.ts';
import type { Verb } from './verb.ts';

export const verbs: readonly Verb[] = [
  ...peopleVerbs,
  ...tokenVerbs,
  ...invitationVerbs,
  ...categoryVerbs,
  ...groupVerbs,
  ...roomVerbs,
  ...messageVerbs,
  ...addinVerbs,
  ...limitVerbs,
  ...backupVerbs,
  ...commandVerbs,
];
