import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/**
 * An invitation that the room passes on (XEP-0045, 7.8.2). On its way to the room it says `to`, on its way from
 * the room `from`; the same holds for a refusal.
 */
export interface MediatedInvite {
  readonly kind: 'invite' | 'decline';
  readonly to?: string;
  readonly from?: string;
  readonly reason?: string;
}

/** All invitations, or the one refusal, of a message; empty where there is none. */
export function readMediatedInvites(message: Element): readonly MediatedInvite[] {
  const x = message.getChild('x', NS.mucUser);
  if (!x) return [];
  const refusal = x.getChild('decline');
  return refusal ? [read('decline', refusal)] : x.getChildren('invite').map((one) => read('invite', one));
}

export function writeMediatedInvites(invites: readonly MediatedInvite[]): Element {
  return xml(
    'x',
    { xmlns: NS.mucUser },
    ...invites.map(({ kind, to, from, reason }) =>
      xml(kind, { to, from }, reason !== undefined && xml('reason', {}, reason)),
    ),
  );
}

function read(kind: MediatedInvite['kind'], element: Element): MediatedInvite {
  const { to, from } = element.attrs;
  const reason = element.getChild('reason')?.text();
  return {
    kind,
    ...(typeof to === 'string' && to && { to }),
    ...(typeof from === 'string' && from && { from }),
    ...(reason !== undefined && { reason }),
  };
}
