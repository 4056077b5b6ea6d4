import { readStreamManagement, writeStreamManagement } from '#electron/stanza/0198-stream-management.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { errorReply, type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Session, type SessionLimits } from '../session.ts';
import type { Sessions } from '../sessions.ts';
import type { SignIn } from '../sign-in.ts';
import type { Hibernation } from './hibernation.ts';
import type { Entry } from './host.ts';
import { writeFrame } from './packet.ts';

export interface EntryOptions {
  readonly domain: string;
  readonly sessions: Sessions;
  readonly hibernation: Hibernation;
  readonly sessionLimits: SessionLimits;
  readonly sessionsPerAccount: number;
  readonly ids: () => string;
  readonly endSession: (session: Session) => void;
  /** Does something after what was sent so far. */
  readonly afterwards: (action: () => void) => void;
}

/** How a device that has proved who it is gets an address: a new one, or that of a session it had before. */
export function createEntry(options: EntryOptions): (entry: Entry) => Session | undefined {
  const { domain, sessions, hibernation, ids } = options;

  function enter(entry: Entry): Session | undefined {
    const { element } = entry;
    const bind = element.is('iq', NS.client) ? element.getChild('bind', NS.bind) : undefined;
    if (bind && element.attrs.type === 'set' && element.attrs.id) return bindResource(entry, bind);
    const word = readStreamManagement(element);
    if (word?.kind === 'resume') return resume(entry, word.previousId, word.h);
    entry.fail({ condition: 'not-authorized', text: 'Bind a resource first.' });
    return undefined;
  }

  /** RFC 6120, 7.6 and 7.7. */
  function bindResource(entry: Entry, bind: Element): Session | undefined {
    const { connection, element } = entry;
    const account = `${entry.signIn.name}@${domain}`;
    const given = bind.getChild('resource', NS.bind)?.text().trim() || ids();
    const refuse = (error: StanzaError): undefined => {
      const reply = errorReply(element, error);
      if (reply) connection.send(writeFrame(reply));
    };
    if (!parseJid(`${account}/${given}`))
      return refuse(stanzaError('bad-request', 'No resource is named so.'));
    // Whoever signs in with a token pushes out and crowds out nobody but itself.
    const all = sessions.of(account);
    const devices = all.filter(({ signIn }) => isSame(signIn, entry.signIn));
    const isTaken = all.some((device) => device.resource === given && !devices.includes(device));
    const wanted = isTaken ? ids() : given;
    // Clean up after a device that forgot its session, rather than lock it out (RFC 6120, 7.7.2.2).
    const namesake = devices.find((device) => device.resource === wanted);
    if (namesake) replace(namesake);
    else if (devices.length >= options.sessionsPerAccount) {
      return refuse(
        stanzaError('resource-constraint', 'Too many devices are signed in: sign out on another.'),
      );
    }
    const session = new Session(account, wanted, connection, entry.signIn, options.sessionLimits);
    session.endStream = entry.fail;
    sessions.add(session);
    const result = xml('bind', { xmlns: NS.bind }, xml('jid', {}, session.address));
    options.afterwards(() => {
      connection.send(writeFrame(xml('iq', { type: 'result', id: element.attrs.id }, result)));
    });
    return session;
  }

  function replace(session: Session): void {
    if (session.connection)
      session.endStream({ condition: 'conflict', text: 'Another device took this name.' });
    else options.endSession(session);
  }

  /** XEP-0198, 5. */
  function resume(entry: Entry, id: string, h: number): Session | undefined {
    const { connection } = entry;
    const session = hibernation.find(id);
    if (!session?.managed || !isSame(session.signIn, entry.signIn)) {
      connection.send(writeFrame(writeStreamManagement({ kind: 'failed', condition: 'item-not-found' })));
      return undefined;
    }
    const { managed } = session;
    const endOld = session.connection && session.endStream;
    session.endStream = entry.fail;
    session.signIn = entry.signIn;
    // In the order of the turn: what was queued for the old connection comes before what is sent once more.
    options.afterwards(() => {
      if (!connection.open || session.ended) return;
      session.connection = connection;
      hibernation.wake(session);
      endOld?.({ condition: 'conflict', text: 'The session goes on elsewhere.' });
      if (!managed.queue.acknowledge(h)) {
        return entry.fail({
          condition: 'undefined-condition',
          text: 'You count more stanzas than were sent.',
        });
      }
      managed.asked = false;
      const resumed = { kind: 'resumed', previousId: id, h: managed.handled } as const;
      connection.send(writeFrame(writeStreamManagement(resumed)));
      for (const { packet, to } of managed.queue.stanzas) connection.sendPacket(packet, to);
    });
    return session;
  }

  return enter;
}

/** Nobody gets by resuming what they could not have had anew: another's session, or one that may do more. */
function isSame(one: SignIn, other: SignIn): boolean {
  return one.name === other.name && one.tokenId === other.tokenId;
}
