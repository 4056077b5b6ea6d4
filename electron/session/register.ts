import { FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import { type Registration, writeRegistration } from '../stanza/0077-registration.ts';
import { offersRegistration, writePreauth } from '../stanza/0445-preauth.ts';
import { bareJid } from '../stanza/jid.ts';
import type { StanzaError } from '../stanza/stanza-error.ts';
import { StanzaFaultError } from './request-fault.ts';
import { serverWords } from './server-words.ts';
import { type UnsignedOptions, type UnsignedStream, withUnsignedStream } from './stream/unsigned.ts';
import { realSurroundings, type Surroundings } from './surroundings.ts';

export interface RegisterOptions extends UnsignedOptions {
  /** The invitation's. */
  readonly token: string;
  readonly registration: Registration;
  readonly surroundings?: Surroundings;
}

/**
 * Makes an account with an invitation (XEP-0445), on a stream of its own that ends with it; answers its address.
 * Rejects with a FaultError.
 */
export async function register(options: RegisterOptions): Promise<BareAddress> {
  const { domain, token, registration, surroundings = realSurroundings } = options;
  const address = bareJid(`${registration.username}@${domain}`);
  if (!address?.includes('@')) throw notAcceptable();
  await withUnsignedStream(options, surroundings, async (stream) => {
    if (!offersRegistration(stream.features)) throw notOffered();
    await ask(stream, writePreauth(token), refusedInvitation);
    await ask(stream, writeRegistration(registration), refusedAccount);
  });
  return address;
}

/** What a refusal means; undefined: what it means everywhere. */
type Refusal = (error: StanzaError) => FaultError | undefined;

async function ask(
  stream: UnsignedStream,
  payload: Parameters<UnsignedStream['ask']>[0],
  refusal: Refusal,
): Promise<void> {
  try {
    await stream.ask(payload);
  } catch (error) {
    throw (error instanceof StanzaFaultError && refusal(error.error)) || error;
  }
}

/** XEP-0445, 4.1: a token that never was, or no longer counts. */
function refusedInvitation({ condition, text }: StanzaError): FaultError | undefined {
  if (condition === 'resource-constraint' || condition === 'policy-violation') return tooManyAttempts();
  return condition === 'internal-server-error' ? undefined : notAccepted(text);
}

/** XEP-0077, 3.1.1. */
function refusedAccount(error: StanzaError): FaultError | undefined {
  const { condition, text } = error;
  if (condition === 'conflict') {
    return new FaultError('Conflict', 'Somebody on this server has this name already. Choose another.');
  }
  if (condition === 'not-acceptable' || condition === 'bad-request' || condition === 'jid-malformed') {
    return notAcceptable(text);
  }
  return refusedInvitation(error);
}

function notAccepted(why?: string): FaultError {
  const usual =
    'The server does not accept this invitation: it was used already, has expired, or was withdrawn. Ask for a new one.';
  return new FaultError('InvitationInvalid', serverWords(why) ?? usual);
}

/** `why`: in the server's words, for only it knows its rules. */
function notAcceptable(why?: string): FaultError {
  const usual =
    'The server does not accept this name and password. Choose a simpler name, or a longer password.';
  return new FaultError('InvalidArgument', serverWords(why) ?? usual);
}

function tooManyAttempts(): FaultError {
  return new FaultError(
    'TooManyAttempts',
    'The server takes no new accounts right now, as after too many attempts. Try again in some minutes.',
    { retry: 60 },
  );
}

function notOffered(): FaultError {
  return new FaultError(
    'MsgNotSupported',
    'This server makes no accounts by invitation. Ask whoever invited you for an account.',
  );
}
