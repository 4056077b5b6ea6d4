import { NS } from '#electron/stanza/namespaces.ts';
import { writeMechanisms } from '#electron/stanza/rfc6120-sasl.ts';
import { readClose, readOpen, writeClose, writeOpen } from '#electron/stanza/rfc7395-framing.ts';
import { type StreamError, writeStreamError } from '#electron/stanza/stream-error.ts';
import { Element, xml } from '#electron/stanza/xml.ts';
import { credentialsExpired } from '../endings.ts';
import type { Session } from '../session.ts';
import type { SignIn } from '../sign-in.ts';
import type { Circumstances } from './circumstances.ts';
import type { Connection } from './connection.ts';
import type { StreamHost } from './host.ts';
import { createNegotiation } from './negotiation.ts';
import { writeFrame } from './packet.ts';
import { readFrame } from './xml-reader.ts';

/** What the server does with a stream from its side. */
export interface Stream {
  readonly onFrame: (frame: string) => void;
  readonly onEnd: () => void;
  /** RFC 6120, 4.4 and 4.9; with an address, the client is sent there (RFC 7395, 3.6.1). */
  readonly end: (error?: StreamError, seeOtherUri?: string) => void;
}

/** One client's XML stream over a WebSocket (RFC 7395): open, sign in, open again, enter, speak. */
export function createStream(connection: Connection, circumstances: Circumstances, host: StreamHost): Stream {
  const { limits } = host;
  let state: 'closed' | 'new' | 'open' | 'proved' | 'authenticated' | 'entered' = 'new';
  let signIn: SignIn | undefined;
  let forgetSignIn = () => {};
  let session: Session | undefined;
  const negotiation = createNegotiation({
    sasl: () => host.sasl(circumstances),
    attempts: limits.signInAttempts,
    write,
    onProved,
    onGivenUp: end,
    onMistake: (mistake) => end(explain(mistake)),
  });
  const receptions = host.receptions(circumstances);
  const late = setTimeout(
    () => end({ condition: 'connection-timeout', text: 'Sign in sooner.' }),
    limits.signInTime,
  );

  function onFrame(frame: string): void {
    if (state === 'closed' || frame.trim() === '') return;
    const error = takeSafely(frame);
    if (error) end(error);
  }

  function takeSafely(frame: string): StreamError | undefined {
    try {
      return take(frame);
    } catch (mistake) {
      return explain(mistake);
    }
  }

  function explain(mistake: unknown): StreamError {
    host.onMistake(mistake);
    return { condition: 'internal-server-error', text: 'The server failed: connect again.' };
  }

  function take(frame: string): StreamError | undefined {
    const most = signIn ? limits.stanzaBytes : limits.bytesBeforeSignIn;
    if (frame.length > most || (frame.length * 3 > most && Buffer.byteLength(frame) > most)) {
      return { condition: 'policy-violation', text: `A stanza may have ${most} bytes.` };
    }
    const element = readFrame(frame, limits);
    if (!(element instanceof Element)) return element;
    if (element.getNS() === NS.framing) return takeFraming(element);
    if (element.getNS() === undefined)
      return { condition: 'invalid-namespace', text: 'A namespace is missing.' };
    return takeElement(element);
  }

  function takeElement(element: Element): StreamError | undefined {
    switch (state) {
      case 'open':
        return takeUnsigned(element);
      case 'authenticated':
        session = signIn && host.enter({ signIn, element, connection, fail: end });
        if (!session) return undefined;
        clearTimeout(late);
        forgetSignIn();
        state = 'entered';
        return undefined;
      case 'entered':
        if (session) host.receive(session, element);
        return undefined;
      default:
        return { condition: 'not-authorized', text: 'Open the stream first.' };
    }
  }

  function takeUnsigned(element: Element): StreamError | undefined {
    const [answer] = receptions.flatMap((reception) => reception.take(element) ?? []);
    if (!answer) return negotiation.take(element);
    answer.then(
      (reply) => {
        if (state === 'open') write(reply);
      },
      (mistake) => end(explain(mistake)),
    );
    return undefined;
  }

  function takeFraming(element: Element): StreamError | undefined {
    if (readClose(element)) {
      end();
      return undefined;
    }
    const open = readOpen(element);
    if (!open || (state !== 'new' && state !== 'proved')) {
      return { condition: 'bad-format', text: 'This does not belong here.' };
    }
    const reopened = state === 'proved';
    state = reopened ? 'authenticated' : 'open';
    write(writeOpen({ from: host.domain, id: host.streamId(), version: '1.0', language: 'en' }));
    if (open.to?.toLowerCase() !== host.domain) {
      return { condition: 'host-unknown', text: `This server is ${host.domain}.` };
    }
    if (!/^1\.\d+$/.test(open.version ?? '')) {
      return { condition: 'unsupported-version', text: 'This server speaks XMPP 1.0.' };
    }
    const offered = reopened ? host.features() : offeredUnsigned();
    const features = [...offered, host.limitsFeature(reopened)];
    write(xml('stream:features', { 'xmlns:stream': NS.streams }, ...features));
    return undefined;
  }

  function offeredUnsigned(): readonly Element[] {
    return [writeMechanisms(negotiation.mechanisms), ...receptions.flatMap(({ features }) => features)];
  }

  function onProved(proved: SignIn): void {
    signIn = proved;
    forgetSignIn = host.signedIn(proved, end);
    state = 'proved';
  }

  function end(error?: StreamError, seeOtherUri?: string): void {
    if (state === 'closed') return;
    if (state === 'new' && error)
      write(writeOpen({ from: host.domain, id: host.streamId(), version: '1.0' }));
    state = 'closed';
    negotiation.stop();
    forgetSignIn();
    host.afterwards(() => {
      if (error) write(writeStreamError(error));
      write(writeClose(seeOtherUri === undefined ? {} : { seeOtherUri }));
      connection.close();
    });
    // Whoever gets another token from the same issuer goes on with the session; a token of our own is over for good.
    const goesOn = error === credentialsExpired && signIn?.tokenId === undefined;
    if (session) host.left(session, connection, !goesOn);
  }

  function onEnd(): void {
    clearTimeout(late);
    negotiation.stop();
    forgetSignIn();
    if (state !== 'closed' && session) host.left(session, connection, false);
    state = 'closed';
  }

  function write(element: Element): void {
    connection.send(writeFrame(element));
  }

  return { onFrame, onEnd, end };
}
