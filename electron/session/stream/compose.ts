import { Client } from '@xmpp/client-core';
import iqCallee from '@xmpp/iq/callee.js';
import iqCaller from '@xmpp/iq/caller.js';
import middlewareOf from '@xmpp/middleware';
import resourceBinding from '@xmpp/resource-binding';
import streamFeaturesOf from '@xmpp/stream-features';
import streamManagement, { type StreamManagement } from '@xmpp/stream-management';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { Requests } from './requests.ts';
import { addSignIn, type SignInOptions } from './sign-in.ts';
import { webSocketTransport } from './transport.ts';
import type { TransportOptions } from './ws-socket.ts';

export interface StreamOptions {
  /** The own bare address. */
  readonly address: string;
  readonly domain: string;
  readonly service: string;
  readonly resource?: string;
  readonly transport: TransportOptions;
  readonly signIn: SignInOptions;
  readonly onRedirect: (uri: string) => void;
  readonly answers: readonly Answer[];
}

/** What is answered to whoever asks by `get`: a payload, or `true` for an empty result. */
export interface Answer {
  readonly namespace: string;
  readonly name: string;
  readonly reply: () => Element | true;
}

export interface Stream {
  readonly entity: Client;
  readonly management: StreamManagement;
}

/** A silent link is asked for a sign of life after this, and given up for dead after `deadAfter` more. */
const quiet = 20_000;
const deadAfter = 10_000;

/**
 * The parts of xmpp.js that Perch uses, wired as its own `client()` does, but for: our transport and sign-in, no
 * FAST, no SASL2, no reconnection; and stream management before the request caller, which hands answers to
 * nobody else: they would not be counted (XEP-0198, 4).
 */
export function composeStream(options: StreamOptions, requests: Requests): Stream {
  const { domain, service } = options;
  const entity = new Client({ domain, service });
  entity._jid(options.address);
  entity.transports.push(webSocketTransport(options.transport, options.onRedirect));
  // It would follow to anywhere, TLS or not; the stream error is enough.
  entity._onSeeOtherHost = (error) => entity.emit('error', error);
  // Between the end of a stream and the end of its socket more may come, and xmpp.js has no parser for it.
  entity._onData = (data) => entity.parser?.write(String(data));
  // xmpp.js goes on waiting for the answer to a step that was cut off, and would take the next stream's for it.
  entity.on('disconnect', () => entity.removeAllListeners('nonza'));

  const middleware = middlewareOf({ entity });
  const streamFeatures = streamFeaturesOf({ middleware });
  addSignIn(streamFeatures, options.signIn);
  const management = streamManagement({ streamFeatures, entity, middleware });
  management.requestAckInterval = quiet;
  management.timeout = deadAfter;
  requests.guard(middleware);
  const caller = iqCaller({ middleware, entity });
  requests.use(caller);
  const callee = iqCallee({ middleware, entity });
  callee.get(NS.ping, 'ping', () => true);
  for (const { namespace, name, reply } of options.answers) callee.get(namespace, name, reply);
  resourceBinding({ iqCaller: caller, streamFeatures }, options.resource);
  return { entity, management };
}
