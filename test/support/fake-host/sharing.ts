import type { Invitation, InvitationFacts, Sharing } from '#electron/bridge/contract.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import type { FakeWire } from './wire.ts';

type Names = Extract<keyof FakeHandlers, `sharing.${string}` | `invitations.${string}`>;

const place = { webSocket: 'wss://192.0.2.7:5281/xmpp-websocket', fingerprint: 'ab'.repeat(32) };

export const fakeInvitation: InvitationFacts = {
  domain: 'kestrel-7f3a.internal',
  server: place.webSocket,
  certificate: place.fingerprint,
};

/** A built-in server that can be shared, with invitations to it. */
export function fakeSharing(wire: Pick<FakeWire, 'tell'>, now: number): Pick<FakeHandlers, Names> {
  let sharing: Sharing = { state: 'off', hosts: ['192.0.2.7'] };
  let invitations: Invitation[] = [];
  const share = (next: Sharing): { sharing: Sharing } => {
    sharing = next;
    wire.tell('sharing.changed', { sharing });
    return { sharing };
  };
  return {
    'sharing.read': () => ({ sharing }),
    'sharing.start': () => share({ ...sharing, state: 'on', ...place }),
    'sharing.renewCertificate': () => share({ ...sharing, fingerprint: 'cd'.repeat(32) }),
    'sharing.stop': () => share({ state: 'off', hosts: sharing.hosts }),
    'invitations.create': ({ days, note }) => {
      const id = `invitation-${invitations.length + 1}`;
      const until = now + days * 86_400_000;
      invitations.push({ id, state: 'open', note, madeAt: now, until });
      const link = `xmpp:${fakeInvitation.domain}?register;preauth=${id}`;
      return { invitation: { id, until, link } };
    },
    'invitations.list': () => ({ invitations }),
    'invitations.withdraw': ({ id }) => {
      invitations = invitations.map((each) => (each.id === id ? { ...each, state: 'withdrawn' } : each));
      return {};
    },
  };
}
