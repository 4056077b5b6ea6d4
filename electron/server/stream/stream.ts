import type { Jid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readSaslStep, writeMechanisms, writeSaslStep } from '#electron/stanza/rfc6120-sasl.ts';
import { readClose, readOpen, writeClose, writeOpen } from '#electron/stanza/rfc7395-framing.ts';
import { scramMechanisms } from '#electron/stanza/scram.ts';
import { type StreamError, writeStreamError } from '#electron/stanza/stream-error.ts';
import { Element, xml } from '#electron/stanza/xml.ts';
import type { ServerLimits } from '../limits.ts';
import type { Session } from '../session.ts';
import type { Connection } from './connection.ts';
import { writeFrame } from './packet.ts';
import { createSasl, type SaslOptions, type SaslOutcome } from './sasl.ts';
import { readFrame } from './xml-reader.ts';

/** What a stream needs of the server behind it. */
export interface StreamHost extends SaslOptions {
  readonly limits: ServerLimits;
  /** What is offered after sign-in (RFC 6120, 4.3). */
  readonly features: () => readonly Element[];
  /** What is offered at any time. */
  readonly limitsFeature: (authenticated: boolean) => Element;
  readonly streamId: () => string;
  /** Gives a device its address, or an earlier session (RFC 6120, 7; XEP-0198, 5). */
  readonly enter: (entry: Entry) => Session | undefined;
  /** Hands on what a signed-in device sent. */
  readonly receive: (session: Session, element: Element) => void;
  /** The stream of a session has ended; `cleanly` where one side closed it on purpose. */
  readonly left: (session: Session, connection: Connection, cleanly: boolean) => void;
  /** Does something after what was sent so far. */
  readonly afterwards: (action: () => void) => void;
  /** Hears of what should not happen. */
  readonly onMistake: (error: unknown) => void;
}

export interface Entry {
  readonly name: Jid['local'];
  readonly element: Element;
  readonly connection: Connection;
  /** Ends the stream from the server's side. */
  readonly fail: (error: StreamError) => void;
}

/** What the server does with a stream from its side. */
export interface Stream {
  readonly onFrame: (frame: string) => void;
  readonly onEnd: () => void;
  /** RFC 6120, 4.4 and 4.9; with an address, the client is sent there (RFC 7395, 3.6.1). */
  readonly end: (error?: StreamError, seeOtherUri?: string) => void;
}

const malformed: SaslOutcome = {
  reply: { kind: 'failure', condition: 'incorrect-encoding', text: 'The data is no base64.' },
};

/** One client's XML stream over a WebSocket (RFC 7395): open, sign in, open again, enter, speak. */
export function createStream(connection: Connection, host: StreamHost): Stream {
  const { limits } = host;
  let state: 'closed' | 'new' | 'open' | 'proved' | 'authenticated' | 'entered' = 'new';
  let name = '';
  let session: Session | undefined;
  let failures = 0;
  let sasl = createSasl(host);
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
      host.onMistake(mistake);
      return { condition: 'internal-server-error', text: 'The server failed: connect again.' };
    }
  }

  function take(frame: string): StreamError | undefined {
    const most = name ? limits.stanzaBytes : limits.bytesBeforeSignIn;
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
        return takeSasl(element);
      case 'authenticated':
        session = host.enter({ name, element, connection, fail: end });
        if (!session) return undefined;
        clearTimeout(late);
        state = 'entered';
        return undefined;
      case 'entered':
        if (session) host.receive(session, element);
        return undefined;
      default:
        return { condition: 'not-authorized', text: 'Open the stream first.' };
    }
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
    const offered = reopened ? host.features() : [writeMechanisms(scramMechanisms)];
    const features = [...offered, host.limitsFeature(reopened)];
    write(xml('stream:features', { 'xmlns:stream': NS.streams }, ...features));
    return undefined;
  }

  function takeSasl(element: Element): StreamError | undefined {
    if (element.getNS() !== NS.sasl) return { condition: 'not-authorized', text: 'Sign in first.' };
    const step = readSaslStep(element);
    const { reply, ...proof } = step ? sasl(step) : malformed;
    write(writeSaslStep(reply));
    if (proof.name !== undefined) {
      name = proof.name;
      state = 'proved';
    }
    if (reply.kind !== 'failure') return undefined;
    sasl = createSasl(host);
    failures++;
    if (failures < limits.signInAttempts) return undefined;
    return { condition: 'policy-violation', text: 'Too many attempts.' };
  }

  function end(error?: StreamError, seeOtherUri?: string): void {
    if (state === 'closed') return;
    if (state === 'new' && error)
      write(writeOpen({ from: host.domain, id: host.streamId(), version: '1.0' }));
    state = 'closed';
    host.afterwards(() => {
      if (error) write(writeStreamError(error));
      write(writeClose(seeOtherUri === undefined ? {} : { seeOtherUri }));
      connection.close();
    });
    if (session) host.left(session, connection, true);
  }

  function onEnd(): void {
    clearTimeout(late);
    if (state !== 'closed' && session) host.left(session, connection, false);
    state = 'closed';
  }

  function write(element: Element): void {
    connection.send(writeFrame(element));
  }

  return { onFrame, onEnd, end };
}
