import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import { StanzaFaultError, timedOut } from '#electron/session/request-fault.ts';
import { type MucUser, mucStatus, readMucUser, writeMucJoin } from '#electron/stanza/0045-muc.ts';
import { readStanzaError, type StanzaErrorCondition } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import type { Wire } from '../wire.ts';

/** What the room answered to the wish to enter. */
export interface Entered {
  readonly nickname: string;
  readonly user: MucUser;
  readonly presence: Element;
}

const patience = 30_000;
/** Names that are tried while others bear the one that we want. */
const mostNames = 20;

/**
 * One attempt to enter a room (XEP-0045, 7.2): all of the room's presences are handed to `hear` until it is
 * settled. Another person of the same name makes us `name (2)`; devices of one account share a name.
 */
export class Entrance {
  readonly #wire: Wire;
  readonly #room: RoomAddress;
  readonly #settled = Promise.withResolvers<Entered>();
  readonly #cancel: () => void;
  #tries = 1;

  constructor(wire: Wire, room: RoomAddress) {
    this.#wire = wire;
    this.#room = room;
    this.#cancel = wire.session.surroundings.after(patience, () => this.fail(timedOut()));
    this.#settled.promise.catch(() => {});
  }

  get nickname(): string {
    const { nickname } = this.#wire;
    return this.#tries === 1 ? nickname : `${nickname} (${this.#tries})`;
  }

  /** Rejects with a FaultError. */
  async enter(): Promise<Entered> {
    try {
      await this.#knock();
      return await this.#settled.promise;
    } finally {
      this.#cancel();
    }
  }

  hear(presence: Element): void {
    if (presence.attrs.type === 'error') this.#refused(presence);
    const user = readMucUser(presence);
    if (presence.attrs.type || !user?.statuses.includes(mucStatus.self)) return;
    const nickname = nicknameOf(presence);
    this.#settled.resolve({ nickname, user, presence });
  }

  fail(error: FaultError): void {
    this.#settled.reject(error);
  }

  /** History comes from the archive: none is wanted here (XEP-0045, 7.2.13). */
  #knock(): Promise<void> {
    const to = `${this.#room}/${this.nickname}`;
    const presence = xml('presence', { to }, writeMucJoin({ history: { maxStanzas: 0 } }));
    return this.#wire.session.send(presence);
  }

  #refused(presence: Element): void {
    const error = readStanzaError(presence);
    if (error?.condition === 'conflict' && this.#tries < mostNames) {
      this.#tries += 1;
      this.#knock().catch((problem: FaultError) => this.fail(problem));
      return;
    }
    this.fail(
      error
        ? new StanzaFaultError(error, rows[error.condition])
        : new FaultError('UnknownServerError', 'The room cannot be entered, and its server did not say why.'),
    );
  }
}

/** XEP-0045, 7.2: what the conditions mean at the door of a room. */
const rows: Partial<Record<StanzaErrorCondition, ConstructorParameters<typeof StanzaFaultError>[1]>> = {
  conflict: ['DataCollision', 'Too many people in this room bear your name. Choose another display name.'],
  forbidden: ['ErrorPermission', 'A manager has shut you out of this room.'],
  gone: ['NoSuchNode', 'This room is no more.'],
  'item-not-found': ['NoSuchNode', 'There is no such room, or it is not for you to see.'],
  'not-acceptable': ['InvalidArgument', 'The room does not accept this display name. Choose another one.'],
  'not-allowed': ['NoSuchNode', 'There is no such room, and you may not make one here.'],
  'not-authorized': ['ErrorPermission', 'This room asks for a password, which Perch does not offer.'],
  'registration-required': ['ErrorPermission', 'Only members enter this room. Ask a manager to add you.'],
  'resource-constraint': ['LimitExceeded', 'The room is full. Try again later.'],
  'service-unavailable': [
    'LimitExceeded',
    'The room is full, or its server does not answer. Try again later.',
  ],
};

export function nicknameOf(stanza: Element): string {
  const from: string = stanza.attrs.from ?? '';
  return from.slice(from.indexOf('/') + 1);
}
