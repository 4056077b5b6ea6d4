import { expect } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { Model } from '#test/unit/server/rooms/world-model.ts';
import { type Addresses, nameOf, wordsOf } from './scenery.ts';
import { accountOf, bot, isInReach, people, type RoomName, rooms } from './steps.ts';

/** Who may hear of a room, and of what is said in it. */
export interface Hearing {
  readonly knows: ReadonlySet<string>;
  readonly enters: ReadonlySet<string>;
}

export type Hearings = Readonly<Record<RoomName, Hearing>>;

export function hearingIn(model: Model): Hearings {
  const those = (may: (person: string) => boolean) => new Set([...people, bot].filter(may));
  const of = (room: RoomName): Hearing => ({
    knows: those((person) => model.knows(person, room)),
    enters: those((person) => model.enters(person, room)),
  });
  return { desk: of('desk'), news: of('news') };
}

export function either(one: Hearings, other: Hearings): Hearings {
  const of = (room: RoomName): Hearing => ({
    knows: new Set([...one[room].knows, ...other[room].knows]),
    enters: new Set([...one[room].enters, ...other[room].enters]),
  });
  return { desk: of('desk'), news: of('news') };
}

/** Nothing of a room is in anything that reaches somebody who may not know of it, neither before nor now. */
export function checkHeard(
  device: string,
  stanzas: readonly Element[],
  addresses: Addresses,
  hearing: Hearings,
): void {
  const text = stanzas.join('\n');
  for (const room of rooms) {
    const reached = isInReach(device, room);
    const account = accountOf(device);
    if (!reached || !hearing[room].knows.has(account)) {
      const own = addresses[room].split('@')[0] ?? '';
      const tells = stanzas.filter((one) => !isAnswerFrom(one, addresses[room]) && !isOwnCopy(one, account));
      expect([device, tells.join('\n').includes(own)]).toEqual([device, false]);
      expect([device, text]).toEqual([device, expect.not.stringContaining(nameOf(room))]);
    }
    if (!reached || !hearing[room].enters.has(account)) {
      expect([device, text]).toEqual([device, expect.not.stringContaining(wordsOf(room))]);
    }
  }
}

/** An error comes from where the question went; that tells nothing that whoever asked did not say. */
function isAnswerFrom(stanza: Element, room: string): boolean {
  const { type, from } = stanza.attrs;
  return type === 'error' && from?.startsWith(room) && !stanza.children.join('').includes(room);
}

/** What one sent to an address, even to one without a room, is in one's own archive. */
function isOwnCopy(stanza: Element, account: string): boolean {
  const copy = stanza.getChild('result', NS.archive)?.getChild('forwarded', NS.forward)?.getChild('message');
  return copy?.attrs.from?.startsWith(`${account}/`) ?? false;
}
