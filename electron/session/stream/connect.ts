import type { Client } from '@xmpp/client-core';
import type { FaultError } from '#electron/model/fault.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readStreamError } from '#electron/stanza/stream-error.ts';
import { Element } from '#electron/stanza/xml.ts';
import { connectFault, tooLate } from '../connect-fault.ts';
import { bindFault, endedByServer, streamFault } from '../stream-fault.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Stream } from './compose.ts';
import { speaksXmpp1, tooOld } from './too-old.ts';

/** `resumed`: the server remembers the stream and nothing was missed. `renewed`: it is a new one. */
export type Beginning = 'resumed' | 'renewed';

/** For all of it: name, TCP, TLS, WebSocket, sign-in, binding. Milliseconds. */
const patience = 30_000;

/** One attempt at a stream on which stanzas may be sent. Rejects with a FaultError. */
export function connect({ entity, management }: Stream, surroundings: Surroundings): Promise<Beginning> {
  const undo: (() => void)[] = [];
  const attempt = new Promise<Beginning>((resolve, reject) => {
    const fail = (error: unknown) => reject(attemptFault(error));
    const ended = () => fail(endedByServer());
    const resumed = () => resolve('resumed');
    management.on('resumed', resumed);
    undo.push(() => management.off('resumed', resumed));
    undo.push(
      onReady(entity, () => resolve('renewed')),
      listen(entity, 'open', (header: Element) => {
        if (!speaksXmpp1(header)) fail(tooOld());
      }),
      listen(entity, 'error', fail),
      listen(entity, 'close', ended),
      listen(entity, 'disconnect', ended),
      surroundings.after(patience, () => fail(tooLate())),
    );
    open(entity).catch(fail);
  });
  return attempt.finally(() => {
    for (const each of undo) each();
  });
}

/** What an error of xmpp.js, or from below it, means. */
export function attemptFault(error: unknown): FaultError {
  if (error instanceof Error && 'condition' in error) {
    if (error.name === 'StreamError') return streamFault(String(error.condition), saidOf(error));
    // No other request is made before the stream has begun.
    if (error.name === 'StanzaError') return bindFault(String(error.condition));
  }
  return connectFault(error);
}

/** What our server says beside the condition of a stream error. */
function saidOf(error: Error): string | undefined {
  if (!('element' in error) || !(error.element instanceof Element)) return undefined;
  const { namespace, name } = readStreamError(error.element)?.application ?? {};
  return namespace === NS.perch ? name : undefined;
}

async function open(entity: Client): Promise<void> {
  entity.timeout = patience;
  await entity.connect(entity.options.service);
  await entity.open({ domain: entity.options.domain });
}

/**
 * Later than xmpp.js's `online`: a presence that leaves before stream management is enabled is counted by one
 * side only, and Prosody may end the stream for it.
 */
function onReady(entity: Client, ready: () => void): () => void {
  let managed = false;
  // Next turn: the handler in xmpp.js that hears the same element still has to set its counters.
  const soon = () => void setImmediate(ready);
  const undo = [
    listen(entity, 'online', () => void (managed || soon())),
    listen(entity, 'nonza', (element: Element) => {
      if (element.is('features', NS.streams)) managed = Boolean(element.getChild('sm', NS.streamManagement));
      const settled = element.is('enabled', NS.streamManagement) || element.is('failed', NS.streamManagement);
      if (settled && entity.status === 'online') soon();
    }),
  ];
  return () => {
    for (const each of undo) each();
  };
}

function listen<T>(entity: Client, name: string, listener: (event: T) => void): () => void {
  entity.on(name, listener);
  return () => void entity.off(name, listener);
}
