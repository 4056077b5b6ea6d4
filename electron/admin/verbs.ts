import { backupVerbs } from './areas/backup.ts';
import { commandVerbs } from './areas/commands.ts';
import { invitationVerbs } from './areas/invitations.ts';
import { peopleVerbs } from './areas/people.ts';
import { tokenVerbs } from './areas/tokens.ts';
import type { Verb } from './verb.ts';

export const verbs: readonly Verb[] = [
  ...peopleVerbs,
  ...tokenVerbs,
  ...invitationVerbs,
  ...backupVerbs,
  ...commandVerbs,
];
