import type { Middleware } from '@xmpp/middleware';
import { FaultError } from '#electron/model/fault.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { channelOf } from './channel.ts';

/** RFC 6120, 4.7.5: a header without a version is of a protocol that knew neither SASL nor binding. */
export function speaksXmpp1(header: Element): boolean {
  return Number.parseInt(header.attrs.version ?? '0', 10) >= 1;
}

/** Features with no way on: neither to sign in (RFC 6120, 6.4.1) nor, after that, to bind (7.4). */
export function refuseDeadEnds(middleware: Middleware): void {
  let mayHaveSignedIn = false;
  middleware.use(({ stanza, entity }, next) => {
    if (!stanza.is('features', NS.streams)) return next();
    if (stanza.getChild('bind', NS.bind)) return next();
    const maySignIn = stanza.getChild('mechanisms', NS.sasl) !== undefined;
    if (!maySignIn && (mayHaveSignedIn || channelOf(entity) === 'encrypted')) throw tooOld();
    if (!maySignIn) throw notInTheOpen();
    mayHaveSignedIn = true;
    return next();
  });
}

function notInTheOpen(): FaultError {
  return new FaultError(
    'InsecureConnection',
    'The server lets nobody sign in over a connection that is not encrypted. Use a wss:// server address.',
  );
}

export function tooOld(): FaultError {
  return new FaultError(
    'ServerTooOld',
    'The server is too old for Perch: it does not sign in as XMPP 1.0 does. Ask its administrator to update it.',
  );
}
