import type { AccountNeeds } from '#electron/bridge/calls/account.ts';
import type { Ask, InvitationFacts } from '#electron/bridge/contract.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import { type InvitationLink, readInvitationLink } from '#electron/stanza/invitation-link.ts';
import { bareJid, parseJid } from '#electron/stanza/jid.ts';
import type { SignOns } from '../sign-on/sign-ons.ts';
import type { Callers } from './callers.ts';
import type { Remembered, RememberedAccounts } from './remembered-accounts.ts';
import type { Stage } from './stage.ts';

export interface WaysInOptions {
  readonly stage: Pick<Stage, 'enter'>;
  readonly callers: Callers;
  readonly remembered: RememberedAccounts;
  readonly signOns: SignOns;
}

type WaysIn = Pick<
  AccountNeeds,
  'startHere' | 'signIn' | 'signOn' | 'cancelSignOn' | 'readInvitation' | 'join'
>;

/** What somebody types, or brings along, made into a caller who asks to be let in. */
export function createWaysIn({ stage, callers, remembered, signOns }: WaysInOptions): WaysIn {
  /** What is known of the account counts on: a pin above all. What the person says now comes on top. */
  const place = (
    typed: { readonly address: string; readonly webSocket?: string },
    signInBy: 'password' | 'single sign-on',
  ): Remembered => {
    const address = readAddress(typed.address);
    const known = remembered.get(address) ?? begin(address);
    if (known.account.place === 'This computer') throw livesHere();
    const account = { ...known.account, place: 'A server', signInBy } as const;
    return { ...known, account, ...(typed.webSocket && { webSocket: typed.webSocket }) };
  };

  return {
    startHere: (displayName) => stage.enter(() => callers.here(displayName)),
    signIn: async (ask) => {
      const known = withConsents(withLink(place(ask, 'password'), ask.link), ask);
      await stage.enter(() => callers.byPassword(known, ask.password));
    },
    signOn: async (ask) => {
      const known = place(ask, 'single sign-on');
      // Before it is anybody's turn: a person at a sign-in page may take minutes.
      const tokens = await signOns.begin(known.account.address, known);
      await stage.enter(() => callers.byTokens(known, tokens));
    },
    cancelSignOn: () => signOns.cancel(),
    readInvitation,
    join: async ({ link, password, ...typed }) => {
      const invitation = readInvitationLink(link);
      const name = typed.name.trim();
      // Before anything is sent: whoever wrote the link would otherwise speak for the account that is here already.
      if (remembered.get(bareJid(`${name}@${invitation.domain}`) ?? '')) throw alreadyHere();
      const displayName = typed.displayName.trim() || name;
      const { registerByInvitation } = await import('#electron/chat/index.ts');
      const address = await registerByInvitation(invitation, { name, password, displayName });
      const account = { address, displayName, place: 'A server', signInBy: 'password' } as const;
      const joined = withServer({ account, limits: {} }, invitation);
      // The invitation is used up: whatever comes now, place and certificate must not be lost.
      remembered.keep(joined);
      await stage.enter(() => callers.byPassword(joined, password));
    },
  };
}

/** Throws `InvitationInvalid`. */
export function readInvitation(link: string): InvitationFacts {
  const { domain, webSocket, certificate } = readInvitationLink(link);
  return { domain, server: webSocket ?? null, certificate: certificate ?? null };
}

function begin(address: BareAddress): Remembered {
  const displayName = parseJid(address)?.local ?? address;
  return { account: { address, displayName, place: 'A server' }, limits: {} };
}

/**
 * Where a server's certificate was replaced, only whoever runs it can say so, and says it by a new link. What it leads
 * to has yet to prove that it knows the password (RFC 5802), so a consent to send that as it is does not count there.
 */
function withLink(known: Remembered, link: string | undefined): Remembered {
  if (link === undefined) return known;
  const { domain, ...server } = readInvitationLink(link);
  if (!known.account.address.endsWith(`@${domain}`)) {
    throw new FaultError('InvitationInvalid', `This link leads to ${domain}, and this account is elsewhere.`);
  }
  const { allowPlain, ...rest } = known;
  return withServer(rest, server);
}

function withServer(
  { webSocket: _webSocket, pin: _pin, ...known }: Remembered,
  { webSocket, certificate: pin }: Pick<InvitationLink, 'webSocket' | 'certificate'>,
): Remembered {
  return { ...known, ...(webSocket !== undefined && { webSocket }), ...(pin !== undefined && { pin }) };
}

function withConsents(known: Remembered, { allowPlain, acceptWeaker }: Ask<'account.signIn'>): Remembered {
  const { strongest, ...rest } = known;
  return {
    ...rest,
    ...(strongest !== undefined && !acceptWeaker && { strongest }),
    ...(allowPlain && { allowPlain }),
  };
}

function livesHere(): FaultError {
  const text = 'This account is on this computer, and has no password. Choose This computer instead.';
  return new FaultError('InvalidArgument', text);
}

function alreadyHere(): FaultError {
  const text =
    'This account is on this device already. Sign in to it with its password, or choose another name.';
  return new FaultError('Conflict', text);
}

function readAddress(typed: string): BareAddress {
  const address = bareJid(typed.trim());
  if (address?.includes('@')) return address;
  throw new FaultError('InvalidArgument', 'An address looks like name@example.org.');
}
