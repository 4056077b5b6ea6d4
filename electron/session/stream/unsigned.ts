import type { Client } from '@xmpp/client-core';
import iqCaller from '@xmpp/iq/caller.js';
import middlewareOf from '@xmpp/middleware';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { tooLate } from '../connect-fault.ts';
import { endedByServer } from '../stream-fault.ts';
import type { Surroundings } from '../surroundings.ts';
import { attemptFault } from './connect.ts';
import { composeEntity, type EntityOptions } from './entity.ts';
import { Requests } from './requests.ts';

/** What can be done on a stream on which nobody has signed in. */
export interface UnsignedStream {
  readonly features: Element;
  /** Asks the server itself by `set`. Rejects with a FaultError. */
  readonly ask: (payload: Element) => Promise<Element | undefined>;
}

export interface UnsignedOptions extends Omit<EntityOptions, 'onRedirect'> {
  readonly service: string;
}

/** For all of it, in milliseconds. */
const patience = 30_000;
const closing = 2_000;

/** Opens a stream of its own, lets something be done on it, and closes it. Rejects with a FaultError. */
export async function withUnsignedStream<T>(
  options: UnsignedOptions,
  surroundings: Surroundings,
  work: (stream: UnsignedStream) => Promise<T>,
): Promise<T> {
  const entity = composeEntity({ ...options, onRedirect: () => {} });
  const requests = composeRequests(entity, options.domain, surroundings);
  const broken = Promise.withResolvers<never>();
  entity.on('error', broken.reject);
  entity.on('disconnect', () => broken.reject(endedByServer()));
  const cancel = surroundings.after(patience, () => broken.reject(tooLate()));
  try {
    return await Promise.race([open(entity, options, requests).then(work), broken.promise]);
  } catch (error) {
    throw attemptFault(error);
  } finally {
    cancel();
    await close(entity);
  }
}

function composeRequests(entity: Client, domain: string, { id }: Surroundings): Requests {
  const requests = new Requests(domain, id);
  const middleware = middlewareOf({ entity });
  requests.guard(middleware);
  requests.use(iqCaller({ middleware, entity }));
  return requests;
}

async function open(
  entity: Client,
  { domain, service }: UnsignedOptions,
  requests: Requests,
): Promise<UnsignedStream> {
  entity.timeout = patience;
  entity.options.service = service;
  await entity.connect(service);
  const features = featuresOf(entity);
  await entity.open({ domain });
  return { features: await features, ask: (payload) => requests.ask({ type: 'set', to: domain, payload }) };
}

function featuresOf(entity: Client): Promise<Element> {
  return new Promise((resolve) => {
    entity.on('nonza', (element: Element) => {
      if (element.is('features', NS.streams)) resolve(element);
    });
  });
}

/** Never rejects, and leaves nothing open. */
async function close(entity: Client): Promise<void> {
  entity.timeout = closing;
  await entity.stop().catch(() => {});
  entity.socket?.socket?.terminate();
}
