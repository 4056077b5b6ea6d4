import { Commands } from '#electron/chat/commands.ts';
import { FaultError } from '#electron/model/fault.ts';
import { Whereabouts } from '#electron/session/locate/whereabouts.ts';
import { StanzaFaultError } from '#electron/session/request-fault.ts';
import { Session } from '#electron/session/session.ts';
import { bareJid, parseJid } from '#electron/stanza/jid.ts';
import { roomService } from './room-service.ts';
import type { ServerAccess } from './server-access.ts';
import type { Desk } from './verb.ts';

export interface OpenDesk {
  readonly desk: Desk;
  close(): Promise<void>;
}

/**
 * Signs in. Without presence: whoever administers from this account wants no messages here. Rejects with the
 * FaultErrors of a sign-in.
 */
export async function openDesk(access: ServerAccess, secret: Desk['secret']): Promise<OpenDesk> {
  const { address, credential, webSocket, ca } = access;
  const domain = parseJid(address)?.domain ?? '';
  const whereabouts = new Whereabouts({ domain, webSocket, ca });
  const session = new Session({
    address,
    credential,
    locate: () => whereabouts.locate(),
    transport: { ca },
  });
  await session.start();
  const commands = new Commands(session);
  return {
    desk: {
      execute: (node, values, { at, patience } = {}) =>
        commands.execute(node, values, readService(at, domain), patience).catch(inWordsOfServer),
      offered: (at) => commands.list(readService(at, domain)),
      address: (text) => readAddress(text, domain),
      room: (text) => readAddress(text, readService(roomService, domain)),
      principal: (text) => readPrincipal(text, domain),
      secret,
    },
    close: () => session.stop(),
  };
}

/** An administrator is told what the server says: it knows which of several things was wrong. */
function inWordsOfServer(error: unknown): never {
  if (!(error instanceof StanzaFaultError) || !error.error.text) throw error;
  throw new FaultError(error.fault.code, error.error.text, { cause: error });
}

function readPrincipal(text: string, domain: string): string {
  if (text.startsWith('@')) return text.slice(1);
  const group = /^(.+)@groups$/.exec(text)?.[1];
  return group === undefined
    ? readAddress(text, domain)
    : `${group}@groups.${readService(roomService, domain)}`;
}

/** `rooms` is the service of that name on this server; a whole domain stands for itself. */
function readService(at: string | undefined, domain: string): string {
  if (at === undefined || at === domain) return domain;
  return at.includes('.') ? at : `${at}.${domain}`;
}

function readAddress(text: string, domain: string): string {
  const address = bareJid(text.includes('@') ? text : `${text}@${domain}`);
  if (address) return address;
  throw new FaultError('InvalidArgument', `“${text}” is no address: they look like ana@${domain}.`);
}
