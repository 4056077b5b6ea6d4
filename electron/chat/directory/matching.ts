import type {
  ChatRoomCriteria,
  ChatRoomFacet,
  ChatRoomSnapshot,
  MissingFacets,
} from '#electron/model/directory.ts';

/** Why a service that knows only XEP-0030 and XEP-0045 cannot find rooms by these. */
export const missingFacetsOnStock: MissingFacets = {
  member: 'This service does not tell who is a member of its rooms.',
  manager: 'This service does not tell who manages its rooms.',
  addIn: 'This service knows no add-ins.',
  disabled: 'Rooms on this service cannot be disabled.',
  invitations: 'This service invites nobody by itself.',
  mine: 'This service does not list the rooms that are yours. Look among those that you follow.',
  joinedUser: 'This service does not tell where people are.',
};

/** What was asked that such a service cannot answer. Rooms that are not disabled are all that it has. */
export function unanswerable(criteria: ChatRoomCriteria): readonly ChatRoomFacet[] {
  return facets.filter(
    (facet) => criteria[facet] !== undefined && !(facet === 'disabled' && !criteria[facet]),
  );
}

const facets = ['member', 'manager', 'addIn', 'disabled', 'invitations', 'mine', 'joinedUser'] as const;

/** Whether it takes more than a name to decide. */
export function needsDescription({ text, inDescription, privacy, behavior }: ChatRoomCriteria): boolean {
  return Boolean((text && inDescription) || privacy || behavior);
}

/** Whether a room can fit, as far as a name alone decides it. */
export function mayMatch(name: string, criteria: ChatRoomCriteria): boolean {
  return criteria.inDescription === true || holds(name, criteria);
}

/** Whether a room fits, as far as that can be answered. */
export function matches(room: ChatRoomSnapshot, criteria: ChatRoomCriteria): boolean {
  const { inDescription, privacy, behavior } = criteria;
  const text = inDescription ? `${room.name} ${room.description}` : room.name;
  return (
    holds(text, criteria) &&
    (privacy === undefined || room.privacy === privacy) &&
    (behavior === undefined || room.behavior === behavior)
  );
}

function holds(text: string, { text: wanted = '', words = 'any' }: ChatRoomCriteria): boolean {
  const phrase = fold(wanted).trim();
  const each = phrase.split(' ').filter(Boolean);
  if (each.length === 0) return true;
  const folded = fold(text);
  if (words === 'phrase') return folded.includes(phrase);
  const isThere = (word: string): boolean => folded.includes(word);
  return words === 'all' ? each.every(isThere) : each.some(isThere);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
}
