import type { ServiceLimits } from '#electron/model/connection.ts';
import type { FaultError } from '#electron/model/fault.ts';
import type { OriginId } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import { StanzaFaultError, timedOut } from '#electron/session/request-fault.ts';
import type { Surroundings } from '#electron/session/surroundings.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { tooLong } from './outbound-text.ts';

interface Pending {
  readonly resolve: (echo: Message) => void;
  readonly reject: (error: FaultError) => void;
  readonly cancel: () => void;
}

/** How long a room may take to echo, in milliseconds. */
const patience = 30_000;

/** Own messages that the room has not echoed yet, by origin id. */
export class PendingSends {
  readonly #pending = new Map<OriginId, Pending>();
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** Resolves with the room's echo. */
  expect(originId: OriginId): Promise<Message> {
    return new Promise((resolve, reject) => {
      const cancel = this.#surroundings.after(patience, () => this.fail(originId, timedOut()));
      this.#pending.set(originId, { resolve, reject, cancel });
    });
  }

  /** A message of ours came back. `id` is the stanza's own, which rooms reflect (XEP-0045, 7.4). */
  echoed(message: Message, id: string | undefined): void {
    const originId = message.originId ?? id ?? '';
    this.#take(originId)?.resolve(message);
  }

  /** The room's answer of type `error` to something that we said. */
  refused(stanza: Element, limits: ServiceLimits): void {
    const error = readStanzaError(stanza);
    if (error) this.#take(stanza.attrs.id ?? '')?.reject(sendFault(error, limits));
  }

  fail(originId: OriginId, error: FaultError): void {
    this.#take(originId)?.reject(error);
  }

  failAll(error: FaultError): void {
    for (const originId of [...this.#pending.keys()]) this.fail(originId, error);
  }

  #take(originId: OriginId): Pending | undefined {
    const pending = this.#pending.get(originId);
    pending?.cancel();
    this.#pending.delete(originId);
    return pending;
  }
}

function sendFault(
  error: NonNullable<ReturnType<typeof readStanzaError>>,
  limits: ServiceLimits,
): FaultError {
  switch (error.condition) {
    // XEP-0045, 7.4: who speaks is not in the room, whatever they believed.
    case 'not-acceptable':
      return new StanzaFaultError({ ...error, type: 'wait' }, [
        'UserNotJoined',
        'You are not in this room right now.',
      ]);
    case 'forbidden':
      return new StanzaFaultError(error, ['ErrorPermission', 'Only presenters post in this room.']);
    case 'policy-violation':
      return new StanzaFaultError(error, ['LimitExceeded', tooLong(limits.messageSize)]);
    default:
      return new StanzaFaultError(error);
  }
}
