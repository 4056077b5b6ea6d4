import type { Affiliation, Role } from '#electron/stanza/0045-muc.ts';
import type { RoomSettings, Standing } from '../storage/room-values.ts';

/** On no list. */
export const stranger: Standing = {
  member: false,
  manager: false,
  presenter: false,
  admin: false,
  outcast: false,
};

/** What XEP-0045 calls somebody who stands so. */
export function affiliationOf({ member, manager, admin, outcast }: Standing): Affiliation {
  if (outcast) return 'outcast';
  if (manager) return 'owner';
  if (admin) return 'admin';
  return member ? 'member' : 'none';
}

/**
 * The lists that a standard affiliation means. Whoever runs a room may also enter it and speak, as clients that
 * know only XEP-0045 expect; in an open auditorium, where membership opens no door, it gives voice
 * (XEP-0045, 5.1.2: members are participants of a moderated room).
 */
export function standingFor(affiliation: Affiliation, now: Standing, settings: RoomSettings): Standing {
  switch (affiliation) {
    case 'owner':
      return { ...stranger, member: true, manager: true, presenter: true };
    case 'admin':
      return { ...stranger, member: true, admin: true, presenter: true };
    case 'member': {
      const keepsVoice = now.presenter && !now.manager && !now.admin;
      return { ...stranger, member: true, presenter: keepsVoice || settings.privacy === 'Open' };
    }
    case 'outcast':
      return { ...stranger, outcast: true };
    case 'none':
      return stranger;
  }
}

/** Let in as a member, beside whatever else they are: to be invited takes nothing away from a manager. */
export function alsoMember(now: Standing): Standing {
  return { ...now, member: true, outcast: false };
}

/** What somebody is who is several things at once. */
export function together(standings: readonly Standing[]): Standing {
  const [first, ...more] = standings;
  if (!first || more.length === 0) return first ?? stranger;
  return {
    member: standings.some(({ member }) => member),
    manager: standings.some(({ manager }) => manager),
    presenter: standings.some(({ presenter }) => presenter),
    admin: standings.some(({ admin }) => admin),
    outcast: standings.some(({ outcast }) => outcast),
  };
}

export function isStranger(standing: Standing): boolean {
  return !Object.values(standing).some(Boolean);
}

/** The role on entering (XEP-0045, 5.1.2), for whoever may enter. */
export function roleOf(standing: Standing, settings: Pick<RoomSettings, 'moderated'>): Role {
  if (standing.manager || standing.admin) return 'moderator';
  return settings.moderated && !standing.presenter ? 'visitor' : 'participant';
}

/** Presenting is a list of its own: in an auditorium a moderator who is no presenter only moderates. */
export function maySpeak(role: Role, { presenter }: Standing, { moderated }: RoomSettings): boolean {
  return role === 'moderator' ? !moderated || presenter : role === 'participant';
}
