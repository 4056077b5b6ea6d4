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
import { createSasl, type SaslOptions } from './sasl.ts';
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
    if (state === 'closed') return;
    const most = name ? limits.stanzaBytes : limits.bytesBeforeSignIn;
    if (frame.length > most || (frame.length * 3 > most && Buffer.byteLength(frame) > most)) {
      return end({ condition: 'policy-violation', text: `A stanza may have ${most} bytes.` });
    }
    if (frame.trim() === '') return;
    const element = readFrame(frame, limits);
    if (!(element instanceof Element)) return end(element);
    onElement(element);
  }

  function onElement(element: Element): void {
    const namespace = element.getNS();
    if (namespace === NS.framing) return onFraming(element);
    if (namespace === undefined)
      return end({ condition: 'invalid-namespace', text: 'A namespace is missing.' });
    if (state === 'open') return onSasl(element);
    if (state === 'authenticated') return onEntry(element);
    if (state === 'entered' && session) return host.receive(session, element);
    return end({ condition: 'not-authorized', text: 'Open the stream first.' });
  }

  function onFraming(element: Element): void {
    if (readClose(element)) return end();
    const open = readOpen(element);
    if (!open || (state !== 'new' && state !== 'proved')) {
      return end({ condition: 'bad-format', text: 'This does not belong here.' });
    }
    const reopened = state === 'proved';
    state = reopened ? 'authenticated' : 'open';
    write(writeOpen({ from: host.domain, id: host.streamId(), version: '1.0', language: 'en' }));
    if (open.to?.toLowerCase() !== host.domain) {
      return end({ condition: 'host-unknown', text: `This server is ${host.domain}.` });
    }
    if (!/^1\.\d+$/.test(open.version ?? '')) {
      return end({ condition: 'unsupported-version', text: 'This server speaks XMPP 1.0.' });
    }
    const offered = reopened ? host.features() : [writeMechanisms(scramMechanisms)];
    const features = [...offered, host.limitsFeature(reopened)];
    write(xml('stream:features', { 'xmlns:stream': NS.streams }, ...features));
  }

  function onSasl(element: Element): void {
    if (element.getNS() !== NS.sasl) return end({ condition: 'not-authorized', text: 'Sign in first.' });
    const step = readSaslStep(element);
    if (!step) {
      const text = 'The data is no base64.';
      return refuse(writeSaslStep({ kind: 'failure', condition: 'incorrect-encoding', text }));
    }
    const outcome = sasl(step);
    if (outcome.reply.kind === 'failure') return refuse(writeSaslStep(outcome.reply));
    write(writeSaslStep(outcome.reply));
    if (outcome.name === undefined) return;
    name = outcome.name;
    state = 'proved';
  }

  function refuse(failure: Element): void {
    write(failure);
    sasl = createSasl(host);
    failures++;
    if (failures >= limits.signInAttempts) end({ condition: 'policy-violation', text: 'Too many attempts.' });
  }

  function onEntry(element: Element): void {
    session = host.enter({ name, element, connection, fail: end });
    if (!session) return;
    clearTimeout(late);
    state = 'entered';
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
