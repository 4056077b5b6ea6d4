import type { ServerModule } from '../module.ts';
import type { Hibernation } from '../stream/hibernation.ts';
import { disco } from './0030-disco.ts';
import { commands } from './0050-commands.ts';
import { vcard } from './0054-vcard.ts';
import { password } from './0077-password.ts';
import { version } from './0092-version.ts';
import { people } from './0133-administration.ts';
import { pep } from './0163-pep.ts';
import { streamManagement } from './0198-stream-management.ts';
import { ping } from './0199-ping.ts';
import { time } from './0202-time.ts';
import { carbons } from './0280-carbons.ts';
import { archive } from './0313-archive.ts';
import { invitations } from './0401-invitations.ts';
import { registration } from './0445-registration.ts';
import { backup } from './backup.ts';
import { waiting } from './offline.ts';
import { tokens } from './perch-tokens.ts';
import { bind } from './rfc6120-session.ts';
import { delivery, messages } from './rfc6121-messages.ts';
import { presence } from './rfc6121-presence.ts';
import { roster } from './rfc6121-roster.ts';
import { subscriptions } from './rfc6121-subscriptions.ts';

/**
 * The server's features, in order. The order matters where several take part in one thing:
 * - a message on its way out is archived, then copied to the sender's other devices: the copy bears its id;
 * - a message that arrives gets its devices (messages), its archive id (archive), its place among what waits
 *   (waiting), and is then delivered, and copied (carbons): it is delivered as it was archived;
 * - subscriptions see presence before it is broadcast: they take what is theirs;
 * - PEP looks at a device after its presence is known to its contacts.
 */
export function serverModules(
  hibernation: Hibernation,
  backUp: (file: string) => Promise<void>,
): readonly ServerModule[] {
  return [
    bind,
    streamManagement(hibernation),
    roster,
    subscriptions,
    presence,
    messages,
    archive,
    waiting,
    delivery,
    carbons,
    pep,
    vcard,
    password,
    ping,
    time,
    version,
    commands,
    tokens,
    invitations,
    registration,
    people,
    backup(backUp),
    disco,
  ];
}
