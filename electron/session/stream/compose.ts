import type { Client } from '@xmpp/client-core';
import iqCallee from '@xmpp/iq/callee.js';
import iqCaller from '@xmpp/iq/caller.js';
import middlewareOf from '@xmpp/middleware';
import resourceBinding from '@xmpp/resource-binding';
import streamFeaturesOf from '@xmpp/stream-features';
import streamManagement, { type StreamManagement } from '@xmpp/stream-management';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { composeEntity, type EntityOptions } from './entity.ts';
import type { Requests } from './requests.ts';
import { addSignIn, type SignInOptions } from './sign-in.ts';
import { refuseDeadEnds } from './too-old.ts';

export interface StreamOptions extends EntityOptions {
  /** The own bare address. */
  readonly address: string;
  readonly resource?: string;
  readonly signIn: SignInOptions;
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
  const entity = composeEntity(options);
  entity._jid(options.address);
  const middleware = middlewareOf({ entity });
  const streamFeatures = streamFeaturesOf({ middleware });
  refuseDeadEnds(middleware);
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
