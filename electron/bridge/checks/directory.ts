import * as v from 'valibot';
import type { DirectoryCalls } from '../contract/directory.ts';
import {
  address,
  behavior,
  type ChecksOf,
  inRoom,
  limit,
  line,
  longText,
  nothing,
  optional,
  privacy,
} from './parts.ts';

const criteria = v.strictObject({
  text: optional(line),
  inDescription: optional(v.boolean()),
  words: optional(v.picklist(['any', 'all', 'phrase'])),
  category: optional(line),
  member: optional(address),
  manager: optional(address),
  addIn: optional(line),
  disabled: optional(v.boolean()),
  privacy: optional(privacy),
  behavior: optional(behavior),
  invitations: optional(v.boolean()),
  mine: optional(v.picklist(['member', 'manager', 'invited'])),
  joinedUser: optional(address),
});

export const directoryChecks: ChecksOf<DirectoryCalls> = {
  'rooms.service': nothing,
  'rooms.search': v.strictObject({ criteria, after: optional(longText), max: limit }),
  'rooms.card': inRoom,
  'people.find': v.strictObject({ text: line, max: limit }),
};
