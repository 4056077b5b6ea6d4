import type { InvitationFacts } from '../bridge/contract.ts';
import { FaultError } from '../model/fault.ts';
import type { Tell } from './events.ts';
import { readLink } from './links.ts';
import type { Workspace } from './workspace.ts';

export interface ArrivalsOptions {
  readonly workspace: () => Workspace | undefined;
  /** Throws `InvitationInvalid`. */
  readonly readInvitation: (link: string) => InvitationFacts;
  readonly openOutside: (url: string) => Promise<void>;
  readonly tell: Tell;
}

/** Links that come from outside the page, or lead out of it. */
export interface Arrivals {
  /** One that the system handed over: the page asks the person before anything is done. It waits for a page. */
  arrived(uri: string): void;
  /** A page listens now. */
  listening(): void;
  /** One in the page that was clicked. Rejects with `InvalidArgument` for kinds that are never opened. */
  open(url: string): Promise<void>;
}

export function createArrivals(options: ArrivalsOptions): Arrivals {
  const { workspace, readInvitation, openOutside, tell } = options;
  const waiting: string[] = [];
  let heard = false;

  const offer = (uri: string): void => {
    const link = readLink(uri);
    if (link?.kind === 'invitation') {
      tell('invitation.arrived', { link: uri, invitation: orNull(() => readInvitation(uri)) });
    } else if (link?.kind === 'room') {
      const { room, archiveId } = link;
      const known = workspace()?.rooms.get(room) !== undefined;
      tell('link.arrived', { room, known, ...(archiveId !== undefined && { archiveId }) });
    }
  };
  return {
    arrived: (uri) => {
      if (heard) offer(uri);
      else waiting.push(uri);
    },
    listening: () => {
      heard = true;
      for (const uri of waiting.splice(0)) offer(uri);
    },
    open: async (url) => {
      const link = readLink(url);
      if (!link) throw new FaultError('InvalidArgument', 'Links of this kind are not opened.');
      if (link.kind === 'outside') await openOutside(link.url);
      else offer(url);
    },
  };
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
