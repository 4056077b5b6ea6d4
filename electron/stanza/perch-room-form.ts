import { NS } from './namespaces.ts';

/** The fields of ours in a room's owner form (docs/protocol.md, "The owner form"). */
export const roomField = {
  members: `${NS.perch}#members`,
  managers: `${NS.perch}#managers`,
  presenters: `${NS.perch}#presenters`,
  category: `${NS.perch}#category`,
  invitations: `${NS.perch}#invitations`,
  disabled: `${NS.perch}#disabled`,
  addin: `${NS.perch}#addin`,
  companion: `${NS.perch}#companion`,
  /** Of one save: whoever could not follow is made a member of the companion. */
  addToCompanion: `${NS.perch}#add-to-companion`,
  revision: `${NS.perch}#revision`,
} as const;

export type RoomField = keyof typeof roomField;
